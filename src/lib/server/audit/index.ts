export { AUDIT_ACTIONS, EVERYDAY_ACTIONS, type AuditAction } from './actions';
export { doneToOthers } from './by-actor';
export { checkAuditChain, nameOf, type ChainReport } from './check-chain';
export { dropSealedAudit } from './drop-sealed';
export { eraseAuditDetail, eraseSomeDetail } from './erase-detail';
export { exportAudit } from './export-audit';
export { idsWithin, makeAuditMonths } from './months';
export { auditJson, insertAudits, recordAudit, recordAudits, type AuditEntry } from './record-audit';
export { sealAudit } from './seal-chain';
