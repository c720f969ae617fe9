import { inspect } from 'node:util';
import type { Pool } from 'pg';
import { withoutContents } from '../../domain/kernel/without-contents';
import { createLedgerPool, inTransaction } from '../../store/connect';
import { copyRows } from '../../store/copy-rows';
import { QuietLogger } from '../../workers/quiet-logger';
import { useWorld } from '../support/world';

const world = useWorld();
const SECRET = 'Zackrisdotter-Qvist';

let pool: Pool;
beforeAll(async () => {
  pool = createLedgerPool(await world().emptyDatabase());
  await pool.query(`CREATE TABLE payer (
    name text UNIQUE NOT NULL, kind text CHECK (kind IN ('person', 'town')), paid_on date, amount numeric(5, 2))`);
  await pool.query('INSERT INTO payer (name) VALUES ($1)', [SECRET]);
});
afterAll(() => pool.end());

/** Everything that a log, a failure or a page could show of an error. */
function shown(problem: unknown): string {
  return `${inspect(problem, { showHidden: true, depth: 9 })} ${String(problem)} ${(problem as Error).stack ?? ''}`;
}

const refused: Readonly<Record<string, { readonly code: string; readonly ask: () => Promise<unknown> }>> = {
  'a name that is there': {
    code: '23505',
    ask: () => pool.query('INSERT INTO payer (name) VALUES ($1)', [SECRET]),
  },
  'a kind that there is not, with the failing row': {
    code: '23514',
    ask: () => pool.query('INSERT INTO payer (name, kind) VALUES ($1, $2)', [`${SECRET} 2`, 'estate']),
  },
  'a name where a day belongs': {
    code: '22007',
    ask: () => pool.query('INSERT INTO payer (name, paid_on) VALUES ($1, $2)', ['x', SECRET]),
  },
  'a name with its own quotes where an amount belongs': {
    code: '22P02',
    ask: () => pool.query('INSERT INTO payer (name, amount) VALUES ($1, $2)', ['x', `"${SECRET}"`]),
  },
  'a name that no JSON is': { code: '22P02', ask: () => pool.query('SELECT $1::jsonb', [`{${SECRET}`]) },
  'a statement that cannot be read': { code: '42601', ask: () => pool.query(`SELECT '1' '${SECRET}' 'x' SELEC`) },
  'a whole line of a COPY': {
    code: '22007',
    ask: () =>
      inTransaction(pool, (client) =>
        copyRows(client, { table: 'payer', columns: ['name', 'paid_on'] }, [
          ['y', '2016-01-01'],
          [SECRET, 'someday'],
        ]),
      ),
  },
  'what a function was about when it failed': {
    code: '22012',
    ask: () => pool.query(`DO $$ BEGIN EXECUTE 'SELECT 1 / 0 AS "${SECRET}"'; END $$`),
  },
};

test.each(Object.entries(refused))(
  'of %s, code and kind are told and not the contents',
  async (_name, { code, ask }) => {
    const problem: unknown = await ask().catch((caught: unknown) => caught);
    expect(problem).toMatchObject({ code, severity: 'ERROR' });
    expect(shown(problem)).not.toContain(SECRET);
  },
);

test('constraint, table and column stay, so that programs and people find the place', async () => {
  await expect(refused['a name that is there']?.ask()).rejects.toMatchObject({
    ...{ constraint: 'payer_name_key', table: 'payer' },
    message: 'duplicate key value violates unique constraint "payer_name_key"',
  });
  await expect(pool.query('INSERT INTO payer (name) VALUES (NULL)')).rejects.toMatchObject({ column: 'name' });
});

test('a parser of JSON, a cause and several errors at once pass through the same place', () => {
  const parsing = (): unknown => {
    try {
      return JSON.parse(`{"payer": ${SECRET}}`);
    } catch (problem) {
      return problem;
    }
  };
  const nested = new Error('outer', { cause: new AggregateError([parsing()], 'several') });
  expect(shown(nested)).toContain('Zackris');
  expect(shown(withoutContents(nested))).not.toContain('Zackris');
  expect(withoutContents('no error')).toBe('no error');
});

test('the worker’s log cleans what comes to it from a connection that is not ours', () => {
  const own = Object.assign(new Error(`invalid input syntax for type date: "${SECRET}"`), {
    ...{ severity: 'ERROR', code: '22007', detail: SECRET, where: `COPY payer, line 1: "${SECRET}"` },
  });
  const written: unknown[] = [];
  new QuietLogger('WARN', (entry) => written.push(entry)).warn('Activity failed', {
    error: new Error('failed', { cause: own }),
  });
  expect(written).toHaveLength(1);
  expect(inspect(written, { depth: 9 })).not.toContain(SECRET);
  expect(inspect(written, { depth: 9 })).toContain('22007');
});
