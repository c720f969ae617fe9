import { join } from 'node:path';
import { readConfiguration } from '../../stack/configuration';
import { connectTemporal } from '../../stack/connect-temporal';
import { startPostgresServer } from '../../stack/postgres-server';
import { silently } from '../../stack/progress';
import { findTemporalBinary, temporalBinarySources } from '../../stack/temporal-binary';
import { temporalConnectionOptions, type TemporalConnectionOptions } from '../../stack/temporal-connection';
import { deleteNamespace, ensureNamespace } from '../../stack/temporal-namespace';
import { startTemporalServer } from '../../stack/temporal-server';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

/** The two servers of a round. Those of our own can be killed, and are started again by whoever runs them: this process. */
export interface ChaosServers {
  /** With certificates and API key, where the cluster was there before and asks for them. */
  readonly temporal: TemporalConnectionOptions;
  /** Of any database on the server; holds the password. */
  readonly databaseUrl: string;
  /** By name, the process to kill. None of a cluster or a database that was there before. */
  readonly processes: Readonly<Record<string, () => number>>;
  readonly stop: () => Promise<void>;
}

/** Existing servers as configured, or embedded ones on the folder. */
export async function startChaosServers(home: string): Promise<ChaosServers> {
  const { temporal, database, cache } = readConfiguration();
  const postgres =
    database.kind === 'embedded' ? await startPostgresServer({ home: join(home, 'postgres') }) : undefined;
  const engine =
    temporal.kind === 'embedded'
      ? await startTemporalServer({
          binary: await findTemporalBinary(temporalBinarySources(cache, temporal.binary), silently),
          folder: join(home, 'temporal'),
        })
      : undefined;
  return {
    temporal: temporal.kind === 'existing' ? temporalConnectionOptions(temporal) : { address: engine?.address ?? '' },
    databaseUrl: database.kind === 'existing' ? database.url.reveal() : (postgres?.urlOf('postgres') ?? ''),
    processes: {
      ...(postgres && { PostgreSQL: () => postgres.identity.pid }),
      ...(engine && { Temporal: () => engine.identity.pid }),
    },
    async stop() {
      await engine?.stop();
      await postgres?.stop();
    },
  };
}

export async function newNamespace(temporal: TemporalConnectionOptions, namespace: string): Promise<void> {
  const connection = await connectTemporal(temporal);
  try {
    await ensureNamespace(connection, namespace, SEARCH_ATTRIBUTES);
  } finally {
    await connection.close();
  }
}

/** Whether the namespace could be removed with its workflows: not where namespaces are made and removed by others. */
export async function removeNamespace(temporal: TemporalConnectionOptions, namespace: string): Promise<boolean> {
  const connection = await connectTemporal(temporal);
  try {
    await deleteNamespace(connection, namespace);
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
