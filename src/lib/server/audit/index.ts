export { AUDIT_ACTIONS, EVERYDAY_ACTIONS, type AuditAction } from './actions';
export { checkAuditChain, nameOf, type ChainReport } from './check-chain';
export { eraseAuditDetail, eraseSomeDetail } from './erase-detail';
export { exportAudit } from './export-audit';
export { auditJson, insertAudits, recordAudit, recordAudits, type AuditEntry } from './record-audit';
export { dropSealedAudit, sealAudit } from './seal-chain';
