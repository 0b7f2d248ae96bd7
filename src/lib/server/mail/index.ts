export { mailboxOf, MAX_ADDRESS_LENGTH, normalizeAddress } from './normalize-address';
export { checkOutbox, listOutbox, readOutboxMail, type OutboxHealth, type OutboxMail } from './outbox';
export { previewMails, type MailPreview } from './preview-mail';
export { queueMail, type NewMail, type QueuedMail } from './queue-mail';
export { renderMail, type RenderedMail } from './render-mail';
export { startMail } from './start-mail';
export type { MailParams, MailPurpose, MailTemplate } from './templates';
