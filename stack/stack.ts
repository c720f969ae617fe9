import { Connection } from '@temporalio/client';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client as DatabaseClient } from 'pg';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import type { Configuration, EmbeddedDatabase, EmbeddedTemporal } from './configuration';
import { ensureDatabase } from './databases';
import { LOOPBACK } from './free-port';
import { isHeld, takeLock, type HeldLock } from './lock-file';
import { POSTGRES_SUPERUSER, readPassword } from './postgres-cluster';
import { startPostgresServer, type PostgresServer } from './postgres-server';
import { endProcess, isAlive, type ProcessIdentity } from './process-identity';
import { silently, type OnProgress } from './progress';
import { readState, writeState, type StackState } from './stack-state';
import { findTemporalBinary, temporalBinarySources } from './temporal-binary';
import { temporalConnectionOptions, type TemporalConnectionOptions } from './temporal-connection';
import { ensureNamespace } from './temporal-namespace';
import { startTemporalServer, type TemporalServer } from './temporal-server';
import { Fault } from '../domain/kernel/fault';

/** Both servers, ready for use: the namespace is there with its search attributes, the database is there (not migrated). */
export interface Stack {
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    /** Temporal UI, where we run it ourselves. */
    readonly uiAddress?: string;
    /** For `Connection.connect` and `NativeConnection.connect` alike. */
    readonly connectionOptions: TemporalConnectionOptions;
  };
  /** Holds the password: not for printing. */
  readonly databaseUrl: string;
  /** Whether this process runs the embedded servers; not where another does, or where they were there before. */
  readonly isOwn: boolean;
  /** Stops what we started, Temporal before PostgreSQL; what another process runs, or what was there before, is left alone. */
  readonly stop: () => Promise<void>;
}

export interface StackOptions {
  readonly onProgress?: OnProgress;
}

/**
 * A server that should be there is not, or the data folder is in use in a way that we cannot join. The message says
 * which server, and what to do.
 */
export class EngineUnavailable extends Fault {
  override readonly name = 'EngineUnavailable';
  override readonly kind = 'unavailable';
}

const DATABASE = 'fordring';
const JOINED_WITHIN_MILLISECONDS = 240_000;
const REACHED_WITHIN_MILLISECONDS = 5_000;
const LEFT_OVER_GRACE_MILLISECONDS = 15_000;

/**
 * Starts or reaches Temporal and PostgreSQL as configured. What is embedded is started on the data folder and finds what the
 * start before left there; if a process of ours runs it already, we join that one and never start a second on the same files.
 */
