import { Counter, Gauge, Histogram, register } from 'prom-client';

/** Nothing here is labelled with a pupil, a school, an address or a path: only with words that are written in this program. */
interface Described<Label extends string> {
	name: string;
	help: string;
	labelNames?: readonly Label[];
}

/** A hot reload makes modules anew while the former metrics still stand. */
const standing = <Metric>(name: string, make: () => Metric): Metric =>
	(register.getSingleMetric(name) as Metric | undefined) ?? make();

/** What only grows. */
export const counter = <Label extends string>(described: Described<Label>): Counter<Label> =>
	standing(described.name, () => new Counter(described));

/** How long things take, in seconds. */
export const histogram = <Label extends string>(
	described: Described<Label> & { buckets: number[] }
): Histogram<Label> => standing(described.name, () => new Histogram(described));

/** What goes up and down, asked when somebody looks. `across` says how the values of several processes become one. */
export function gauge<Label extends string>(
	{ across = 'sum', ...described }: Described<Label> & { across?: 'sum' | 'max' },
	read: (gauge: Gauge<Label>) => void | Promise<void>
): void {
	register.removeSingleMetric(described.name);
	new Gauge({
		...described,
		aggregator: across,
		collect() {
			return read(this);
		}
	});
}
