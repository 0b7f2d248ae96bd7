import type { Connect, Plugin } from 'vite';
import { isLocale, offeredLocales } from '../lib/i18n/locales.ts';
import { getSettings } from '../lib/server/env.ts';
import { createDoor } from './door.ts';
import { enterPhase } from './health.ts';
import { startDemoApplications } from './demo-application/start.ts';
import { mounts } from './mounts.ts';
import { loadSettingsFile } from './settings-file.ts';
import { closeAll } from './shutdown.ts';

/** The same door before `vite dev` and `vite preview`, so that nothing behaves otherwise there than in production. */
export function viteDoor(): Plugin {
	let closing = false;

	function open(middlewares: Connect.Server): void {
		const { origin, addressHeader, xffDepth, extraLanguages } = getSettings();
		const languages = offeredLocales(extraLanguages.filter(isLocale));
		enterPhase('serving');
		// In development the server starts with the first page that is asked for; whoever comes by `/oidc` first asks for one.
		const ready = () => fetch(origin);
		middlewares.use(
			createDoor({ origin: origin.origin, addressHeader, xffDepth, languages, mounts: mounts(ready) })
		);
		void startDemoApplications(getSettings());
		process.once('SIGINT', () => void closeAll('SIGINT').finally(() => process.exit(130)));
	}

	return {
		name: 'leerid:door',
		enforce: 'pre',
		apply: (_config, { command }) => command === 'serve' && !process.env.VITEST,
		config(config, { isPreview }) {
			loadSettingsFile();
			const chosen = isPreview ? config.preview?.port : config.server?.port;
			if (chosen) process.env.PORT = String(chosen);
			const { host, port, origin } = settingsOrExit();
			process.env.ORIGIN = origin.origin;
			// Another port would be another origin, so a port that is taken is an error.
			const address = { host, port, strictPort: true };
			return { server: address, preview: address };
		},
		configureServer: ({ middlewares }) => open(middlewares),
		configurePreviewServer: ({ middlewares }) => open(middlewares),
		// Vite restarts within the process, and the embedded database lets itself be opened only once.
		async closeBundle() {
			if (closing) return;
			closing = true;
			await closeAll('restart');
		}
	};
}

function settingsOrExit(): ReturnType<typeof getSettings> {
	try {
		return getSettings();
	} catch (error) {
		if (!(error instanceof Error && error.name === 'StartError')) throw error;
		console.error(error.message);
		process.exit(1);
	}
}
