import { adoptServer } from './adopted-server';
import type { Configuration, EmbeddedDatabase, EmbeddedTemporal } from './configuration';
import { usersFolder } from './engine-users';
import { POSTGRES_STOP, startPostgresServer } from './postgres-server';
import { endProcess, isAlive, type ProcessIdentity } from './process-identity';
import { silently, type OnProgress } from './progress';
import type { KeptServer } from './server-process';
import { readState, writeState, type StackState } from './stack-state';
import { findTemporalBinary, temporalBinarySources } from './temporal-binary';
import { startTemporalServer, TEMPORAL_STOP } from './temporal-server';

/** The servers of a data folder, for whoever keeps them. */
export interface EmbeddedServers {
  /** Where they are now: a server that crashed and was started again has another process. */
  readonly state: () => StackState;
  /** From now on somebody else starts again what crashes. */
  readonly letGo: () => void;
  /** Temporal before PostgreSQL. */
  readonly stop: () => Promise<void>;
}

interface Telling {
  readonly onProgress: OnProgress;
  readonly onRestart: () => void;
}

const LEFT_OVER_GRACE_MILLISECONDS = 15_000;

/** Ends what a killed process left running, then starts both servers side by side. A start that fails leaves neither. */
export async function startServers(
  configuration: Configuration,
  before: StackState,
  onProgress: OnProgress,
): Promise<EmbeddedServers> {
  const { home, temporal, database } = configuration;
  let servers = together(undefined, undefined);
  const telling: Telling = { onProgress, onRestart: () => noteRestart(home, servers) };
  const [temporalServer, postgresServer] = await Promise.allSettled([
    temporal.kind === 'embedded' ? startTemporal(configuration, temporal, before, telling) : undefined,
    database.kind === 'embedded' ? startPostgres(home, database, before, telling) : undefined,
  ]);
  servers = together(valueOf(temporalServer), valueOf(postgresServer));
  const failed = [temporalServer, postgresServer].find((one) => one.status === 'rejected');
  if (!failed) return servers;
  await servers.stop();
  writeState(home, servers.state());
  throw failed.reason;
}

/** Takes over servers that another process started. One that ends is started again on its port. */
export function adoptServers(configuration: Configuration, state: StackState): EmbeddedServers {
  const { home } = configuration;
  const telling: Telling = { onProgress: silently, onRestart: () => noteRestart(home, servers) };
  const servers = together(adoptTemporal(configuration, state, telling), adoptPostgres(configuration, state, telling));
  return servers;
}

/** Whether the processes of the state live. */
export function runs({ temporal, postgres }: StackState): boolean {
  return [temporal, postgres].every((server) => server === undefined || isAlive(server.process));
}

interface WithPort {
  readonly port: number;
  readonly server: KeptServer;
}

function together(temporal: (WithPort & { readonly uiPort: number }) | undefined, postgres: WithPort | undefined) {
  return {
    state: (): StackState => ({
      ...(temporal && {
        temporal: { port: temporal.port, uiPort: temporal.uiPort, process: temporal.server.identity },
      }),
      ...(postgres && { postgres: { port: postgres.port, process: postgres.server.identity } }),
    }),
    letGo() {
      temporal?.server.letGo();
      postgres?.server.letGo();
    },
    async stop() {
      await temporal?.server.stop();
      await postgres?.server.stop();
    },
  };
}

async function startTemporal(
  { home, cache }: Configuration,
  temporal: EmbeddedTemporal,
  before: StackState,
  { onProgress, onRestart }: Telling,
) {
  if (before.temporal) await endLeftOver(before.temporal.process);
  const binary = await findTemporalBinary(temporalBinarySources(cache, temporal.binary), onProgress);
  onProgress({ task: 'Starting Temporal' });
  const server = await startTemporalServer({
    binary,
    folder: home,
    users: usersFolder(home),
    onRestart,
    ...(temporal.port !== undefined && { port: temporal.port }),
    ...(temporal.uiPort !== undefined && { uiPort: temporal.uiPort }),
    ...(before.temporal && { lastTime: before.temporal }),
  });
  return { port: server.port, uiPort: server.uiPort, server };
}

async function startPostgres(
  home: string,
  database: EmbeddedDatabase,
  before: StackState,
  { onProgress, onRestart }: Telling,
) {
  const server = await startPostgresServer({
    home,
    onProgress,
    users: usersFolder(home),
    onRestart,
    ...(database.port !== undefined && { port: database.port }),
    ...(before.postgres && { lastTime: before.postgres }),
  });
  return { port: server.port, server };
}

function adoptTemporal(configuration: Configuration, { temporal: running }: StackState, telling: Telling) {
  const { temporal } = configuration;
  if (!running || temporal.kind !== 'embedded') return undefined;
  const { port, uiPort, process } = running;
  const again = async () => (await startTemporal(configuration, { ...temporal, port, uiPort }, {}, telling)).server;
  const adopted = { identity: process, folder: configuration.home, ...TEMPORAL_STOP };
  return { port, uiPort, server: adoptServer(adopted, again, telling.onRestart) };
}

function adoptPostgres({ home, database }: Configuration, { postgres: running }: StackState, telling: Telling) {
  if (!running || database.kind !== 'embedded') return undefined;
  const { port, process } = running;
  const again = async () => (await startPostgres(home, { ...database, port }, {}, telling)).server;
  return { port, server: adoptServer({ identity: process, folder: home, ...POSTGRES_STOP }, again, telling.onRestart) };
}

async function endLeftOver(process: ProcessIdentity): Promise<void> {
  // Without the moment at which it began the number may be another process's by now.
  if (process.began !== undefined && isAlive(process))
    await endProcess(process, 'SIGTERM', LEFT_OVER_GRACE_MILLISECONDS);
}

/** Whoever keeps the servers after us must know their processes, also when we are killed. */
function noteRestart(home: string, servers: EmbeddedServers): void {
  const { owner } = readState(home);
  if (owner !== undefined) writeState(home, { ...servers.state(), owner });
}

function valueOf<Value>(settled: PromiseSettledResult<Value>): Value | undefined {
  return settled.status === 'fulfilled' ? settled.value : undefined;
}
