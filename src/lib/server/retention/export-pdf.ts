import { datesIn } from '$lib/i18n/dates';
import { DEFAULT_LOCALE, loadMessages, type Messages } from '$lib/i18n';
import type { ExportedRow, ExportedValue, PupilExport } from './collect-pupil';
import { SECTIONS } from './personal-data-map';

type Words = Messages['retention']['export'];

const { longDay, longMoment } = datesIn(DEFAULT_LOCALE);

/** The export as a paper that a parent can read, in Dutch. The JSON holds the same facts. */
export async function exportPdf({ sections, madeAt, scope }: PupilExport, at: Date): Promise<Uint8Array> {
	// Fonts and a library of PDF, ten times the size of this program: not in memory until somebody asks for a paper.
	const { readingPdf } = await import('../cards/print');
	const messages = await loadMessages(DEFAULT_LOCALE);
	const words = messages.retention.export;
	return readingPdf({
		title: words.title,
		intro: [words.intro, words.scopes[scope], words.madeAt(longMoment(new Date(madeAt)))],
		parts: SECTIONS.map((section) => ({
			heading: words.sections[section],
			empty: words.nothing,
			blocks: sections[section].map((row) => linesOf(row, words, messages))
		})),
		at,
		foot: words.foot
	});
}

function linesOf(row: ExportedRow, words: Words, messages: Messages): { label: string; value: string }[] {
	// What happened reads better as the sentence that the desk shows.
	const { action, detail } = row;
	const sentence =
		typeof action === 'string'
			? messages.desk.history.sentences[action]?.((detail ?? {}) as Record<string, string | null>)
			: undefined;
	const facts = sentence ? { ...row, action: sentence, detail: null } : row;
	return Object.entries(facts).flatMap(([name, value]) => {
		const shown = inWords(value, words);
		return shown === '' ? [] : [{ label: words.fields[name] ?? name, value: shown }];
	});
}

/** A value for a reader; nothing for what is not known. */
function inWords(value: ExportedValue, words: Words): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? words.yes : words.no;
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return value.map((one) => inWords(one, words)).join(', ');
	if (typeof value === 'object')
		return Object.entries(value)
			.map(([name, one]) => `${words.fields[name] ?? name}: ${inWords(one, words)}`)
			.join(', ');
	if (/^\d{4}-\d\d-\d\dT/.test(value)) return longMoment(new Date(value));
	if (/^\d{4}-\d\d-\d\d$/.test(value)) return longDay(value);
	return words.values[value] ?? value;
}
