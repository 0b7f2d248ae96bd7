import { useTestDatabase } from '$tests/database';
import { DECIDER, numberOf, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { makeContext, makePupil } from '$tests/factories';
import { INFORMAT_CLIENT, startInformat, type InformatServer } from '$tests/informat-server';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { classMemberships, enrollments } from '../../db';
import type { InformatAccess } from '../../env';
import { stopSharing } from '..';
import { fetchSchool } from './fetch-nightly';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
let informat: InformatServer;
let access: InformatAccess;
let instellingsnummer: string;
beforeEach(async () => {
	informat = await startInformat();
	access = { tokenUrl: new URL('/connect/token', informat.url), apiUrl: informat.url, ...INFORMAT_CLIENT };
	desk = await makeDesk(makeContext(database.db), { roles: [...DECIDER] });
	await share(desk, 'informat');
	instellingsnummer = await numberOf(desk);
});
afterEach(() => informat.close());

const fetchClasses = (given = access) => fetchSchool(desk.ctx, given, { instellingsnummer });
const numberFor = async (pupilId: string) =>
	(await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId)))[0]!.stamnummer;
const classes = async () =>
	(
		await database.db
			.select({ title: classMemberships.classTitle })
			.from(classMemberships)
			.orderBy(asc(classMemberships.classTitle))
	).map(({ title }) => title);

test('the classes of a school are fetched with a token of that school, and the number of a pupil may stand elsewhere', async () => {
	const [first, second] = [
		await numberFor((await makePupil(desk.ctx, { school: desk.primary })).pupilId),
		await numberFor((await makePupil(desk.ctx, { school: desk.primary })).pupilId)
	];
	informat.registrations.set(instellingsnummer, [
		{
			pPersoon: 1,
			stamnr: first,
			inschrKlassen: [
				{ groepType: 0, klasCode: '3A', begindatum: '2020-09-01T00:00:00', einddatum: null },
				{ groepType: 1, klasCode: 'turnen' }
			]
		},
		{ pPersoon: 2, inschrKlassen: [{ groepType: 0, klasCode: '3B' }] },
		{ pPersoon: 3, inschrKlassen: [{ groepType: 0, klasCode: '3C' }] }
	]);
	informat.students.set(instellingsnummer, [
		{ pPersoon: 2, naam: 'B', voornaam: 'Bo', stamnr: Number(second) }
	]);
	expect(await fetchClasses()).toBe('delivered');
	expect(await classes()).toEqual(['3A', '3B']);
	expect(informat.asked).toEqual([`api_informat_sas_leerlingen.leerlingen.${instellingsnummer}`]);
});

test('what fails, and an empty answer, leave what there was; the code says why', async () => {
	const { pupilId } = await makePupil(desk.ctx, { school: desk.primary });
	const row = { stamnr: await numberFor(pupilId), inschrKlassen: [{ groepType: 0, klasCode: '3A' }] };
	informat.registrations.set(instellingsnummer, [row]);
	await fetchClasses();
	informat.registrations.set(instellingsnummer, []);
	expect(await fetchClasses()).toBe('nothing-usable');
	informat.registrations.set(instellingsnummer, 'rommel');
	expect(await fetchClasses()).toBe('no-json');
	expect(await fetchClasses({ ...access, clientSecret: 'fout' })).toBe('status-400');
	expect(await fetchClasses({ ...access, apiUrl: new URL('http://127.0.0.1:1') })).toBe('unreachable');
	expect(await classes()).toEqual(['3A']);
});

test('a school that stopped while Informat answered gets nothing', async () => {
	const { pupilId } = await makePupil(desk.ctx, { school: desk.primary });
	const row = { stamnr: await numberFor(pupilId), inschrKlassen: [{ groepType: 0, klasCode: '3A' }] };
	informat.registrations.set(instellingsnummer, [row]);
	await stopSharing(desk.ctx, desk.actor);
	expect(await fetchClasses()).toBe('no-consent');
	expect(await classes()).toEqual([]);
});
