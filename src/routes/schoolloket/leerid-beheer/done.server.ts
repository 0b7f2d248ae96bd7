import { fetchUndo, type Undo } from '$lib/server/desk';
import type { DeskActor } from '$lib/server/staff';
import type { Context } from '$lib/server/context';
import { AppError } from '$lib/server/errors';

/** What just happened, told on the page that one is sent back to. */
const TOLD = [
	'blocked',
	'unblocked',
	'renamed',
	'voided',
	'released',
	'removed',
	'saved',
	'undone',
	'created',
	'lent',
	'returned'
] as const;
export type Told = (typeof TOLD)[number];

export interface Done {
	what: Told;
	count: number;
	/** Set while it can be taken back. */
	undo: Undo | null;
}

/** The address of `path` that tells what happened. */
export function tell(
	path: string,
	what: Told,
	{ count = 1, undoId = null }: { count?: number; undoId?: string | null } = {}
) {
	const parameters = new URLSearchParams({ gedaan: what, aantal: String(count) });
	if (undoId) parameters.set('terug', undoId);
	return `${path}${path.includes('?') ? '&' : '?'}${parameters.toString()}`;
}

/** Reads what `tell` wrote; null when there is nothing to tell. An undo that is over is no longer offered. */
export async function readDone(ctx: Context, actor: DeskActor, { searchParams }: URL): Promise<Done | null> {
	const what = TOLD.find((told) => told === searchParams.get('gedaan'));
	if (!what) return null;
	const undoId = searchParams.get('terug');
	const count = readCount(searchParams, 'aantal');
	const undo = undoId ? await fetchUndo(ctx, actor, undoId).catch(ignoreOver) : null;
	return { what, count, undo };
}

/** A number of pupils that an address tells; 0 for what is none. */
export const readCount = (parameters: URLSearchParams, name: string): number =>
	Math.trunc(Math.min(Math.max(Number(parameters.get(name)) || 0, 0), 100_000));

function ignoreOver(error: unknown): null {
	if (error instanceof AppError && error.code === 'not-found') return null;
	throw error;
}
