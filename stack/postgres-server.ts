import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { LOOPBACK, freePort } from './free-port';
import { POSTGRES_SUPERUSER, ensureCluster, readPassword } from './postgres-cluster';
import { copyFilesTo, postgresFiles, programsIn, type PostgresPrograms } from './postgres-files';
import { SYSTEM_CACHE, canReach, postgresUser, systemFolderFor, type SystemUser } from './postgres-user';
import { endProcess, identityOf, isAlive } from './process-identity';
import { silently, type OnProgress } from './progress';
import { ServerDidNotStart, startServerProcess, type KeptServer, type StopOrder } from './server-process';

export interface PostgresServerOptions {
  /** The data folder of the engine; the cluster lies in its `postgres`. */
  readonly home: string;
  readonly port?: number;
  readonly lastTime?: { readonly port: number };
  readonly onProgress?: OnProgress;
  /** See `ServerCommand`. */
  readonly users?: string;
  readonly onRestart?: () => void;
}

export interface PostgresServer extends KeptServer {
  readonly port: number;
  /** `postgres://…` of the database named, which need not exist yet. Holds the password. */
  readonly urlOf: (database: string) => string;
}

const ATTEMPTS = 3;

/** Long enough for a recovery after a crash in the middle of a big import. */
const START_MILLISECONDS = 180_000;
/** Its "fast" stop: sessions are ended, everything is written, nothing has to be recovered. */
export const POSTGRES_STOP: StopOrder = { stopSignal: 'SIGINT', stopMilliseconds: 30_000 };

/** Safe against a crash at any moment: `fsync`, `full_page_writes` and `synchronous_commit` stay on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: LOOPBACK,
  // A socket's path must be short and its folder writable; we come by TCP.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  // Nobody replicates from here: a bulk load into a new table then writes no log of each row.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  // Without this the log repeats the row that a constraint refused, with whatever it says of a person.
  log_error_verbosity: 'terse',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Starts the PostgreSQL of the npm package on the data folder, making the cluster the first time. */
export async function startPostgresServer(options: PostgresServerOptions): Promise<PostgresServer> {
  await mkdir(options.home, { recursive: true });
  const place = await placeFor(options.home);
  const passwordFile = join(options.home, 'postgres.password');
  await endLeftOver(place.data);
  (options.onProgress ?? silently)({ task: 'Starting PostgreSQL' });
  await ensureCluster(place.programs.initdb, place.data, passwordFile, place.user);
  const password = await readPassword(passwordFile);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options, place, password);
    } catch (error) {
      const portWasTaken = error instanceof ServerDidNotStart && /address already in use/i.test(error.message);
      if (!portWasTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

interface Place {
  readonly programs: PostgresPrograms;
  readonly data: string;
  readonly user: SystemUser | undefined;
}

/**
 * Root cannot run PostgreSQL, and the user who runs it instead may not be able to go where the repository lies (/root, a private
 * temporary folder). Programs and data then lie in /var/cache/fordring and /var/lib/fordring, the data under a name made of the data folder's.
 */
async function placeFor(home: string): Promise<Place> {
  const native = await postgresFiles();
  const elsewhere = join(systemFolderFor(home), 'postgres');
  const beside = join(home, 'postgres');
  const user = await postgresUser(beside);
  if (!user) return { programs: programsIn(native), data: beside, user };
  const files = (await canReach(programsIn(native).postgres, user)) ? native : await copyFilesTo(native, SYSTEM_CACHE);
  return { programs: programsIn(files), data: (await canReach(home, user)) ? beside : elsewhere, user };
}

async function startOnce(options: PostgresServerOptions, place: Place, password: string): Promise<PostgresServer> {
  const port = await freePort(options.port, 'FORDRING_POSTGRES_PORT', options.lastTime?.port);
  const urlOf = (database: string) => `postgres://${POSTGRES_SUPERUSER}:${password}@${LOOPBACK}:${port}/${database}`;
  const server = startServerProcess({
    name: 'PostgreSQL',
    file: place.programs.postgres,
    given: [
      '-D',
      place.data,
      '-p',
      `${port}`,
      ...Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    folder: place.data,
    log: join(options.home, 'postgres.log'),
    ...POSTGRES_STOP,
    ...(options.users !== undefined && { users: options.users }),
    ...(options.onRestart && { onRestart: options.onRestart }),
    ...(place.user && { user: place.user }),
  });
  await server.untilAnswers(() => answers(urlOf('postgres')), START_MILLISECONDS);
  return {
    port,
    get identity() {
      return server.identity;
    },
    urlOf,
    letGo: server.letGo,
    stop: server.stop,
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * A server of a process of ours that was killed may live on and hold the files. It is ended first; PostgreSQL itself clears the
 * `postmaster.pid` of one that is dead. The caller holds the data folder's lock, so it is nobody's any more.
 */
async function endLeftOver(data: string): Promise<void> {
  const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  if (!pid || !/^\d+$/.test(pid)) return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const leftOver = identityOf(Number(pid));
  if (isAlive(leftOver) && commandLine.split('\0').includes(data))
    await endProcess(leftOver, POSTGRES_STOP.stopSignal, POSTGRES_STOP.stopMilliseconds);
}
