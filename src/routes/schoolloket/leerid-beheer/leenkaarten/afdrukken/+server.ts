import { cardsZip, printSpareCards } from '$lib/server/cards/print';
import { readPrintSettings, spareCardsToPrint } from '$lib/server/desk';
import { readForm } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attachment } from '../../attachment.server';

const BACK = '/schoolloket/leerid-beheer/leenkaarten';

/** The ticked spare cards as a ZIP of PDFs: blank cards, which open nothing until they are lent. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const actor = requireSchool(locals, 'beheerder');
	const { ctx } = locals;
	const form = await readForm(request);
	const cardIds = form.getAll('kaart').filter((value) => typeof value === 'string');
	if (cardIds.length === 0) redirect(303, BACK);
	const cards = await spareCardsToPrint(ctx, actor, cardIds);
	const files = printSpareCards({ cards, options: await readPrintSettings(ctx, actor), at: ctx.now });
	return attachment(cardsZip(files, ctx.now), 'application/zip', 'leerid-leenkaarten.zip');
};

/** Where one comes back to after signing in again: nothing is printed by an address. */
export const GET: RequestHandler = () => redirect(303, BACK);
