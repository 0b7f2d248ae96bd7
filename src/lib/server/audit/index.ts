export { AUDIT_ACTIONS, EVERYDAY_ACTIONS, type AuditAction } from './actions';
export { recordAudit, recordAudits, type AuditEntry } from './record-audit';
