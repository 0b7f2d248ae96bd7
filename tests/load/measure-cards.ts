// What `cards.ts` bundles and runs in a process of its own, whose memory is that of printing alone.
import QRCode from 'qrcode';
import { printCards } from '../../src/lib/server/cards/print/index.ts';
import { sampleCards } from '../support/sample-cards.ts';

export interface Outcome {
	/** Milliseconds for the QR codes alone. */
	encoding: number;
	files: { name: string; milliseconds: number; bytes: number }[];
	/** Peak resident memory, in bytes. */
	memory: number;
}

const school = sampleCards(Number(process.argv[2]));
const print = (cards: typeof school) =>
	printCards({ cards, schoolName: 'Basisschool De Regenboog', at: new Date(0) });
for await (const _ of print(school.slice(0, 24)));

let start = performance.now();
for (const { qrUrl } of school) {
	QRCode.create([{ data: qrUrl, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
}
const encoding = performance.now() - start;

const files: Outcome['files'] = [];
start = performance.now();
for await (const { name, bytes } of print(school)) {
	files.push({ name, milliseconds: performance.now() - start, bytes: bytes.length });
	start = performance.now();
}
const outcome: Outcome = { encoding, files, memory: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(outcome));
