import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { startSealing } from '../audit-sealing';
import {
	isCommandOnly,
	isForLostKeys,
	isForMigrating,
	isForRestoring,
	isForUsageOnly,
	openCommands
} from '../commands';
import { fetchInformatNightly } from '../consent';
import { getDatabase } from '../db';
import { deskJobs } from '../desk';
import { seedDemoApplications } from '../demo';
import { getSettings } from '../env';
import { importRunJob, startFeedFolder, sweepImports } from '../intake';
import { startBackground, stopBackgroundAtShutdown } from '../jobs';
import { openReadiness } from '../health';
import { meetNewcomers } from '../hooks';
import { refuseOtherKeys } from '../key-checks';
import { getKeys } from '../keys';
import { startMail } from '../mail';
import { hashPool, warmUpHashing } from '../credentials';
import { watchGauges } from '../metrics';
import {
	demoApplicationAddress,
	rotateNightly,
	startEndingRested,
	startOidc,
	startTellingApplications,
	sweepOidc
} from '../oidc';
import { warmUpPasskeys } from '../passkeys';
import { mailResetLinks, sweepRecovery } from '../recovery';
import { erase } from '../retention';
import { followLevelsNightly } from '../roster';
import { startSprayWatch } from '../spray-watch';
import { startJournal } from '../journal';
import { startTraces } from '../traces';
import { mailStaffReset, seedDemoStaff } from '../staff';
import { announceDemo } from './announce-demo';
import { loadDemo } from './load-demo';
import { refuseClosedPlaces } from './refuse-closed-places';
import { refuseNoDatabase } from './refuse-no-database';
import { refuseKnownSecrets } from './refuse-known-secrets';
import { tellVersion } from './tell-version';
import { warnOfSettings } from './warn-of-settings';

/**
 * What happens before the first request: opens and migrates the database, reads the keys and sees that they are its own, loads the demo schools where
 * they may exist (D14). Throws `StartError`, so that a start that cannot serve fails at once and with one sentence.
 */
export async function startUp(): Promise<void> {
	if (isForUsageOnly()) return openCommands();
	const { tracesUrl } = getSettings();
	if (isCommandOnly()) refuseNoDatabase(getSettings());
	else await refuseClosedPlaces(getSettings());
	if (tracesUrl && !isCommandOnly()) {
		const { finish } = await startTraces(tracesUrl);
		(process as NodeJS.EventEmitter).once('sveltekit:shutdown', finish);
	}
	const database = await getDatabase({
		isFinishing: isForRestoring(),
		needsTables: isCommandOnly() && !isForMigrating()
	});
	const { db, engine } = database;
	if (!isCommandOnly()) await tellVersion(database, getSettings());
	const keys = await getKeys();
	const ctx: Context = {
		db,
		keys,
		now: new Date(),
		actor: { kind: 'system' },
		requestId: randomUUID(),
		client: { device: 'start', address: 'start' }
	};
	if (isForLostKeys()) return openCommands();
	await refuseOtherKeys(ctx, getSettings());
	const { demo } = getSettings();
	if (demo !== 'off') {
		const accounts = await loadDemo(ctx, demo);
		const staff = demo === 'fixed' ? await seedDemoStaff(ctx) : [];
		if (demo === 'fixed') await seedDemoApplications(ctx, demoApplicationAddress());
		if (!isCommandOnly()) announceDemo(accounts, staff);
	}
	if (demo !== 'fixed') await refuseKnownSecrets(ctx);
	await warmUpHashing(keys);
	await warmUpPasskeys(ctx);
	await startOidc(ctx);
	await meetNewcomers(keys);
	await openCommands();
	watchGauges(database, hashPool());
	openReadiness();
	if (!isCommandOnly()) {
		// Beside all else: an address that does not answer is only known after seconds.
		void warnOfSettings(database, getSettings());
		await startBackground(
			{ db, engine, keys, now: () => new Date() },
			{
				jobs: [
					erase,
					fetchInformatNightly,
					followLevelsNightly,
					importRunJob,
					sweepImports,
					mailResetLinks,
					mailStaffReset,
					rotateNightly,
					sweepOidc,
					sweepRecovery,
					...deskJobs
				],
				loops: [
					startMail,
					startTellingApplications,
					startEndingRested,
					startFeedFolder,
					startSealing,
					startJournal,
					startSprayWatch
				]
			}
		);
		// Registered after the database's own, so that it is told first: jobs stop before their database closes.
		stopBackgroundAtShutdown();
	}
}
