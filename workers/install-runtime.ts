import { Runtime, makeTelemetryFilterString, type LogLevel } from '@temporalio/worker';
import type { Configuration } from '../stack/configuration';
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
 * call as a warning; a server that is away for a moment is no news, so the core speaks one level later.
 */
export function installRuntime({ logLevel }: Pick<Configuration, 'logLevel'>): void {
  const core = logLevel === 'warn' ? 'ERROR' : LEVELS[logLevel];
  Runtime.install({
    logger: new QuietLogger(LEVELS[logLevel]),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core, other: 'ERROR' }), forward: {} } },
    shutdownSignals: [],
  });
}
