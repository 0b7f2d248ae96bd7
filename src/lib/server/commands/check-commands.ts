import { open } from 'node:fs/promises';
import { statfs } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { checkAuditChain, exportAudit } from '../audit';
import { findAddressFault } from '../client-address';
import {
	databaseState,
	findMigratingFault,
	findServingFault,
	getDatabase,
	JOURNAL_AGE,
	readSchemaVersion,
	selectRows,
	tellAhead
} from '../db';
import { getSettings } from '../env';
import { countPeppers, countSealings, findOtherKeys } from '../key-checks';
import { checkOutbox } from '../mail';
import { findMisspelt } from '../misspelt-settings';
import { program } from '../program';
import { commandContext, done, failed, readParameters, type Command } from './command';
import { tellPepper, tellSealing } from './tell-keys';

export const MIGRATE = 'migrate';

/** The server migrates as it starts, and so does this process when it opens the database. */
export const migrate: Command = {
	words: MIGRATE,
	what: 'Brings the tables up to this version of the program (PostgreSQL: as DATABASE_MIGRATION_URL).',
	async run(parameters) {
		if (parameters.length > 0) return null;
		const state = await databaseState();
		if (state !== 'ok') return failed(`The database is ${state}.`);
		const { db } = await commandContext();
		return done(tellAhead(await readSchemaVersion(db, getSettings())) ?? 'The database is up to date.');
	}
};

const MEANING = {
	'missing-seal': 'a seal is missing here',
	'forged-seal': 'the seal was not made with our key, or was changed',
	'unknown-key': 'the key of this seal is gone: add it to KEY_SIGNING again',
	'broken-link': 'the seal does not follow on the one before',
	rows: 'rows were removed or slipped in',
	content: 'a row was altered',
	detail: 'the detail of a row was altered'
} as const;

export const check: Command = {
	words: 'check',
	parameters: '[--seal <seq:mac>]',
	what: 'Sees that the keys are those of this database, counts what each pepper and sealing key made, reads the whole audit and its seals, and tells what was altered, removed or slipped in.',
	async run(parameters) {
		const given = readParameters(parameters, ['seal']);
		if (!given) return null;
		const ctx = await commandContext();
		const otherKeys = await findOtherKeys(ctx, getSettings());
		const peppers = await countPeppers(ctx);
		const sealings = await countSealings(ctx);
		const dropped = [...peppers, ...sealings].filter(({ isHeld }) => !isHeld);
		const report = await checkAuditChain(ctx, given.values.seal ? [given.values.seal] : []);
		const { seals, rows, erased, head, faults } = report;
		const lines = [
			...otherKeys,
			`${seals} seals over ${rows} rows; of ${erased} rows the detail was erased; the rows of ${report.dropped} seals went as too old.`,
			...peppers.map(tellPepper),
			...sealings.map(tellSealing),
			...(head ? [`The newest seal, to be kept elsewhere: ${head}`] : []),
			...faults.map(({ seq, what }) => `Seal ${seq}: ${MEANING[what]}.`)
		];
		if (otherKeys.length + faults.length + dropped.length > 0) return failed(lines.join('\n'));
		return done([...lines, 'Everything fits, the keys too.'].join('\n'));
	}
};

