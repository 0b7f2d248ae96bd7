import { fitText } from '$lib/domain/cards/fit-text';
import { measureText } from './fonts';
import type { PageContent, TextStyle } from './page-content';

/** One line that shrinks, and is cut with `…` when that is not enough. */
export async function fittingLine(
	page: PageContent,
	text: string,
	{ x, y, width, ...style }: { x: number; y: number; width: number } & TextStyle
): Promise<void> {
	const { size, weight = 'regular' } = style;
	const options = { width, size, minSize: size * 0.7, weight, maxLines: 1, breaks: 'between-words' } as const;
	const set = fitText(text, options, measureText);
	await page.text(set.lines[0] ?? '', { ...style, x, y, size: set.size });
}
