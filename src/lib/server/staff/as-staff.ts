import type { Context } from '../context';

/** The context of somebody whom this very step recognises: the audit then knows whose step it was. */
export const asStaff = (ctx: Context, staffId: string, schoolId: string | null = null): Context => ({
	...ctx,
	actor: { kind: 'staff', staffId, schoolId }
});
