/** A part of the text, in the order of the document. */
export type ProtocolBlock =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; text: string }
	/** Marked as in the document: `A.`, `1°`. */
	| { kind: 'list'; items: readonly (readonly [mark: string, text: string])[] }
	| { kind: 'facts'; rows: readonly (readonly [name: string, text: string])[] };

/** One version of the protocol between a school and the department (F91). Never changed: what was accepted must stay readable. */
export interface Protocol {
	/** The name of the version, kept with each agreement. */
	version: string;
	/** ISO day of the document, and of the signature under it. */
	dated: string;
	signedOn: string;
	title: string;
	subject: string;
	blocks: readonly ProtocolBlock[];
	/** SHA-256 of `protocolText`, in hex: shows that the text is the one that was accepted. */
	sha256: string;
}

/** The whole text in one agreed form, from which the hash is made: a line a paragraph, item or row. */
export function protocolText({ version, title, subject, blocks }: Omit<Protocol, 'sha256'>): string {
	const lines = blocks.flatMap((block) => {
		switch (block.kind) {
			case 'list':
				return block.items.map(([mark, text]) => `${mark} ${text}`);
			case 'facts':
				return block.rows.map(([name, text]) => `${name}: ${text}`);
			default:
				return [block.text];
		}
	});
	return [version, title, subject, ...lines].join('\n').normalize('NFC');
}
