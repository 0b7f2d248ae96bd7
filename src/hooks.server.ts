import { building } from '$app/environment';
import {
	handleAnswer,
	handleContext,
	handleCrowd,
	handleError,
	handleKiosk,
	handlePrerender,
	handleScannerCsp,
	handleSession,
	handleStaff,
	inOrder
} from '$lib/server/hooks';
import { startUp } from '$lib/server/start-up';
import type { ServerInit } from '@sveltejs/kit';

export const init: ServerInit = async () => {
	// `vite build` runs this too, and must open no database.
	if (!building) await startUp();
};

export const handle = building
	? handlePrerender
	: inOrder(
			handleAnswer,
			handleCrowd,
			handleScannerCsp,
			handleContext,
			handleKiosk,
			handleSession,
			handleStaff
		);
export { handleError };
