import { cardsZip, printCards } from '$lib/server/cards/print';
import { batchCards, keepPrintSettings } from '$lib/server/desk';
import { getSettings } from '$lib/server/env';
import { readForm, readText } from '$lib/server/forms';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../../../attachment.server';
import { readPrintChoice } from '../../../print-options.server';

/**
 * *Download ZIP bestand (Excel, A4 PDF, sticker PDF's)*: made while it is read, never on disk; broken off, it is asked
 * again with the same button. Behind a fresh second factor, for its maker, within its day (D5); each asking is audited.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const actor = requireSchool(locals, 'beheerder');
	requireFreshSecondFactor(locals);
	const { ctx } = locals;
	const form = await readForm(request);
	const choice = readPrintChoice(form);
	if (!choice) error(400, { message: 'bad-request', code: 'bad-request' });
	const together = readText(form, 'kaarten') !== 'helften';

	const cards = await batchCards(ctx, actor, { batchId: params.id ?? '', together });
	await keepPrintSettings(ctx, actor, choice);
	const { officialMark } = getSettings().operator;
	const files = printCards({
		cards,
		schoolName: actor.school.name,
		options: { ...choice, halves: together ? undefined : 'both', marks: officialMark ? [officialMark] : [] },
		at: ctx.now
	});
	return attachment(cardsZip(files, ctx.now), 'application/zip', 'leerid-accounts.zip');
};

/** Where one comes back to after the second factor: nothing is handed out by an address. */
export const GET: RequestHandler = ({ params }) =>
	redirect(303, `/schoolloket/leerid-beheer/reeks/${encodeURIComponent(params.id ?? '')}`);
