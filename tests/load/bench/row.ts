import type { Stage } from './stage.ts';

/** How long and how often: the whole, or a look whether everything still runs. */
export interface Budget {
	rounds: number;
	/** Of one measurement. */
	seconds: number;
	warmUp: number;
	/** Of four times the capacity. */
	overload: number;
	quick: boolean;
}

/** One line of the table: what each round gave, and what we want. */
export interface Row {
	measure: string;
	values: number[];
	/** As the issue writes it. */
	aim: string;
	reached(value: number): boolean;
	/** What one wants to know beside it, such as the figures that a ratio was made of. */
	detail: string;
}

/** Rows that are measured together. Each name asks for its own row, and the group measures all it has. */
export interface Group {
	names: readonly string[];
	run(stage: Stage, budget: Budget): Promise<Row[]>;
}

export const atLeast = (aim: number) => (value: number) => value >= aim;
export const atMost = (aim: number) => (value: number) => value <= aim;
