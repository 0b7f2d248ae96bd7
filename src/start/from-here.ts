import { resolve } from 'node:path';

/**
 * The words of a command with its files as they are meant in this folder: the server that reads or writes them may have been
 * started in another.
 */
export function fromHere(words: readonly string[]): string[] {
	return words.map((word, at) => {
		const before = words[at - 1] ?? '';
		if (before === '--to') return resolve(word);
		if (word.startsWith('--to=')) return `--to=${resolve(word.slice('--to='.length))}`;
		const isFile = words[0] === 'import' && at >= 2 && !word.startsWith('-') && before !== '--apply';
		return isFile ? resolve(word) : word;
	});
}
