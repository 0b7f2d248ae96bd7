import type { Messages } from '$lib/i18n';

/** What is wrong with the current password that was given. */
export function doubtText({ profile }: Messages, doubt: 'missing' | 'wrong' | undefined): string | undefined {
	if (doubt === undefined) return undefined;
	return doubt === 'missing' ? profile.currentMissing : profile.currentWrong;
}
