/** What a delivery means for one school. `known` is the pupils it has before. */
export interface SchoolChange {
	known: number;
	changed: number;
	deregistered: number;
}

export type Brake = 'many-deregistered' | 'many-changed';

/** Above a tenth of its pupils deregistered, or three quarters changed, a person looks first. */
const DEREGISTERED_SHARE = 1 / 10;
const CHANGED_SHARE = 3 / 4;

/**
 * Why a delivery waits for a person's yes at this school; empty when it need not. Planned ends are not counted by the
 * caller: on 31 August a whole school leaves, and nothing is wrong.
 */
export function brakesOf({ known, changed, deregistered }: SchoolChange): Brake[] {
	const brakes: Brake[] = [];
	if (deregistered > known * DEREGISTERED_SHARE) brakes.push('many-deregistered');
	if (changed > known * CHANGED_SHARE) brakes.push('many-changed');
	return brakes;
}

/** Whether a yes that was given for `approved` covers what it has become since. */
export function coversChange(approved: SchoolChange, now: SchoolChange): boolean {
	return now.deregistered <= approved.deregistered && now.changed <= approved.changed;
}
