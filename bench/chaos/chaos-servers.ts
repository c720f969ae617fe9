import { Connection } from '@temporalio/client';
import { join } from 'node:path';
import { readConfiguration } from '../../stack/configuration';
import { startPostgresServer } from '../../stack/postgres-server';
import { silently } from '../../stack/progress';
import { findTemporalBinary, temporalBinarySources } from '../../stack/temporal-binary';
import { ensureNamespace } from '../../stack/temporal-namespace';
import { startTemporalServer } from '../../stack/temporal-server';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

/** The two servers of a round. Those of our own can be killed, and are started again by whoever runs them: this process. */
export interface ChaosServers {
  readonly temporalAddress: string;
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
    temporalAddress: temporal.kind === 'existing' ? temporal.address : (engine?.address ?? ''),
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

export async function newNamespace(temporalAddress: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    await ensureNamespace(connection, namespace, SEARCH_ATTRIBUTES);
  } finally {
    await connection.close();
  }
}
