/** An account as far as an action on a selection looks at it. */
export interface Selected {
	accountId: string | null;
	type: 'basis' | 'gevorderd';
	kind: 'pictures' | 'word' | 'temporary' | 'own' | null;
	blocked: boolean;
}

/** What can be done to a selection. */
export const SELECTION_ACTIONS = [
	'create',
	'renew',
	'pictures',
	'word',
	'reprint',
	'block',
	'unblock',
	'void'
] as const;
export type SelectionAction = (typeof SELECTION_ACTIONS)[number];

/** What an action will do: how many it touches, how many it leaves alone, and what goes lost with it. */
export interface Preview {
	affected: number;
	skipped: number;
	/** Pupils whose own chosen password is replaced by a temporary one. */
	ownPasswords: number;
}

/** Whether the action has something to do for this pupil. */
export function concerns(action: SelectionAction, { accountId, type, kind, blocked }: Selected): boolean {
	if (action === 'create') return accountId === null;
	if (accountId === null) return false;
	if (action === 'pictures' || action === 'word') return type === 'basis' && kind !== action;
	if (action === 'block') return !blocked;
	return action === 'unblock' ? blocked : true;
}

/** The preview that is shown before an action on a selection (CONVENTIONS §8 says: no surprise, and a way back). */
export function previewOf(action: SelectionAction, selection: readonly Selected[]): Preview {
	const touched = selection.filter((pupil) => concerns(action, pupil));
	return {
		affected: touched.length,
		skipped: selection.length - touched.length,
		ownPasswords: action === 'renew' ? touched.filter(({ kind }) => kind === 'own').length : 0
	};
}
