import { readText } from '$lib/server/forms';
import { exportPdf, type PupilExport } from '$lib/server/retention';
import { attachment } from './schoolloket/leerid-beheer/attachment.server';

/** An export as the file that was asked for. Its name tells nobody whose it is. */
export async function exportAnswer(form: FormData, found: PupilExport, at: Date): Promise<Response> {
	if (readText(form, 'vorm') === 'json')
		return attachment(JSON.stringify(found, null, '\t'), 'application/json', 'leerid-inzage.json');
	return attachment(new Uint8Array(await exportPdf(found, at)), 'application/pdf', 'leerid-inzage.pdf');
}
