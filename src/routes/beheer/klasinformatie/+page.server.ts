import { ROW_FIELDS } from '$lib/domain/consent/class-row';
import { isSoftware, SOFTWARE } from '$lib/domain/consent/software';
import {
	listDeliveries,
	listSoftwareClients,
	readColumns,
	readDeliveryCsv,
	receiveDelivery,
	setColumns,
	setSoftwareClient
} from '$lib/server/consent';
import { readFile, readForm, readText } from '$lib/server/forms';
import { oneChunk } from '$lib/server/intake';
import { fail, redirect } from '@sveltejs/kit';
import { createHash, randomUUID } from 'node:crypto';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/beheer/klasinformatie';

export const load: PageServerLoad = async ({ locals, url }) => {
	requireOperator(locals);
	const { ctx } = locals;
	const columns = await Promise.all(
		SOFTWARE.map(async (software) => ({ software, columns: (await readColumns(ctx, software)) ?? {} }))
	);
	return {
		clients: await listSoftwareClients(ctx),
		columns,
		deliveries: await listDeliveries(ctx),
		saved: url.searchParams.get('gedaan') === 'bewaard'
	};
};

export const actions: Actions = {
	systeem: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const software = readText(form, 'pakket');
		await setSoftwareClient(locals.ctx, {
			applicationId: readText(form, 'systeem'),
			software: isSoftware(software) ? software : null
		});
		redirect(303, `${HERE}?gedaan=bewaard`);
	},
	kolommen: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const software = readText(form, 'pakket');
		if (!isSoftware(software))
			return fail(400, { columnsRefusal: 'no-class' as const, software: SOFTWARE[0] });
		const columns = Object.fromEntries(ROW_FIELDS.map((field) => [field, readText(form, field)]));
		const refusal = await setColumns(locals.ctx, { software, columns });
		if (refusal) return fail(400, { columnsRefusal: refusal, software, columns });
		redirect(303, `${HERE}?gedaan=bewaard`);
	},
	inlezen: async ({ locals, request }) => {
		requireOperator(locals);
		const { ctx } = locals;
		const form = await readForm(request);
		const [software, number] = [readText(form, 'pakket'), readText(form, 'instellingsnummer').trim()];
		const file = await readFile(form, 'bestand');
		if (!isSoftware(software) || number === '')
			return fail(400, { refusal: 'unknown-school' as const, number });
		if (!file) return fail(400, { refusal: 'none' as const, number });
		const read = await readDeliveryCsv(ctx, software, oneChunk(file));
		if ('refusal' in read) return fail(400, { refusal: 'file' as const, number });
		const result = await receiveDelivery(
			ctx,
			{ software, clientId: null },
			{
				instellingsnummer: number,
				scope: 'whole',
				sequence: null,
				idempotencyKey: `upload ${randomUUID()}`,
				contentHash: createHash('sha256').update(file).digest(),
				...read
			}
		);
		if ('refusal' in result) return fail(400, { refusal: result.refusal, number });
		return { report: result.report };
	}
};
