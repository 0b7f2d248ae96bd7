// The production server; server.ts is what Node is given.
import cluster from 'node:cluster';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocale, offeredLocales } from '../lib/i18n/locales.ts';
import { getSettings } from '../lib/server/env.ts';
import { log } from '../lib/server/log.ts';
import { findMisspelt } from '../lib/server/misspelt-settings.ts';
import { compressAnswers } from './compress.ts';
import { BODY_LIMIT, BODY_LIMITS, createDoor } from './door.ts';
import { startDemoApplications } from './demo-application/start.ts';
import { letHashesYield, makeRoomForHashes } from './hash-threads.ts';
import { enterPhase } from './health.ts';
import { listen, type Listening } from './listen.ts';
import { countProcess, countRefusal, openMetricsPort, readOwnMetrics } from './metrics-port.ts';
import { mounts } from './mounts.ts';
import { FileMemory } from './remember-files.ts';
import { loadSettingsFile } from './settings-file.ts';
import { closeAll } from './shutdown.ts';
import { importBuild } from './import-build.ts';
import { joinWorkers, keepWorkers, readWorkersWord, shareMetrics } from './workers.ts';

type App = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Together under the ten seconds that process managers wait before they kill. */
const LINGER_MS = 1_000;
const FINISH_REQUESTS_MS = 5_000;
const CLOSE_ALL_MS = 3_000;

let stopping = false;

try {
	loadSettingsFile();
	readWorkersWord(process.argv.slice(2), process.env);
	// First of all, since a setting that is missing may be one that was misspelt; and once, whatever the number of processes.
	if (cluster.isPrimary)
		for (const found of findMisspelt(process.env))
			log.warn(
				found,
				'a variable looks like a setting of LeerID and is none: nothing reads it (.env.example)'
			);
	const settings = getSettings();
	makeRoomForHashes(settings.hashConcurrency);
	if (settings.workers > 1 && cluster.isPrimary) await keepWorkers(settings);
	else await start();
} catch (error) {
	// One sentence for what the operator can mend; a stack only for what is our own mistake.
	console.error(error instanceof Error && error.name === 'StartError' ? error.message : error);
	process.exit(1);
}

async function start(): Promise<void> {
	if (cluster.isWorker) shareMetrics();
	const { host, port, origin, addressHeader, xffDepth, extraLanguages, metrics } = getSettings();
	// SvelteKit's adapter reads these while it is imported.
	process.env.ORIGIN = origin.origin;
	process.env.ADDRESS_HEADER = addressHeader ?? '';
	process.env.XFF_DEPTH = String(xffDepth);
	process.env.BODY_SIZE_LIMIT = String(Math.max(BODY_LIMIT, ...BODY_LIMITS.map(({ bytes }) => bytes)));

	// The port comes first: a second start must not touch the database of the first. Who asks early waits for the app.
	const opened = Promise.withResolvers<App>();
	const door = createDoor({
		...{ origin: origin.origin, addressHeader, xffDepth, onRefusal: countRefusal },
		languages: offeredLocales(extraLanguages.filter(isLocale)),
		mounts: mounts(() => opened.promise)
	});
	const files = new FileMemory();
	const listening = await listen({ host, port, origin }, (request, response) => {
		door(request, response, async () => {
			const app = await opened.promise;
			if (files.answer(request, response)) return;
			compressAnswers(request, response);
			app(request, response, () => response.writeHead(404).end());
		});
	});
	stopOnSignals(listening);
	countProcess();
	if (metrics && !cluster.isWorker) await openMetricsPort(metrics, readOwnMetrics);

	opened.resolve(await openApp());
	await letHashesYield();
	// Told to stop while it started: it says no to who asks whether it is ready, and has nothing to announce.
	if (stopping) return;
	enterPhase('serving');
	if (cluster.isWorker) joinWorkers();
	console.log(`LeerID is ready: ${origin.origin}`);
	await startDemoApplications(getSettings());
}

/** Runs SvelteKit's `init` hook too: settings, database, migrations. */
async function openApp(): Promise<App> {
	const entry = new URL('../../build/handler.js', import.meta.url);
	return ((await importBuild(entry)) as { handler: App }).handler;
}

function stopOnSignals(listening: Listening): void {
	async function stop(signal: string): Promise<void> {
		// Ctrl-C arrives twice: from the terminal, and again through npm.
		if (stopping) return;
		stopping = true;
		enterPhase('stopping');
		console.log('LeerID stops.');
		await listening.stop(FINISH_REQUESTS_MS, LINGER_MS);
		setTimeout(() => process.exit(1), CLOSE_ALL_MS);
		await closeAll(signal);
		process.exit(0);
	}
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
