import { readForm } from '$lib/server/forms';
import { cardsZip, printCards } from '$lib/server/cards/print';
import { qrCards, readPrintSettings } from '$lib/server/desk';
import { getSettings } from '$lib/server/env';
import { requireSchool } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../attachment.server';
import { readSelection } from '../selection.server';

/** The QR halves of a selection as a ZIP: no secret is on them. A teacher may print those of the own groups. */
export const POST: RequestHandler = async ({ locals, request, url }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	const { ctx } = locals;
	const cards = await qrCards(
		ctx,
		actor,
		await readSelection(locals, actor, { form: await readForm(request), url })
	);
	if (cards.length === 0) redirect(303, '/schoolloket/leerid-beheer');
	const { article, offset } = await readPrintSettings(ctx, actor);
	const { officialMark } = getSettings().operator;
	const files = printCards({
		cards,
		schoolName: actor.school.name,
		options: { article, offset, halves: 'qr', marks: officialMark ? [officialMark] : [] },
		at: ctx.now
	});
	return attachment(cardsZip(files, ctx.now), 'application/zip', 'leerid-qr-kaarten.zip');
};

/** Where one comes back to after signing in again: nothing is printed by an address. */
export const GET: RequestHandler = () => redirect(303, '/schoolloket/leerid-beheer');
