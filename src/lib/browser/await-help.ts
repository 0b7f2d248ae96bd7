const ASK_EVERY = 3_000;
/** Nobody answers any more by then (`HELP_MINUTES`); the page asks a little longer, to learn that it is over. */
const ASK_FOR = 5 * 60_000 + 2 * ASK_EVERY;

/**
 * While a child shows two digits to the teacher: asks the server how that stands, and loads the page anew once something
 * happened. A page that loaded itself every few seconds would be read from its beginning each time. Returns the way to stop.
 */
export function awaitHelp(root: Document): () => void {
	const address = root.querySelector<HTMLElement>('[data-await-help]')?.dataset.awaitHelp;
	if (!address) return () => undefined;
	const begun = Date.now();
	const timer = setInterval(() => void ask(), ASK_EVERY);
	const stop = () => clearInterval(timer);
	return stop;

	async function ask(): Promise<void> {
		if (Date.now() - begun > ASK_FOR) stop();
		const state = await readState(address ?? '');
		if (state === null || state === 'asking') return;
		stop();
		location.reload();
	}
}

/** Null while the network is away: the next question is soon. */
async function readState(address: string): Promise<string | null> {
	try {
		const response = await fetch(address, { headers: { accept: 'application/json' } });
		return response.ok ? ((await response.json()) as { state: string }).state : null;
	} catch {
		return null;
	}
}
