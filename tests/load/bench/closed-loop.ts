/** What came of one measurement. */
export interface Measured {
	/** A second, while all lanes were under way. */
	rate: number;
	/** Milliseconds of each, sorted. */
	times: number[];
	/** How much each gauge grew for one. */
	each: Record<string, number>;
	/** Also those before and after the clock ran. */
	all: number;
}

interface Loop {
	lanes: number;
	seconds: number;
	/** What only grows, such as the processor time of a server. */
	gauges?: Record<string, () => number>;
}

/**
 * `lanes` people, each of whom begins anew as soon as the last answer came: how much there can be. The clock runs from when each
 * lane finished one until `seconds` later, so that neither the start nor the last ones count.
 */
export async function closedLoop(
	{ lanes, seconds, gauges = {} }: Loop,
	work: (lane: number) => Promise<unknown>
): Promise<Measured> {
	const times: number[] = [];
	const read = () => Object.entries(gauges).map(([name, gauge]) => [name, gauge()] as const);
	const finished = new Set<number>();
	let began: { at: number; gauges: ReturnType<typeof read> } | null = null;
	let over: { at: number; gauges: ReturnType<typeof read> } | null = null;
	let all = 0;
	async function run(lane: number): Promise<void> {
		while (!over) {
			const start = performance.now();
			await work(lane);
			const now = performance.now();
			all += 1;
			finished.add(lane);
			if (began && !over) times.push(now - start);
			if (!began && finished.size === lanes) began = { at: now, gauges: read() };
			if (began && now - began.at >= seconds * 1000) over ??= { at: now, gauges: read() };
		}
	}
	await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
	const [from, to] = [began, over] as unknown as { at: number; gauges: ReturnType<typeof read> }[];
	if (!from || !to) throw new Error('a closed loop never began');
	const each = to.gauges.map(([name, value], n) => [
		name,
		(value - (from.gauges[n]?.[1] ?? 0)) / times.length
	]);
	return {
		rate: (times.length * 1000) / (to.at - from.at),
		times: times.sort((a, b) => a - b),
		each: Object.fromEntries(each) as Record<string, number>,
		all
	};
}