export async function startStack(configuration: Configuration, options: StackOptions = {}): Promise<Stack> {
  const onProgress = options.onProgress ?? silently;
  const running = await serversFor(configuration, onProgress);
  try {
    const connectionOptions = temporalOptionsOf(configuration, running.state);
    const { namespace } = configuration.temporal;
    const [databaseUrl] = await Promise.all([
      databaseUrlOf(configuration, running.state),
      prepareNamespace(connectionOptions, namespace),
    ]);
    const uiPort = configuration.temporal.kind === 'embedded' ? running.state.temporal?.uiPort : undefined;
    return {
      temporal: {
        address: connectionOptions.address,
        namespace,
        ...(uiPort !== undefined && { uiAddress: `http://${LOOPBACK}:${uiPort}` }),
        connectionOptions,
      },
      databaseUrl,
      isOwn: running.isOwn,
      stop: running.stop,
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

interface RunningServers {
  readonly state: StackState;
  readonly isOwn: boolean;
  readonly stop: () => Promise<void>;
}

async function serversFor(configuration: Configuration, onProgress: OnProgress): Promise<RunningServers> {
  const { temporal, database, home } = configuration;
  if (temporal.kind === 'existing' && database.kind === 'existing')
    return { state: {}, isOwn: false, stop: () => Promise.resolve() };
  await mkdir(home, { recursive: true });
  const giveUpAt = Date.now() + JOINED_WITHIN_MILLISECONDS;
  for (let told = false; Date.now() < giveUpAt; told = true) {
    const lock = takeLock(join(home, 'engine.lock'));
    if (isHeld(lock)) return ownServers(configuration, lock, onProgress);
    if (!told) onProgress({ task: `Joining the engine that process ${lock.pid} runs on ${home}` });
    const state = readState(home);
    if (state.owner === lock.pid) return { state, isOwn: false, stop: () => Promise.resolve() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new EngineUnavailable(
    `Another process has held ${join(home, 'engine.lock')} for minutes without bringing its servers up; ` +
      `see the logs in ${home}, end that process, or name another data folder in FORDRING_HOME.`,
  );
}

/** The data folder is ours now: ends what a killed process left running, then starts both servers side by side. */
async function ownServers(
  configuration: Configuration,
  lock: HeldLock,
  onProgress: OnProgress,
): Promise<RunningServers> {
  const { home, temporal, database } = configuration;
  const before = readState(home);
  const started = await Promise.allSettled([
    temporal.kind === 'embedded' ? ownTemporal(configuration, temporal, before, onProgress) : undefined,
    database.kind === 'embedded' ? ownPostgres(home, database, before, onProgress) : undefined,
  ]);
  const [temporalServer, postgresServer] = started.map((one) =>
    one.status === 'fulfilled' ? one.value : undefined,
  ) as [TemporalServer | undefined, PostgresServer | undefined];
  const state = stateOf(temporalServer, postgresServer);
  const stop = async (): Promise<void> => {
    await temporalServer?.stop();
    await postgresServer?.stop();
    writeState(home, state);
    lock.release();
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  writeState(home, { ...state, owner: process.pid });
  return { state, isOwn: true, stop };
}

async function ownTemporal(
  configuration: Configuration,
  temporal: EmbeddedTemporal,
  before: StackState,
  onProgress: OnProgress,
) {
  if (before.temporal) await endLeftOver(before.temporal.process);
  const binary = await findTemporalBinary(temporalBinarySources(configuration.cache, temporal.binary), onProgress);
  onProgress({ task: 'Starting Temporal' });
  return startTemporalServer({
    binary,
    folder: configuration.home,
    ...(temporal.port !== undefined && { port: temporal.port }),
    ...(temporal.uiPort !== undefined && { uiPort: temporal.uiPort }),
    ...(before.temporal && { lastTime: before.temporal }),
  });
}

async function endLeftOver(process: ProcessIdentity): Promise<void> {
  // Without the moment at which it began the number may be another process's by now.
  if (process.began !== undefined && isAlive(process))
    await endProcess(process, 'SIGTERM', LEFT_OVER_GRACE_MILLISECONDS);
}

function ownPostgres(home: string, database: EmbeddedDatabase, before: StackState, onProgress: OnProgress) {
  return startPostgresServer({
    home,
    onProgress,
    ...(database.port !== undefined && { port: database.port }),
    ...(before.postgres && { lastTime: before.postgres }),
  });
}

function stateOf(temporal: TemporalServer | undefined, postgres: PostgresServer | undefined): StackState {
  return {
    ...(temporal && { temporal: { port: temporal.port, uiPort: temporal.uiPort, process: temporal.identity } }),
    ...(postgres && { postgres: { port: postgres.port, process: postgres.identity } }),
  };
}

function temporalOptionsOf(
  { temporal, home }: Configuration,
  { temporal: running }: StackState,
): TemporalConnectionOptions {
  if (temporal.kind === 'existing') return temporalConnectionOptions(temporal);
  if (running) return { address: `${LOOPBACK}:${running.port}` };
  throw notRunByOther('Temporal', home);
}

async function databaseUrlOf({ database, home }: Configuration, { postgres: running }: StackState): Promise<string> {
  if (database.kind === 'existing') return reached(database.url.reveal());
  if (!running) throw notRunByOther('PostgreSQL', home);
  const password = await readPassword(join(home, 'postgres.password'));
  return ensureDatabase(`postgres://${POSTGRES_SUPERUSER}:${password}@${LOOPBACK}:${running.port}/postgres`, DATABASE);
}

function notRunByOther(what: string, home: string): EngineUnavailable {
  return new EngineUnavailable(
    `The process that runs the engine on ${home} was configured to use another ${what}; ` +
      'give this one the same FORDRING_ variables, or name another data folder in FORDRING_HOME.',
  );
}

async function reached(url: string): Promise<string> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: REACHED_WITHIN_MILLISECONDS });
  try {
    await client.connect();
    return url;
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new EngineUnavailable(
      `PostgreSQL at ${host}${pathname} (FORDRING_DATABASE_URL) cannot be reached: ${messageOf(error)}; ` +
        'check the address, the user and the password, or leave the variable out to have one started here.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function prepareNamespace(options: TemporalConnectionOptions, namespace: string): Promise<void> {
  const connection = Connection.lazy({ ...options, connectTimeout: REACHED_WITHIN_MILLISECONDS });
  try {
    await connection.ensureConnected().catch((error: unknown) => {
      throw new EngineUnavailable(
        `Temporal at ${options.address} (FORDRING_TEMPORAL_ADDRESS) cannot be reached: ${messageOf(error)}; ` +
          'check the address, TLS and API key, or leave the variable out to have one started here.',
      );
    });
    await ensureNamespace(connection, namespace, SEARCH_ATTRIBUTES);
  } finally {
    await connection.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
