// Loaded before the application (`--import`): its clock is as far off as the file CLOCK_FILE says, in milliseconds, and follows when
// that changes. Time that only passes (`performance.now`, timers) goes on, as it does when a machine's clock is set.
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE ?? '';
const RealDate = Date;
let offset = 0;
setInterval(() => (offset = read()), 100).unref();

class MovedDate extends RealDate {
	constructor(...given: unknown[]) {
		super(...((given.length === 0 ? [RealDate.now() + offset] : given) as [number]));
	}
	static override now(): number {
		return RealDate.now() + offset;
	}
}
globalThis.Date = MovedDate as DateConstructor;

function read(): number {
	try {
		return Number(readFileSync(file, 'utf8')) || 0;
	} catch {
		return 0; // nobody moved it yet
	}
}
