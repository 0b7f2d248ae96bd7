import { median, round } from './figures.ts';
import type { Row } from './row.ts';

/** As Markdown, so that it can be kept in docs/performance.md as it is. */
export function printTable(rows: readonly Row[]): void {
	console.log('\n| measure | median | spread | aim | | made of |\n| --- | --- | --- | --- | --- | --- |');
	for (const { measure, values, aim, reached, detail } of rows) {
		const middle = median(values);
		const spread = values.length > 1 ? `${round(Math.min(...values))}–${round(Math.max(...values))}` : 'once';
		const verdict = values.length === 0 ? 'not measured' : reached(middle) ? 'reached' : 'not reached';
		console.log(`| ${measure} | ${round(middle)} | ${spread} | ${aim} | ${verdict} | ${detail} |`);
	}
}
