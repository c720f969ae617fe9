import { createRequire } from 'node:module';
import type { Tracing } from './tracing';

const load = createRequire(__filename);

/**
 * The traces of this process, where OpenTelemetry's own variables name a collector; else none, and nothing of OpenTelemetry
 * is loaded.
 */
export function traces(environment: NodeJS.ProcessEnv = process.env): Tracing | undefined {
  if (!areWanted(environment)) return undefined;
  const { presentTracing } = load('./tracing') as typeof import('./tracing');
  return presentTracing();
}

/** How a client takes part in traces, as options of the SDK's client. */
export function clientTraces(): { readonly interceptors?: Tracing['client'] } {
  const kept = traces();
  return kept ? { interceptors: kept.client } : {};
}

/** Sends what is left, for a few seconds at most: a collector that is down keeps no process up. */
export async function endTraces(): Promise<void> {
  await traces()?.end();
}

function areWanted(environment: NodeJS.ProcessEnv): boolean {
  const collector = environment['OTEL_EXPORTER_OTLP_ENDPOINT'] || environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];
  return (
    Boolean(collector) && environment['OTEL_SDK_DISABLED'] !== 'true' && environment['OTEL_TRACES_EXPORTER'] !== 'none'
  );
}
