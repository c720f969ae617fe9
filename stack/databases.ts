import { Client } from 'pg';

/** The same server, user and password, but another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** Makes the database on the server of `url` unless it is there; a copy of `template` when one is named. Answers its URL. */
export async function ensureDatabase(url: string, database: string, template?: string): Promise<string> {
  await onServer(url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount !== 0) return;
    const copied = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}${copied}`).catch(ignoreIfThere);
  });
  return urlOfDatabase(url, database);
}

/** Drops the database, whoever is connected to it; for scratch databases. */
export async function dropDatabase(url: string, database: string): Promise<void> {
  await onServer(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`),
  );
}

async function onServer(url: string, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';

/** Another process made it between our question and our order. */
function ignoreIfThere(error: unknown): void {
  const code = (error as { code?: unknown }).code;
  if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
}
