import type { Messages } from '$lib/i18n';

/** Why a field was refused, with the line it is about. */
export function refusalText(
	words: Messages['applications']['manage'],
	{ code, line }: { code: string; line?: string }
): string {
	const all: Record<string, string> = {
		...words.keysRefusals,
		...words.addressRefusals,
		...words.formRefusals,
		// A key set and a form both can have too many of something.
		'too-many': words.formRefusals['too-many']
	};
	const text = all[code] ?? code;
	return line === undefined ? text : words.line(text, line);
}