export const auditExport: Command = {
	words: 'audit export',
	parameters: '--to <file> --from <day> [--until <day>]',
	what: 'Writes the audit of those days (UTC, ISO; the last one too) to a new file, as lines of JSON.',
	async run(parameters) {
		const { to, from, until } = readParameters(parameters, ['to', 'from', 'until'])?.values ?? {};
		const period = auditPeriod(from, until, new Date());
		if (!to || !period) return null;
		const ctx = await commandContext();
		const file = await open(to, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown');
		if (typeof file === 'string') return failed(`${to} cannot be made (${file}).`);
		let lines = 0;
		try {
			for await (const line of exportAudit(ctx, period.start, period.end)) {
				await file.write(line);
				lines++;
			}
		} finally {
			await file.close();
		}
		return done(`${lines} rows are in ${to}.`);
	}
};

const DAY_MS = 24 * 3_600_000;

/** From the first instant of a day to the last of another, that day included, or to `now`; null when one of them is no day, or the last lies before the first. */
export function auditPeriod(
	from: string | undefined,
	until: string | undefined,
	now: Date
): { start: Date; end: Date } | null {
	const [start, last] = [dayOf(from), dayOf(until)];
	if (!start || (until !== undefined && (!last || last < start))) return null;
	return { start, end: last ? new Date(last.getTime() + DAY_MS) : now };
}

function dayOf(text: string | undefined): Date | null {
	const day = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? new Date(`${text}T00:00:00Z`) : null;
	return day && !Number.isNaN(day.getTime()) ? day : null;
}

/** Bytes below which a disk is as good as full. */
const LITTLE = 1024 ** 3;
/** Seconds after which the journal should long be in its file. */
const JOURNAL_LATE = 60;
/** Milliseconds that two clocks may differ. */
const DRIFT = 2_000;

export const doctor: Command = {
	words: 'doctor',
	what: 'Looks whether all that the service needs is there, and says what to mend.',
	async run(parameters) {
		if (parameters.length > 0) return null;
		const ctx = await commandContext();
		const settings = getSettings();
		const { engine } = await getDatabase();
		const found: [ok: boolean, sentence: string][] = [];
		const state = await databaseState();
		found.push([state === 'ok', `Database: ${engine}, ${state}.`]);
		const schema = await readSchemaVersion(ctx.db, settings);
		const ahead = tellAhead(schema);
		const own = `Version: ${program.version}, built ${program.built}, with the migrations up to ${schema.newest}.`;
		found.push([ahead === null, ahead === null ? own : `${own} ${ahead}`]);
		const roleFault = engine === 'postgresql' ? await findServingFault(ctx.db) : null;
		if (roleFault !== null) found.push([false, `Rights: ${roleFault}`]);
		const addressFault = findAddressFault(settings);
		if (addressFault !== null) found.push([false, `Addresses: ${addressFault}`]);
		const fault = await findMigratingFault(ctx.db, settings);
		if (fault !== null) found.push([false, `Upgrade: ${fault}`]);
		const [clock] = await selectRows<{ now: number }>(
			ctx.db,
			sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`
		);
		const drift = Math.abs((clock?.now ?? 0) - Date.now());
		found.push([drift < DRIFT, `Clock: ${Math.round(drift)} ms apart from that of the database.`]);
		const disk = await statfs(settings.dataDir).catch(() => null);
		if (disk && settings.embedded) {
			const left = disk.bavail * disk.bsize;
			found.push([left > LITTLE, `Disk of DATA_DIR: ${Math.round(left / 1024 ** 2)} MiB free.`]);
		}
		for (const { variable, setting } of findMisspelt(process.env))
			found.push([
				false,
				`Settings: ${variable} is none, so nothing reads it${setting ? `: was ${setting} meant?` : '.'}`
			]);
		const { waiting, givenUp } = await checkOutbox(ctx);
		found.push([givenUp === 0, `Mail: ${waiting} waiting, ${givenUp} given up in a day.`]);
		if (!settings.smtpUrl) found.push([false, 'Mail: SMTP_URL is not set, so none is sent.']);
		if (!settings.journalFile)
			found.push([false, 'Backup: JOURNAL_FILE is not set, so a restore may revive what was taken away.']);
		else {
			const [journal] = await selectRows<{ age: number }>(ctx.db, sql`select ${JOURNAL_AGE} as age`);
			const age = Math.round(journal?.age ?? 0);
			if (age > JOURNAL_LATE)
				found.push([
					false,
					`Backup: a line of the journal waits for ${age} s: see that a server runs and that JOURNAL_FILE can be written.`
				]);
		}
		if (!settings.metrics) found.push([false, 'Metrics: METRICS_PORT is not set, so nobody is warned.']);
		const text = found.map(([ok, sentence]) => `${ok ? 'ok  ' : 'look'}  ${sentence}`).join('\n');
		return found.every(([ok]) => ok) ? done(text) : failed(text);
	}
};
