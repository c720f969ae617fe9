import pino, { type DestinationStream, type Logger } from 'pino';
import { withoutContents } from '../domain/kernel/without-contents';
import type { Configuration } from '../stack/configuration';

/** What a line is about, where that applies. No names, no free text: ids, numbers and codes. */
export interface About {
  readonly creditor?: string;
  readonly claimId?: string;
  readonly workflowId?: string;
  readonly runId?: string;
  readonly activity?: string;
  readonly attempt?: number;
  readonly correlationId?: string;
  readonly [more: string]: unknown;
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Of this process; nothing while the log is readable text. */
let log: Logger | undefined;

/** Lines are written whole and at once: the last word of a process that dies is not lost. */
const STANDARD_ERROR = 2;

/**
 * From now on this process logs one JSON object a line, where that is configured. `role` says what the process is: `worker`,
 * `supervisor` or `start`.
 */
export function logAs(
  role: string,
  { logFormat, logLevel }: Pick<Configuration, 'logFormat' | 'logLevel'>,
  destination: DestinationStream = pino.destination({ dest: STANDARD_ERROR, sync: true }),
): void {
  if (logFormat !== 'json') {
    log = undefined;
    return;
  }
  log = pino(
    {
      level: logLevel,
      base: { process: role, pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: (problem: unknown) => inFields(problem) },
    },
    destination,
  );
}

/** Whether lines are JSON objects here. */
export function isJson(): boolean {
  return log !== undefined;
}

/** Says something: a sentence of text, or a line of the log. An error among its fields is told without its contents. */
export function say(message: string, about: About = {}, level: Level = 'warn'): void {
  if (log) log[level](about, message);
  else process.stderr.write(`${message}\n`);
}

/** A line that only a log has: text stays as short as it was. */
export function note(message: string, about: About, level: Level = 'info'): void {
  log?.[level](about, message);
}

function inFields(problem: unknown): unknown {
  const told = withoutContents(problem);
  return told instanceof Error ? pino.stdSerializers.err(told) : told;
}
