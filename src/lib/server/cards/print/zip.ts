import { makeZip } from 'client-zip';

/** A file of a print. Holds secrets: it goes to the person who asked for it, and nowhere else. */
export interface PrintFile {
	name: string;
	contentType: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The files as a ZIP that is made while it is read: a next file is only built when the reader has taken the former, and
 * nothing touches a disk. The stream fails when a file does. `at` is the date of the files in it.
 */
export function cardsZip(files: AsyncIterable<PrintFile>, at: Date): ReadableStream<Uint8Array> {
	const zip = makeZip(entries(files, at)).getReader();
	return new ReadableStream(
		{
			async pull(controller) {
				const { done, value } = await zip.read();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			// A download that breaks off is no fault of ours; the library answers it with an error of its own.
			cancel: (reason) => zip.cancel(reason).catch(() => undefined)
		},
		{ highWaterMark: 0 }
	);
}

async function* entries(files: AsyncIterable<PrintFile>, lastModified: Date) {
	for await (const { name, bytes } of files) yield { name, input: bytes, lastModified };
}
