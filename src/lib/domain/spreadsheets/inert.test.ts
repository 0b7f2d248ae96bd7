import { expect, test } from 'vitest';
import { inert } from './inert';

test.each([
	['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
	['@SUM(A1)', "'@SUM(A1)"],
	['+32', "'+32"],
	['-2+3', "'-2+3"],
	['\t=1+1', "'=1+1"],
	['\r=1+1', "'=1+1"],
	['\u0000=1+1', "'=1+1"],
	['  =1+1', "'=1+1"],
	['\uff1d1+1', "'\uff1d1+1"],
	['00945', '00945'],
	["'s Gravesande", "'s Gravesande"],
	['Anne-Marie', 'Anne-Marie'],
	['<script>', '<script>'],
	['', '']
])('%j is written as %j', (name, written) => {
	expect(inert(name)).toBe(written);
});
