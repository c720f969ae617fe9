import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { LOOPBACK, freePort } from './free-port';
import { ServerDidNotStart, startServerProcess, type KeptServer, type StopOrder } from './server-process';

export interface TemporalServerOptions {
  readonly binary: string;
  /** Keeps the server's file and its log. A second start on the same folder finds what the first left. */
  readonly folder: string;
  readonly port?: number;
  readonly uiPort?: number;
  /** The ports of last time are taken again where they are free. */
  readonly lastTime?: { readonly port: number; readonly uiPort: number };
  /** See `ServerCommand`. */
  readonly users?: string;
  readonly onRestart?: () => void;
}

export interface TemporalServer extends KeptServer {
  readonly address: string;
  readonly uiAddress: string;
  readonly port: number;
  readonly uiPort: number;
}

/** Between choosing a free port and using it another program may take it; then we choose again. */
const ATTEMPTS = 3;

/** What the CLI prints once it has its ports. */
const BANNER = 'Temporal Server:';

const START_MILLISECONDS = 60_000;
export const TEMPORAL_STOP: StopOrder = { stopSignal: 'SIGTERM', stopMilliseconds: 15_000 };

/** What we need that the dev server does not do by itself. Each was measured; see `virtual-time.ts`. */
const DYNAMIC_CONFIGURATION: Readonly<Record<string, unknown>> = {
  // Virtual time per execution is behind this switch.
  'frontend.WorkflowTimeSkippingEnabled': true,
  // Else a run that follows its predecessor within a wall second waits for the rest of it, and server 1.32.0 gets the virtual
  // clock wrong over that wait: it skips once more by all that was skipped before (day 60 became day 120).
  'history.workflowIdReuseMinimalInterval': '0s',
  // Timers are otherwise looked for once a second: each skip would cost that second.
  'history.timerProcessorMaxTimeShift': '10ms',
  // The defaults of 20 a second are for one of thousands of shards. The dev server has a single one.
  'history.timerProcessorMaxPollRPS': 10_000,
  'history.transferProcessorMaxPollRPS': 10_000,
  'history.visibilityProcessorMaxPollRPS': 10_000,
  // One partition of a task queue: four only forward tasks to each other here (2,800 timers: 24 s, with four 42 s).
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  // Whole months of invoices start at once; nobody else uses this server.
  'frontend.namespaceRPS': 100_000,
  'frontend.namespaceRPS.visibility': 10_000,
  'frontend.namespaceCount': 100_000,
  // A claim's page is turned at 1,500 events. Whoever floods a claim is refused beyond this, and what one task must take up
  // stays small: a worker ends at a task that takes too long (docs/adr/0030). The same in deploy/.
  'history.maximumSignalsPerExecution': 2_000,
  // The same limit as in deploy/, so that an id that is accepted here is accepted there.
  'limit.maxIDLength': 255,
};

/**
 * Starts the Temporal CLI's dev server (the real server, with its UI) on a file, and waits until it answers.
 * With these pragmas it is 8 times faster than with its defaults; after a power cut the last commits may be missing, which
 * the ledger's control of open claims mends.
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  await mkdir(options.folder, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      const portWasTaken =
        error instanceof ServerDidNotStart && /address already in use|can't set free port/i.test(error.message);
      if (!portWasTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce(options: TemporalServerOptions): Promise<TemporalServer> {
  const port = await freePort(options.port, 'FORDRING_TEMPORAL_PORT', options.lastTime?.port);
  const uiPort = await freePort(options.uiPort, 'FORDRING_TEMPORAL_UI_PORT', options.lastTime?.uiPort);
  const address = `${LOOPBACK}:${port}`;
  const server = startServerProcess({
    name: 'Temporal',
    file: options.binary,
    given: givenTo(options.folder, port, uiPort),
    folder: options.folder,
    // The server makes much short-lived garbage: collecting it a quarter as often saves a fifth of its work.
    environment: { GOGC: '400', ...process.env },
    log: join(options.folder, 'temporal.log'),
    ...TEMPORAL_STOP,
    ...(options.users !== undefined && { users: options.users }),
    ...(options.onRestart && { onRestart: options.onRestart }),
  });
  // An answer alone could come from another server that took the port a moment before ours, which then fails.
  await server.untilAnswers(
    async () => server.said().includes(BANNER) && (await answersAt(address)),
    START_MILLISECONDS,
  );
  return {
    address,
    uiAddress: `http://${LOOPBACK}:${uiPort}`,
    port,
    uiPort,
    get identity() {
      return server.identity;
    },
    letGo: server.letGo,
    stop: server.stop,
  };
}

function givenTo(folder: string, port: number, uiPort: number): string[] {
  return [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', `${port}`, '--ui-port', `${uiPort}`, '--log-level', 'warn'],
    ...['--db-filename', join(folder, 'temporal.db'), '--ui-disable-news-fetch'],
    ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
    ...Object.entries(DYNAMIC_CONFIGURATION).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

const ANSWER_MILLISECONDS = 500;

async function answersAt(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address, connectTimeout: ANSWER_MILLISECONDS });
  try {
    await connection.ensureConnected();
    await connection.withDeadline(Date.now() + ANSWER_MILLISECONDS, () =>
      connection.workflowService.describeNamespace({ namespace: 'default' }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
