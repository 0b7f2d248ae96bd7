import adapter from '@sveltejs/adapter-node';

/** Where tests/load/bench/bare-page.ts wants it built. */
const out = process.env.OUT ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: `${out}/build` }),
		outDir: `${out}/kit`,
		files: { appTemplate: 'app.html', routes: 'routes' }
	}
};
