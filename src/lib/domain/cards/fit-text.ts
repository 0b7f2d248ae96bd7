export type Weight = 'regular' | 'bold';

/** The width of a text set in size 1, in the same unit as the size. The fonts are the caller's. */
export type MeasureText = (text: string, weight: Weight) => number;

export type Breaks = 'after-dots' | 'between-words';

/**
 * Where a line may end, tried in turn. Names break at spaces and hyphens; addresses and usernames after a dot of the
 * username (F41), and only then before the whole of it.
 */
const BREAKS: Record<Breaks, RegExp[]> = {
	'between-words': [/(?<=[\s-])/u],
	'after-dots': [/(?<=\.)(?=[^/]*$)/u, /(?<=[./])(?=[^/]*$)/u]
};

export interface FitOptions {
	/** Room for a line, mm. */
	width: number;
	/** Size of the letters, mm: as wished, and the smallest that may still be read. */
	size: number;
	minSize: number;
	weight: Weight;
	/** Lines at most; what does not fit ends in `…`. Without it nothing is cut: there are as many lines as it takes. */
	maxLines?: number;
	breaks: Breaks;
}

export interface FittedText {
	lines: string[];
	size: number;
}

const SHRINK_STEPS = 6;
/** Up to this a text shrinks to stay on one line; further it is better to take a second. */
const SHRINK_BEFORE_WRAP = 0.82;
const graphemes = new Intl.Segmenter('nl-BE');

/**
 * Sets a text that may be too wide: it shrinks a little, then wraps, then shrinks to the smallest size, and then wraps
 * within a word or is cut. No line is ever wider than `width`. An empty text has no lines.
 */
export function fitText(text: string, options: FitOptions, measure: MeasureText): FittedText {
	const { width, size, minSize, weight, maxLines = Infinity } = options;
	if (!text) return { lines: [], size };
	const natural = measure(text, weight);
	if (natural * size <= width) return { lines: [text], size };
	const shrunk = Math.floor((width / natural) * 1000) / 1000;
	if (shrunk >= Math.max(size * SHRINK_BEFORE_WRAP, minSize)) return { lines: [text], size: shrunk };

	for (const at of BREAKS[options.breaks]) {
		for (let step = 0; step <= SHRINK_STEPS; step++) {
			const tried = size - ((size - minSize) * step) / SHRINK_STEPS;
			const lines = wrap(text.split(at), width / tried, options, measure);
			if (lines && lines.length <= Math.min(maxLines, 2)) return { lines, size: tried };
		}
	}
	const room = width / minSize;
	const parts = text.split(BREAKS[options.breaks].at(-1) ?? '').flatMap((part) => {
		if (measure(part.trimEnd(), weight) <= room) return [part];
		return [...graphemes.segment(part)].map(({ segment }) => segment);
	});
	const lines = wrap(parts, room, options, measure) ?? parts;
	return { lines: cut(lines, maxLines, room, weight, measure), size: minSize };
}

/** The parts in lines no wider than `room`, each as full as can be; null when a part alone is too wide. */
function wrap(parts: string[], room: number, { weight }: FitOptions, measure: MeasureText): string[] | null {
	const fits = (line: string) => measure(line.trimEnd(), weight) <= room;
	if (!parts.every(fits)) return null;
	const lines: string[] = [];
	let line = '';
	for (const part of parts) {
		if (line && !fits(line + part)) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += part;
	}
	return [...lines, line.trimEnd()].filter(Boolean);
}

function cut(lines: string[], max: number, room: number, weight: Weight, measure: MeasureText): string[] {
	if (lines.length <= max) return lines;
	const kept = lines.slice(0, max);
	const last = [...graphemes.segment(kept[max - 1] ?? '')].map(({ segment }) => segment);
	while (last.length > 0 && measure(`${last.join('')}…`, weight) > room) last.pop();
	return [...kept.slice(0, -1), `${last.join('').trimEnd()}…`];
}
