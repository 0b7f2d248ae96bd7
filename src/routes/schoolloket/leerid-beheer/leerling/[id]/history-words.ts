import type { Messages } from '$lib/i18n';

export interface ShownEvent {
	at: Date;
	action: string;
	actorKind: string;
	actorName: string | null;
	elsewhere: boolean;
	device: string | null;
	detail: Record<string, string | number | boolean | null>;
}

/** Who did it, in Dutch; nobody's name but a colleague's. */
export function actorWords(event: ShownEvent, words: Messages['desk']['history']): string {
	if (event.actorKind === 'pupil') return words.pupil;
	if (event.actorKind === 'staff')
		return event.actorName ?? (event.elsewhere ? words.elsewhere : words.staff);
	return event.actorKind === 'system' ? words.system : words.somebody;
}

/** A small fact of a row, in words where there are: a kind of secret, a type of account, yes and no. */
export function valueWords(key: string, value: string | number | boolean | null, words: Messages['desk']) {
	if (typeof value === 'boolean') return value ? words.history.yes : words.history.no;
	const text = String(value ?? words.none);
	const known: Record<string, string> = key === 'kind' ? words.pupil.kinds : key === 'type' ? words.type : {};
	return known[text] ?? text;
}

/** What happened, as a sentence; null for what is of no interest but to who checks everything. */
export const sentence = (event: ShownEvent, words: Messages['desk']['history']): string | null =>
	words.sentences[event.action]?.(event.detail) ?? null;
