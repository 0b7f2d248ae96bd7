/** An account as far as an action on a selection looks at it. */
export interface Selected {
	accountId: string | null;
	type: 'basis' | 'gevorderd';
	kind: 'pictures' | 'word' | 'temporary' | 'own' | null;
	blocked: boolean;
	/** At another school now, and here not yet or no more: that school decides about the account. */
	elsewhere: boolean;
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
	/** How many it leaves alone because another school decides about them now; not among `skipped`. */
	elsewhere: number;
	/** Pupils whose own chosen password is replaced by a temporary one. */
	ownPasswords: number;
}

/** Makes or prints only what is not there yet, so next year's school may do it before the pupil comes. */
const HARMLESS: readonly SelectionAction[] = ['create', 'reprint'];

/** Whether the action has something to do for this pupil, and this school may do it now. */
export const concerns = (action: SelectionAction, pupil: Selected): boolean =>
	changes(action, pupil) && !isLeftToOther(action, pupil);

const isLeftToOther = (action: SelectionAction, { elsewhere }: Selected) =>
	elsewhere && !HARMLESS.includes(action);

function changes(action: SelectionAction, { accountId, type, kind, blocked }: Selected): boolean {
	if (action === 'create') return accountId === null;
	if (accountId === null) return false;
	if (action === 'pictures' || action === 'word') return type === 'basis' && kind !== action;
	if (action === 'block') return !blocked;
	return action === 'unblock' ? blocked : true;
}

/** The preview that is shown before an action on a selection (CONVENTIONS §8 says: no surprise, and a way back). */
export function previewOf(action: SelectionAction, selection: readonly Selected[]): Preview {
	const touched = selection.filter((pupil) => concerns(action, pupil));
	const left = selection.filter((pupil) => changes(action, pupil) && isLeftToOther(action, pupil));
	return {
		affected: touched.length,
		skipped: selection.length - touched.length - left.length,
		elsewhere: left.length,
		ownPasswords: action === 'renew' ? touched.filter(({ kind }) => kind === 'own').length : 0
	};
}
