/** What decides about a crowd, by the clock that `turn` moves. */
export interface Gate {
	begin(newcomer: { most: number; hashesWaiting: number; address: string }): (() => void) | string;
	notePressure<T>(work: () => Promise<T>): Promise<T>;
	isOverloaded(most: number): boolean;
}

export interface Morning {
	/** How many come in this millisecond. */
	arrivals(millisecond: number): number;
	seconds: number;
	/** How many requests of a first page come in this millisecond from one address, and never go on. */
	flood?(millisecond: number): number;
	/** Milliseconds from the page until the secret is typed. */
	typing?: (chance: number) => number;
	/** How much of the core is ours in this millisecond. */
	speed?: (millisecond: number) => number;
	/** Seconds after which who was sent away comes back; they do not, when left out. */
	rest?: (now: number, chance: number) => number;
	/** Milliseconds of the core for each step of a sign-in. */
	costs?: typeof COSTS;
	/** Moves the clock by a millisecond, and lets what was promised happen. */
	turn(): Promise<void>;
}

/** As measured on the machine of docs/performance.md, where a sign-in takes some 31 ms of a core. */
export const COSTS = { begin: 6, page: 4, form: 2, hash: 12.7, answer: 3, code: 3, refusal: 0.1 };
/** Sign-ins that may be under way, and requests that begin one which are answered at a time. */
const [MOST, AT_ONCE] = [100, 8];
/** Where pupils come from, in turn. */
const SCHOOLS = 50;
/** Hashes yield to all else: so much of the core is left to them. */
const YIELDED = 0.1;

export interface Outcome {
	begun: number;
	sentAway: number;
	/** Secrets that were typed and not looked at. */
	wasted: number;
	/** Milliseconds from the first time that they came until they were in, without what they typed. */
	in: number[];
	/** Milliseconds in which the core had nothing to do. */
	idle: number;
}

interface Pupil {
	address: string;
	came: number;
	typed: number;
}
interface Work {
	left: number;
	done(): void;
}

/** A morning on a server with one core, millisecond by millisecond: pages and everything short in their order, and hashes in what is left. */
export async function spend(
	gate: Gate,
	{
		arrivals,
		seconds,
		flood = () => 0,
		typing = () => 0,
		speed = () => 1,
		rest,
		costs = COSTS,
		turn
	}: Morning
): Promise<Outcome> {
	const outcome: Outcome = { begun: 0, sentAway: 0, wasted: 0, in: [], idle: 0 };
	const loop: Work[] = [];
	const hashes: Work[] = [];
	const beginners: (() => void)[] = [];
	const later = new Map<number, (() => void)[]>();
	let [now, came, beginning] = [0, 0, 0];
	let chance = 0;
	// Spread evenly and the same in each run.
	const draw = () => (chance = (chance + 0.618_033_988_75) % 1);
	const wait = (milliseconds: number, then: () => void) => {
		const at = now + Math.max(1, Math.round(milliseconds));
		later.set(at, [...(later.get(at) ?? []), then]);
	};
	const work = (left: number, done: () => void) => void loop.push({ left, done });
	const worked = (left: number) => new Promise<void>((done) => work(left, done));
	const hashed = () => new Promise<void>((done) => hashes.push({ left: costs.hash, done }));

	const knock = (address: string) =>
		gate.begin({ most: MOST, hashesWaiting: Math.max(0, hashes.length - 1), address });
	const come = (pupil: Pupil) =>
		work(costs.refusal, () => {
			const answered = knock(pupil.address);
			if (typeof answered === 'string') {
				outcome.sentAway += 1;
				if (rest) wait(rest(now, draw()) * 1000, () => come(pupil));
				return;
			}
			outcome.begun += 1;
			take(answered, () => open(pupil));
		});
	const ask = () =>
		work(costs.refusal, () => {
			const answered = knock('flood');
			if (typeof answered !== 'string') take(answered, () => undefined);
		});
	const take = (answered: () => void, then: () => void) => {
		beginners.push(() => work(costs.begin, () => (answered(), (beginning -= 1), startNext(), then())));
		startNext();
	};
	const startNext = () => {
		if (beginning >= AT_ONCE) return;
		const next = beginners.shift();
		if (next) beginning += 1;
		next?.();
	};
	const open = (pupil: Pupil) =>
		work(costs.page, () => {
			const typed = typing(draw());
			wait(typed, () => send({ ...pupil, typed }));
		});
	const send = (pupil: Pupil) =>
		work(costs.form, () => {
			if (gate.isOverloaded(MOST)) {
				outcome.wasted += 1;
				return wait(8_000 + 4_000 * draw(), () => send(pupil));
			}
			void gate
				.notePressure(() => hashed().then(() => worked(costs.answer)))
				.then(() => work(costs.code, () => outcome.in.push(now - pupil.came - pupil.typed)));
		});
	/** Does what there is for so many milliseconds, and gives what was left of them. */
	const spendOn = (queue: Work[], milliseconds: number): number => {
		let left = milliseconds;
		for (let first = queue[0]; first && left > 0; first = queue[0]) {
			const spent = Math.min(left, first.left);
			left -= spent;
			first.left -= spent;
			if (first.left > 1e-9) break;
			queue.shift();
			first.done();
		}
		return left;
	};

	for (; now < seconds * 1000; now++) {
		for (let n = arrivals(now); n > 0; n--) {
			came += 1;
			come({ address: `school ${came % SCHOOLS}`, came: now, typed: 0 });
		}
		for (let n = flood(now); n > 0; n--) ask();
		for (const then of later.get(now) ?? []) then();
		later.delete(now);
		const all = speed(now);
		const yielded = hashes.length > 0 && loop.length > 0 ? YIELDED * all : 0;
		const left = spendOn(hashes, yielded + spendOn(loop, all - yielded));
		if (left === all) outcome.idle += 1;
		await turn();
	}
	return outcome;
}

/** So many a second, evenly, until `seconds`. */
export const evenly =
	(rate: number, seconds = Infinity) =>
	(millisecond: number): number =>
		millisecond < seconds * 1000
			? Math.floor(((millisecond + 1) * rate) / 1000) - Math.floor((millisecond * rate) / 1000)
			: 0;
