import { Runtime, makeTelemetryFilterString, type LogLevel } from '@temporalio/worker';
import type { Configuration } from '../stack/configuration';
import { LOOPBACK } from '../stack/free-port';
import { QuietLogger } from './quiet-logger';

const LEVELS: Readonly<Record<Configuration['logLevel'], LogLevel>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  silent: 'ERROR',
};

/**
 * The Temporal runtime of this process: it logs as configured, and leaves Ctrl-C to us. Its core tells of every retried
 * call as a warning; a server that is away for a moment is no news, so the core speaks one level later. With a port the
 * SDK tells its own figures there, on the loopback alone.
 */
export function installRuntime({ logLevel }: Pick<Configuration, 'logLevel'>, metricsPort?: number): void {
  const core = logLevel === 'warn' ? 'ERROR' : LEVELS[logLevel];
  Runtime.install({
    logger: new QuietLogger(LEVELS[logLevel]),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core, other: 'ERROR' }), forward: {} },
      ...(metricsPort !== undefined && { metrics: { prometheus: sdkMetricsAt(metricsPort) } }),
    },
    shutdownSignals: [],
  });
}

/** Names and units by Prometheus' own conventions. */
function sdkMetricsAt(port: number) {
  return {
    bindAddress: `${LOOPBACK}:${port}`,
    countersTotalSuffix: true,
    unitSuffix: true,
    useSecondsForDurations: true,
  };
}
