import { chromium, type LaunchOptions } from 'playwright';
import { findChromium } from '../../src/start/prerequisites.mjs';

/**
 * How every test starts its Chromium: the one of this machine, silent on the network.
 * Throws when there is none; `npm test` brings one first.
 */
export function launchOptions(): LaunchOptions {
	const executablePath = findChromium(chromium.executablePath());
	if (!executablePath)
		throw new Error('No Chromium that starts: run npm test, or name one with CHROMIUM_PATH.');
	return {
		executablePath,
		args: [
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-quic',
			'--disable-sync',
			'--no-first-run',
			// Chromium refuses to start as root within its sandbox; anyone else keeps the sandbox.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
		]
	};
}
