/**
 * V8 puts two things into the old generation the moment they are made: a function that is written on the right of an assignment to
 * a property (`o.f = () => …`, which it takes for a method for ever), and the getter and setter of a property
 * (`Object.defineProperty(o, 'p', { get })`). Made once for each request, such a function holds on to all that the request can see,
 * until the whole old generation is collected: every young collection copies it, instead of letting go of it. A page left 40 kB so, a
 * sign-in 166 (docs/decisions/0021-short-lived.md).
 *
 * Our own code does neither. Five places in what we use do, and are changed by these few words, each to what does the same.
 */
export interface Change {
	/** How the address of the file ends. */
	file: string;
	/** What stands there once, and what has to stand there. */
	words: [was: string, is: string][];
	/** What it then needs of ours: file of this folder, by name. */
	imports?: [name: string, file: string][];
}

/** In what is bundled: `vite build` changes it. */
export const BUNDLED: readonly Change[] = [
	{
		file: '/@sveltejs/kit/src/utils/url.js',
		imports: [['TrackedUrl', 'tracked-url.ts']],
		words: [
			[
				'const tracked = new URL(url);',
				'const tracked = allow_hash ? new URL(url) : new TrackedUrl(url, callback);'
			],
			[
				'for (const property of tracked_url_properties) {',
				'for (const property of allow_hash ? tracked_url_properties : []) {'
			],
			[
				"\t\ttracked[Symbol.for('nodejs.util.inspect.custom')] = (_depth, opts, inspect) => {\n\t\t\treturn inspect(url, opts);\n\t\t};\n",
				''
			],
			[
				"\t\ttracked.searchParams[Symbol.for('nodejs.util.inspect.custom')] = (_depth, opts, inspect) => {\n\t\t\treturn inspect(url.searchParams, opts);\n\t\t};\n",
				"\t\tObject.defineProperty(tracked.searchParams, Symbol.for('nodejs.util.inspect.custom'), {\n\t\t\tvalue: (_depth, opts, inspect) => inspect(url.searchParams, opts)\n\t\t});\n"
			],
			['if ((DEV || !BROWSER) && !allow_hash) {', 'if (DEV && BROWSER && !allow_hash) {']
		]
	},
	{
		file: '/@sveltejs/kit/src/runtime/server/respond.js',
		imports: [
			['cookiesAreSent', 'too-late.ts'],
			['headersAreSent', 'too-late.ts']
		],
		words: [
			[
				"event.cookies.set = () => {\n\t\t\t\tthrow new Error('Cannot use `cookies.set(...)` after the response has been generated');\n\t\t\t};",
				'event.cookies.set = cookiesAreSent;'
			],
			[
				"event.setHeaders = () => {\n\t\t\t\tthrow new Error('Cannot use `setHeaders(...)` after the response has been generated');\n\t\t\t};",
				'event.setHeaders = headersAreSent;'
			]
		]
	},
	{
		file: '/svelte/src/legacy/legacy-server.js',
		imports: [['Drawn', 'drawn.ts']],
		words: [
			[
				'/** @type {LegacyRenderResult & PromiseLike<LegacyRenderResult>} */ ({}),',
				'/** @type {LegacyRenderResult & PromiseLike<LegacyRenderResult>} */ (new Drawn(result)),'
			],
			[
				'\t\t\t\thead: {\n\t\t\t\t\tget: () => result.head\n\t\t\t\t},\n\t\t\t\thtml: {\n\t\t\t\t\tget: () => result.body\n\t\t\t\t},\n',
				''
			]
		]
	}
];

/** In what the server loads as it was installed. */
export const LOADED: readonly Change[] = [
	{
		file: '/postgres/src/query.js',
		words: [
			[
				'    this.resolve = x => (this.active = false, resolve(x))\n    this.reject = x => (this.active = false, reject(x))\n',
				'    const answered = x => (this.active = false, resolve(x)); this.resolve = answered\n    const refused = x => (this.active = false, reject(x)); this.reject = refused\n'
			]
		]
	},
	{
		file: '/oidc-provider/lib/helpers/initialize_app.js',
		words: [
			[
				"    let oidcCtx;\n    Object.defineProperty(ctx, 'oidc', {\n      get: () => {\n        oidcCtx ||= new this.OIDCContext(ctx);\n        return oidcCtx;\n      },\n    });\n",
				"    Object.defineProperty(ctx, 'oidc', { value: new this.OIDCContext(ctx) });\n\n\n\n\n\n\n"
			]
		]
	}
];

/** The change for the file at `address`, which may carry a query. */
export function changeFor(changes: readonly Change[], address: string): Change | undefined {
	const [path = ''] = address.split('?');
	return changes.find(({ file }) => path.endsWith(file));
}

/** `code` with all words of `change`, or null where one of them does not stand there exactly once. */
export function apply({ words }: Change, code: string): string | null {
	let changed = code;
	for (const [was, is] of words) {
		const [before, after, ...more] = changed.split(was);
		if (before === undefined || after === undefined || more.length > 0) return null;
		changed = before + is + after;
	}
	return changed;
}
