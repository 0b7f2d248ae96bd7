import type { Span, Tracer } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** Words of this program: the pattern of a route, a method, a keyword of SQL. Never a path, a name, an address or a parameter. */
export type Attributes = Record<string, string | number | boolean>;

interface Running {
	tracer: Tracer;
	/** Makes a span within the one that runs here, if any. */
	start(name: string, attributes: Attributes): Span;
	inside<T>(span: Span, work: () => T): T;
	stop(): Promise<void>;
}

let running: Running | undefined;

/**
 * Does `work` as one span of the trace that runs here. Without traces it is `work()` and nothing else: no package of
 * OpenTelemetry is even loaded then.
 */
export function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
	if (!running) return work();
	const span = running.start(name, attributes);
	return running.inside(span, work).then(
		(result) => {
			span.end();
			return result;
		},
		(error: unknown) => {
			// 2 is OpenTelemetry's error. The class only: messages can hold personal data.
			span.setStatus({ code: 2, message: error instanceof Error ? error.name : 'unknown' });
			span.end();
			throw error;
		}
	);
}

/** Adds to the span that runs here what is known only at its end. */
export function describeTrace(attributes: Attributes): void {
	if (running) here.getStore()?.setAttributes(attributes);
}

const here = new AsyncLocalStorage<Span>();

/**
 * Sends traces to the collector at `url` (OTLP over HTTP) from now on. What a browser says of a trace of its own is not believed.
 * `finish` hands over what is still here.
 */
export async function startTraces(url: string): Promise<{ finish(): Promise<void> }> {
	const [
		{ ROOT_CONTEXT, trace },
		{ BatchSpanProcessor, TracerProvider },
		{ OTLPTraceExporter },
		{ resourceFromAttributes }
	] = await Promise.all([
		import('@opentelemetry/api'),
		import('@opentelemetry/sdk-trace'),
		import('@opentelemetry/exporter-trace-otlp-http'),
		import('@opentelemetry/resources')
	]);
	const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/$/, '')}/v1/traces` });
	const provider = new TracerProvider({
		resource: resourceFromAttributes({
			'service.name': 'leerid',
			'service.instance.id': String(process.pid)
		}),
		spanProcessors: [new BatchSpanProcessor({ exporter })]
	});
	const tracer = provider.getTracer('leerid');
	const stop = async () => {
		running = undefined;
		await provider.shutdown();
	};
	running = {
		tracer,
		start(name, attributes) {
			const parent = here.getStore();
			const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
			return tracer.startSpan(name, { attributes }, context);
		},
		inside: (span, work) => here.run(span, work),
		stop
	};
	return { finish: stop };
}
