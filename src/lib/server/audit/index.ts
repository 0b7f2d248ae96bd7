export { AUDIT_ACTIONS, type AuditAction } from './actions';
export { recordAudit, type AuditEntry } from './record-audit';
