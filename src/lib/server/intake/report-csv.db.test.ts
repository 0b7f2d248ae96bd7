import { useTestDatabase } from '$tests/database';
import { HEADER, line, makeFeed } from '$tests/feed-scene';
import { expect, test } from 'vitest';
import { reportStream } from '.';

const database = useTestDatabase();

test('the report leads back to the lines of the file, without names and without what it refused', async () => {
	const { begin, deliver, ctx } = makeFeed(database.db);
	await begin(line(1));
	const sent = HEADER + line(1) + line('=1+1') + line('a;b') + line('0-5') + line(2);
	const run = await deliver(sent, { kind: 'changes' });
	const report = Buffer.from(await new Response(reportStream(ctx(), run.id)).arrayBuffer()).toString();
	expect(report.split('\r\n')).toEqual([
		'\ufeffBestand;Regel;Instellingsnummer;Stamnummer;Wat;Toelichting;Kolom',
		'inschrijvingen;3;2;;geweigerd;dit is geen stamnummer;stamnummer',
		'inschrijvingen;4;;;geweigerd;de rij heeft meer of minder cellen dan er kolommen zijn;',
		'inschrijvingen;5;2;0-5;nieuwe leerling;;',
		'inschrijvingen;6;2;2;nieuwe leerling;;',
		''
	]);
});
