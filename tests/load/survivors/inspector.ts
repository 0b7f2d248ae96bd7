/** What Node's inspector answers to (Chrome DevTools Protocol). */
export interface Inspector {
	/** Rejects with what the inspector refuses. */
	call(method: string, params?: Record<string, unknown>): Promise<unknown>;
	close(): void;
}

/** Speaks to the program that listens for it on `port` of this machine. */
export async function inspectorAt(port: number): Promise<Inspector> {
	const targets = await fetch(`http://127.0.0.1:${port}/json`);
	const [target] = (await targets.json()) as { webSocketDebuggerUrl: string }[];
	const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
	await new Promise((opened, failed) => {
		socket.addEventListener('open', opened);
		socket.addEventListener('error', () => failed(new Error(`nobody to inspect on port ${port}`)));
	});
	const waiting = new Map<number, PromiseWithResolvers<unknown>>();
	socket.addEventListener('message', ({ data }) => {
		const { id, result, error } = JSON.parse(String(data)) as {
			id?: number;
			result?: unknown;
			error?: { message: string };
		};
		const asked = waiting.get(id ?? Number.NaN);
		if (error) asked?.reject(new Error(error.message));
		else asked?.resolve(result);
	});
	let calls = 0;
	return {
		call(method, params) {
			const answer = Promise.withResolvers<unknown>();
			waiting.set(++calls, answer);
			socket.send(JSON.stringify({ id: calls, method, params }));
			return answer.promise;
		},
		close: () => socket.close()
	};
}
