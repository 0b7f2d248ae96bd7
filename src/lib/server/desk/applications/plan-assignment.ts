import { schoolDay } from '$lib/domain/accounts/school-day';
import {
	assignmentChange,
	firstDay,
	isAbout,
	refusePeriod,
	type AssignmentTarget,
	type PeriodRefusal
} from '$lib/domain/applications/assignment-change';
import type { Assignment } from '$lib/domain/applications/effective-assignment';
import { and, eq } from 'drizzle-orm';
import { listClasses, titlesOf } from '../../consent';
import type { Context } from '../../context';
import { assignments } from '../../db';
import { fetchGroup } from '../list-groups';
import { fetchPupil } from '../read-pupil';
import { AppError } from '../../errors';
import type { DeskActor } from '../../staff';
import type { StoredAssignment } from '../../applications';
import { fetchSchoolApplication } from './fetch-application';
import { readPlaces } from './school-places';

/** What a beheerder asks for. Days are ISO school days, both included; null for no limit. */
export interface AssignmentInput {
	applicationId: string;
	effect: 'give' | 'withhold';
	/** The whole school, or administrative groups, classes or pupils; with more than one, all of one level. */
	targets: readonly AssignmentTarget[];
	fromDay: string | null;
	untilDay: string | null;
}

export type AssignmentRefusal = PeriodRefusal | 'no-target' | 'suspended';

/** What a change does, told before it is saved. */
export interface AssignmentPreview {
	/** The day it was worked out for: the first it holds. */
	day: string;
	/** Pupils who get, and who lose, the application. */
	gained: number;
	lost: number;
	/** Of those who get it: without a LeerID yet, so they can do nothing with it. */
	withoutLeerid: number;
	/** Earlier assignments about the same group or pupil, which this one takes the place of. */
	replaced: number;
}

export interface AssignmentPlan {
	preview: AssignmentPreview;
	replaced: StoredAssignment[];
}

/** Groups one assignment may name at once; no school has more. */
const MAX_TARGETS = 200;

/** What `assign` would do with `input`, and what becomes of whom. Everything named by id must be of the actor's school. */
export async function planAssignment(
	ctx: Context,
	actor: DeskActor,
	input: AssignmentInput
): Promise<AssignmentPlan | { refusal: AssignmentRefusal }> {
	const application = await fetchSchoolApplication(ctx, actor, input.applicationId);
	const today = schoolDay(ctx.now);
	const { targets, effect, fromDay, untilDay } = input;
	if (application.suspended) return { refusal: 'suspended' };
	if (targets.length === 0 || targets.length > MAX_TARGETS) return { refusal: 'no-target' };
	for (const target of targets) await fetchTarget(ctx, actor, target);
	await requireClasses(ctx, actor, targets);
	const refusal = refusePeriod({ fromDay, untilDay }, today);
	if (refusal) return { refusal };

	const before = await readOwn(ctx, actor, application.id);
	const replaced = before.filter((one) => targets.some((target) => isAbout(one, target)));
	const added = targets.map((target) => ({ ...valuesOf(actor, target), effect, fromDay, untilDay }));
	const after = [...before.filter((one) => !replaced.includes(one)), ...added];
	const day = firstDay(fromDay, today);
	return {
		preview: { ...(await look(ctx, actor, { before, after, day })), replaced: replaced.length },
		replaced
	};
}

/** What a change from `before` to `after` does at the actor's school on `day`. */
export async function look(
	ctx: Context,
	{ schoolId }: Pick<DeskActor, 'schoolId'>,
	{ before, after, day }: { before: readonly Assignment[]; after: readonly Assignment[]; day: string }
): Promise<Omit<AssignmentPreview, 'replaced'>> {
	const places = await readPlaces(ctx, { schoolId, day });
	const { gained, lost } = assignmentChange(places, before, after, day);
	const withLeerid = new Set(places.flatMap(({ hasLeerid, pupilId }) => (hasLeerid ? [pupilId] : [])));
	return {
		day,
		gained: gained.length,
		lost: lost.length,
		withoutLeerid: gained.filter((id) => !withLeerid.has(id)).length
	};
}

/** Every assignment of the actor's school for one application. */
export const readOwn = (
	{ db }: Context,
	{ schoolId }: Pick<DeskActor, 'schoolId'>,
	applicationId: string
): Promise<StoredAssignment[]> =>
	db
		.select()
		.from(assignments)
		.where(and(eq(assignments.schoolId, schoolId), eq(assignments.applicationId, applicationId)));

/** The columns that say for whom. */
export const valuesOf = ({ schoolId }: Pick<DeskActor, 'schoolId'>, { level, id }: AssignmentTarget) => ({
	schoolId,
	level,
	administrativeGroupId: level === 'group' ? id : null,
	pupilId: level === 'pupil' ? id : null,
	classTitle: level === 'class' ? id : null
});

/** A group or pupil of another school is refused like any foreign id. */
async function fetchTarget(ctx: Context, actor: DeskActor, { level, id }: AssignmentTarget): Promise<void> {
	if (level === 'group') await fetchGroup(ctx, actor, id ?? '');
	if (level === 'pupil') await fetchPupil(ctx, actor, id ?? '');
}

/** Throws `AppError('not-found')` for a class that the school does not have now; without its consent it has none (D4). */
async function requireClasses(
	ctx: Context,
	{ schoolId }: DeskActor,
	targets: readonly AssignmentTarget[]
): Promise<void> {
	if (!targets.some(({ level }) => level === 'class')) return;
	const known = titlesOf(await listClasses(ctx, schoolId));
	if (!targets.every(({ level, id }) => level !== 'class' || known.includes(id ?? '')))
		throw new AppError('not-found');
}
