import type { Handle, RequestEvent, ResolveOptions } from '@sveltejs/kit';

/**
 * One hook after the other, each around those behind it, as SvelteKit's `sequence` does; what one of them asks of the page itself
 * (`ResolveOptions`) goes on to it, a later word before an earlier one. `sequence` opens a span and an asynchronous context, and copies the
 * event, for each hook, which costs every page more than the hooks do; our traces are our own (`server/traces`).
 */
export function inOrder(...handles: Handle[]): Handle {
	return ({ event, resolve }) => {
		function from(index: number, event: RequestEvent, options?: ResolveOptions): Answer {
			const handle = handles[index];
			if (!handle) return resolve(event, options);
			const onwards = async (event: RequestEvent, more?: ResolveOptions) =>
				from(index + 1, event, more ? { ...options, ...more } : options);
			return handle({ event, resolve: onwards });
		}
		return from(0, event);
	};
}

type Answer = Response | Promise<Response>;
