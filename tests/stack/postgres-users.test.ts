import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { urlOfDatabase } from '../../stack/databases';
import { createLedgerPool } from '../../store/connect';
import { migrate } from '../../store/migrate';
import { grantRoles, rolesAreGranted } from '../../store/roles/grant-roles';
import { useWorld } from '../support/world';

const world = useWorld();

const SCRIPT = readFileSync(join(__dirname, '..', '..', 'deploy', 'postgres-users.sh'), 'utf8');
const STATEMENTS = (/<<'SQL'\n(.*)\nSQL/s.exec(SCRIPT)?.[1] ?? '').split('\n');
const DUPLICATE_ROLE = '42710';

/** What psql would run, with names of our own: other tests use the same server. */
function named(statement: string, mark: string): string {
  return statement
    .replace(/:'(\w+)_password'/g, "'secret'")
    .replace(
      /\b(ROLE|DATABASE|OWNER) (fordring|worker|desk|reader|temporal|temporal_visibility)\b(?!_)/g,
      `$1 $2_${mark}`,
    );
}

test('in the set of containers the owner migrates without being an administrator, a worker writes, and a reader only reads', async () => {
  const mark = world().nameOf('set').replaceAll('-', '_');
  const administrator = createLedgerPool(world().stack.databaseUrl, { connections: 1 });
  for (const statement of STATEMENTS)
    await administrator.query(named(statement, mark)).catch((problem: unknown) => {
      if ((problem as { code?: string }).code !== DUPLICATE_ROLE) throw problem;
    });
  const as = (login: string) => {
    const url = new URL(urlOfDatabase(world().stack.databaseUrl, `fordring_${mark}`));
    url.username = `${login}_${mark}`;
    url.password = 'secret';
    return createLedgerPool(url.href, { connections: 1 });
  };
  const [owner, worker, desk, reader] = [as('fordring'), as('worker'), as('desk'), as('reader')];
  try {
    await migrate(owner);
    await grantRoles(owner);
    expect(await rolesAreGranted(owner)).toBe(true);
    const retells = 'UPDATE fordring.close_notice SET delivered_at = NULL WHERE false';
    await worker.query(retells);
    await expect(desk.query(retells)).rejects.toThrow('permission denied');
    const takesUp = 'INSERT INTO fordring.creditor SELECT * FROM fordring.creditor WHERE false';
    await desk.query(takesUp);
    await expect(reader.query(takesUp)).rejects.toThrow('permission denied');
    await reader.query('SELECT FROM fordring.claim');
    await expect(worker.query('DROP TABLE fordring.claim')).rejects.toThrow('must be owner');
  } finally {
    await Promise.all([owner, worker, desk, reader, administrator].map((pool) => pool.end()));
  }
}, 120_000);
