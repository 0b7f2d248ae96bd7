/** Why nothing of a file is read. `line` is where reading stopped, when that says anything. */
export interface FileRefusal {
	reason:
		| 'empty'
		| 'mixed-encoding'
		| 'missing-column'
		| 'unknown-columns'
		| 'repeated-column'
		| 'too-many-columns'
		| 'row-too-long'
		| 'too-many-rows'
		| 'unclosed-quote'
		| 'stray-quote'
		| 'too-large'
		| 'interrupted'
		| 'older-feed'
		| 'not-a-zip'
		| 'too-many-files'
		| 'unpacks-too-large'
		| 'missing-file'
		| 'unsupported-zip'
		| 'not-oneroster';
	column?: string;
	line?: number;
	/** In a ZIP: which of its files. */
	file?: string;
}

/** Carries a refusal of a whole file out of the streams, to whoever answers for the delivery. */
export class UnreadableFile extends Error {
	override name = 'UnreadableFile';
	readonly refusal: FileRefusal;
	constructor(refusal: FileRefusal) {
		super(refusal.reason);
		this.refusal = refusal;
	}
}
