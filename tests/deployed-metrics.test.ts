import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'prom-client';
import { expect, test } from 'vitest';
import type { OpenDatabase } from '$lib/server/db';
import * as events from '$lib/server/metrics';
import '../src/start/metrics-port';

const deploy = join(import.meta.dirname, '../docs/deploy');
const pool = () => ({ open: 1, free: 1, waiting: 0, max: 1 });

/** Every name that the server shows: a histogram shows three. */
async function exposed(): Promise<Set<string>> {
	events.watchGauges({ db: {}, pool } as unknown as OpenDatabase, { running: 0, waiting: 0 });
	expect(Object.keys(events).length).toBeGreaterThan(4);
	const metrics = await register.getMetricsAsJSON();
	return new Set(
		metrics.flatMap(({ name, type }) =>
			// What prom-client calls its kinds.
			String(type) === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name]
		)
	);
}

test.each(['alerts.yaml', 'grafana.json'])(
	'every metric that %s asks for is one that the server shows',
	async (file) => {
		const text = readFileSync(join(deploy, file), 'utf8');
		const asked = new Set(text.match(/\bleerid_\w+/g));
		expect(asked.size).toBeGreaterThan(5);
		const shown = await exposed();
		expect([...asked].filter((name) => !shown.has(name))).toEqual([]);
	}
);

test('a label that an alert chooses by is one that its metric has', async () => {
	const chosen = readFileSync(join(deploy, 'alerts.yaml'), 'utf8').matchAll(/\b(leerid_\w+)\{(\w+)=/g);
	const shown = await register.getMetricsAsJSON();
	for (const [, name = '', label = ''] of chosen) {
		const metric = register.getSingleMetric(name.replace(/_(bucket|count|sum)$/, '')) as {
			labelNames?: string[];
		};
		expect(metric?.labelNames ?? [], name).toContain(label);
	}
	expect(shown.length).toBeGreaterThan(5);
});
