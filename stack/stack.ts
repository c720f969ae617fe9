import { Connection } from '@temporalio/client';
import { join } from 'node:path';
import { Client as DatabaseClient } from 'pg';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import type { Configuration } from './configuration';
import { ensureDatabase } from './databases';
import { embeddedEngine, type EmbeddedEngine } from './embedded-engine';
import { EngineUnavailable } from './engine-unavailable';
import { LOOPBACK } from './free-port';
import { POSTGRES_SUPERUSER, readPassword } from './postgres-cluster';
import { silently, type OnProgress } from './progress';
import type { StackState } from './stack-state';
import { temporalConnectionOptions, type TemporalConnectionOptions } from './temporal-connection';
import { ensureNamespace } from './temporal-namespace';

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
  /** Whether this process started the embedded servers; not where another did, or where they were there before. */
  readonly isOwn: boolean;
  /** Whether others use the embedded servers too, at this moment. */
  readonly isShared: () => boolean;
  /** Stops the embedded servers, Temporal before PostgreSQL, unless others still use them. What was there before is left alone. */
  readonly stop: () => Promise<void>;
}

export interface StackOptions {
  readonly onProgress?: OnProgress;
}

const DATABASE = 'fordring';
const REACHED_WITHIN_MILLISECONDS = 5_000;

/**
 * Starts or reaches Temporal and PostgreSQL as configured. What is embedded is started on the data folder and finds what the
 * start before left there; if a process of ours runs it already, we join that one and never start a second on the same files. The servers
 * stay until the last who uses them has stopped.
 */
export async function startStack(configuration: Configuration, options: StackOptions = {}): Promise<Stack> {
  const onProgress = options.onProgress ?? silently;
  const engine = await engineFor(configuration, onProgress);
  try {
    const connectionOptions = temporalOptionsOf(configuration, engine.state);
    const { namespace } = configuration.temporal;
    const [databaseUrl] = await Promise.all([
      databaseUrlOf(configuration, engine.state),
      prepareNamespace(connectionOptions, namespace),
    ]);
    const uiPort = configuration.temporal.kind === 'embedded' ? engine.state.temporal?.uiPort : undefined;
    return {
      temporal: {
        address: connectionOptions.address,
        namespace,
        ...(uiPort !== undefined && { uiAddress: `http://${LOOPBACK}:${uiPort}` }),
        connectionOptions,
      },
      databaseUrl,
      isOwn: engine.isOwn,
      isShared: engine.isShared,
      stop: engine.leave,
    };
  } catch (error) {
    await engine.leave();
    throw error;
  }
}

/** Servers that are all there before need nobody who keeps them. */
async function engineFor(configuration: Configuration, onProgress: OnProgress): Promise<EmbeddedEngine> {
  const { temporal, database } = configuration;
  if (temporal.kind === 'embedded' || database.kind === 'embedded') return embeddedEngine(configuration, onProgress);
  return { state: {}, isOwn: false, isShared: () => false, leave: () => Promise.resolve() };
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
