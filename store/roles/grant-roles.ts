import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../domain/kernel/fault';
import { inTransaction } from '../connect';
import { sqlStateOf } from '../relay/reason-of';
import { rightsOn, ROLES, type LedgerRole } from './rights';

/**
 * The user of the database may make no roles. Have an administrator make the three roles (`CREATE ROLE … NOLOGIN`), or let a
 * user migrate who has `CREATEROLE`.
 */
export class RolesNotMade extends Fault {
  override readonly name = 'RolesNotMade';
  override readonly kind = 'forbidden';
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** Whether this ledger's tables are open to the roles. */
export async function rolesAreGranted(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ granted: boolean }>(
    `SELECT coalesce(bool_or(has_schema_privilege(rolname, 'fordring', 'USAGE')), false) AS granted
     FROM pg_roles WHERE rolname = ANY ($1)`,
    [ROLES],
  );
  return rows[0]?.granted ?? false;
}

/**
 * Makes the roles that the server lacks, and gives each exactly its rights on this ledger, all or nothing. Again gives the
 * same. Throws `RolesNotMade`.
 */
export async function grantRoles(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const role of ROLES) await makeRole(client, role);
    const all = ROLES.join(', ');
    await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA fordring FROM PUBLIC, ${all}`);
    await client.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA fordring FROM PUBLIC, ${all}`);
    await client.query(`REVOKE ALL ON SCHEMA fordring FROM PUBLIC, ${all}`);
    await client.query(`GRANT USAGE ON SCHEMA fordring TO ${all}`);
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA fordring TO ${all}`);
    await client.query('GRANT USAGE ON ALL SEQUENCES IN SCHEMA fordring TO fordring_desk, fordring_worker');
    for (const table of await tablesOf(client)) for (const role of ROLES) await grantOn(client, table, role);
  });
}

async function makeRole(client: PoolClient, role: LedgerRole): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount !== 0) return;
  await client.query(`CREATE ROLE ${role} NOLOGIN`).catch((problem: unknown) => {
    if (sqlStateOf(problem) !== INSUFFICIENT_PRIVILEGE) throw problem;
    throw new RolesNotMade(
      `The user of the database may not make the role ${role}. Have an administrator run: ` +
        `${ROLES.map((each) => `CREATE ROLE ${each} NOLOGIN;`).join(' ')} Then run fordring migrate --roles again.`,
    );
  });
}

async function tablesOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'fordring'::regnamespace AND relkind = 'r' ORDER BY relname",
  );
  return rows.map(({ name }) => name);
}

async function grantOn(client: PoolClient, table: string, role: LedgerRole): Promise<void> {
  const { inserts, updates, deletes } = rightsOn(table, role);
  const verbs = [
    ...(inserts ? ['INSERT'] : []),
    ...(updates.length > 0 ? [`UPDATE (${updates.join(', ')})`] : []),
    ...(deletes ? ['DELETE'] : []),
  ];
  if (verbs.length > 0) await client.query(`GRANT ${verbs.join(', ')} ON fordring.${table} TO ${role}`);
}
