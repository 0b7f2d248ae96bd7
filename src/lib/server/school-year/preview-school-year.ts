import {
	checklistDays,
	isRenamed,
	moveOf,
	stepsUp,
	type ChecklistItem,
	type Move
} from '$lib/domain/roster/school-year-move';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { carriedAssignments } from '../db';
import type { DeskActor } from '../staff';
import { daysOf, readPupilsInYear, type PupilInYear } from './read-moves';

/** A pupil as the assistant lists them. */
export interface ListedPupil {
	pupilId: string;
	name: string;
	groupName: string;
}

export interface SchoolYearPreview {
	/** The first day of the year that is being prepared. */
	year: string;
	today: string;
	/** False while the school has no enrollment for it: then nothing can be said about who leaves. */
	known: boolean;
	counts: Record<Move, number>;
	/** From which group to which, with how many; by name. */
	moves: { from: string | null; to: string | null; count: number }[];
	/** Pupils of the new year without a LeerID: theirs are the new cards. */
	withoutLeerid: ListedPupil[];
	/** Whose account becomes, or became, gevorderd while the secret is still that of a basis account. */
	steps: ListedPupil[];
	/** Whose name is written otherwise: the QR half of their card is printed again. */
	renamed: ListedPupil[];
	/** Assignments that were carried over for this year and can be taken back. */
	carried: number;
	checklist: { item: ChecklistItem; from: string; until: string; done: boolean | null }[];
}

const NOTHING: Record<Move, number> = { stays: 0, promoted: 0, leaves: 0, arrives: 0 };

/** What September brings the actor's school, from the enrollments that are known today. Changes nothing (F94). */
export async function previewSchoolYear(ctx: Context, actor: DeskActor): Promise<SchoolYearPreview> {
	const { year, today } = daysOf(ctx.now);
	const pupils = await readPupilsInYear(ctx, actor);
	const known = pupils.some(({ after }) => after !== null);
	const counts = { ...NOTHING };
	for (const { before, after } of known ? pupils : []) {
		const move = moveOf(before, after);
		if (move) counts[move]++;
	}
	const withoutLeerid = pupils.filter(({ after, type }) => after && type === null).map(listed);
	const steps = pupils.filter(awaitsSecret).map(listed);
	const renamed = pupils
		.filter(({ before, after, type }) => type !== null && isRenamed(before, after))
		.map(listed);
	const carried = await ctx.db.$count(
		carriedAssignments,
		and(eq(carriedAssignments.schoolId, actor.schoolId), eq(carriedAssignments.year, year))
	);
	await recordRead(ctx, actor, {
		what: 'school-year',
		pupilIds: [...withoutLeerid, ...steps, ...renamed].map(({ pupilId }) => pupilId)
	});
	const done: Record<ChecklistItem, boolean | null> = {
		enrollments: known,
		assignments: carried > 0,
		accounts: known && withoutLeerid.length === 0,
		types: today >= year,
		secrets: today >= year && steps.length === 0,
		leavers: null
	};
	return {
		year,
		today,
		known,
		counts,
		moves: known ? movesOf(pupils) : [],
		withoutLeerid,
		steps,
		renamed,
		carried,
		checklist: Object.entries(checklistDays(year)).map(([item, days]) => ({
			item: item as ChecklistItem,
			...days,
			done: done[item as ChecklistItem]
		}))
	};
}

/** Before the day: the step is to come. From the day on: it was taken, and the old secret still opens the account. */
function awaitsSecret({ after, type, kind, levelsAfter }: PupilInYear): boolean {
	if (!after) return false;
	return stepsUp(type, levelsAfter) || (type === 'gevorderd' && (kind === 'pictures' || kind === 'word'));
}

const listed = ({ pupilId, before, after }: PupilInYear): ListedPupil => {
	const place = after ?? before;
	return {
		pupilId,
		name: place ? `${place.givenName} ${place.familyName}` : '',
		groupName: place?.groupName ?? ''
	};
};

function movesOf(pupils: readonly PupilInYear[]): SchoolYearPreview['moves'] {
	const byMove = Map.groupBy(pupils, ({ before, after }) =>
		JSON.stringify([before?.groupName ?? null, after?.groupName ?? null])
	);
	return [...byMove]
		.map(([names, { length }]) => {
			const [from = null, to = null] = JSON.parse(names) as (string | null)[];
			return { from, to, count: length };
		})
		.toSorted(
			(a, b) =>
				(a.from ?? '').localeCompare(b.from ?? '', 'nl') || (a.to ?? '').localeCompare(b.to ?? '', 'nl')
		);
}
