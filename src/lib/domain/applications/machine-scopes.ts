/**
 * What a machine may be allowed to do by itself, without a pupil (`client_credentials`). An application for pupils never
 * gets one of these, a machine never one of `SCOPES`. An API that needs a scope of its own adds it here, and its words in
 * `i18n` (`machineScopes`): the operator then finds it in the form of a machine.
 */
export const MACHINE_SCOPES = [
	'applications.manage',
	'class-information.deliver',
	'enrollments.deliver'
] as const;
export type MachineScope = (typeof MACHINE_SCOPES)[number];

/** Whether `text` names a scope of a machine. */
export const isMachineScope = (text: string): text is MachineScope =>
	(MACHINE_SCOPES as readonly string[]).includes(text);
