import type { Pool } from 'pg';
import { inTransaction } from '../../store/connect';
import { isConnectionLoss, withRetries } from '../../store/connection-loss';
import { importPayments } from '../../office/payments/import-payments';
import {
  balances,
  bankFile,
  carryOut,
  count,
  invoice,
  movement,
  paid,
  register,
  useLedger,
} from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, ...Array.from({ length: 30 }, (_, at) => invoice({ number: String(1000 + at) })));
});

/** What a restart of the server does to everybody who is connected. */
async function endAllConnections(): Promise<void> {
  await pool
    .query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    .catch(() => undefined);
}

test('a connection that is lost in the middle leaves nothing, and the same work done again is whole', async () => {
  const file = bankFile(
    ...Array.from({ length: 5_100 }, (_, at) =>
      movement({ key: `m${at}`, amount: '1.00', for: [`9${1000 + (at % 30)}`] }),
    ),
  );
  let losses = 0;
  const seen: number[] = [];
  const report = await withRetries(
    () =>
      importPayments(pool, {
        ...file,
        progress: (done) => {
          seen.push(done);
          if (losses === 0) {
            losses += 1;
            void endAllConnections();
          }
        },
      }),
    { firstPauseMillis: 10 },
  );
  expect(report.outcomes.map(({ outcome, sum }) => `${outcome} ${sum.toString()}`)).toEqual(['partial 5100.00']);
  // It began again from the start: the first part was seen twice.
  expect(seen.filter((done) => done === seen[0])).toHaveLength(2);
  expect([await count(pool, 'payment'), await count(pool, 'bank_file')]).toEqual([5_100, 1]);
  expect(await balances(pool)).toEqual(['15190 30900.00', '19410 5100.00', '31100 -36000.00']);
});

test('commands survive connections that are cut again and again, and none is done twice', async () => {
  const cutting = new AbortController();
  const cutter = (async () => {
    while (!cutting.signal.aborted) {
      await endAllConnections();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  const commands = Array.from({ length: 30 }, (_, at) =>
    withRetries(
      () => carryOut(pool, String(1000 + at), '2016-01-28', paid('2016-01-28', '1200.00', `p${at}`), `key ${at}`),
      {
        attempts: 200,
        firstPauseMillis: 1,
      },
    ),
  );
  setTimeout(() => cutting.abort(), 400);
  const results = await Promise.all(commands);
  await cutter;
  expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  expect(await balances(pool)).toEqual(['15190 0.00', '19410 36000.00', '31100 -36000.00']);
  expect(await count(pool, 'claim_event')).toBe(60);
});

test('a lost connection is told from a refusal of the database', async () => {
  const cut = inTransaction(pool, (client) => client.query('SELECT pg_terminate_backend(pg_backend_pid())'));
  expect(await cut.then(() => 'nothing', isConnectionLoss)).toBe(true);
  const refused = await pool.query('SELECT 1 / 0').then(() => 'nothing', isConnectionLoss);
  expect(refused).toBe(false);
  expect(isConnectionLoss('a text')).toBe(false);
});

test('work that is refused is not tried again', async () => {
  let calls = 0;
  const work = () => {
    calls += 1;
    return Promise.reject(new Error('no'));
  };
  await expect(withRetries(work, { firstPauseMillis: 1 })).rejects.toThrow('no');
  expect(calls).toBe(1);
});

test('two transactions that wait for each other: the one that gives way is done again', async () => {
  const lock = async (first: string, second: string) =>
    inTransaction(pool, async (client) => {
      await client.query('SELECT FROM fordring.claim WHERE claim_id = $1 FOR UPDATE', [`town/${first}`]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.query('SELECT FROM fordring.claim WHERE claim_id = $1 FOR UPDATE', [`town/${second}`]);
      return `${first} ${second}`;
    });
  const both = [['1000', '1001'] as const, ['1001', '1000'] as const].map(([one, other]) =>
    withRetries(() => lock(one, other)),
  );
  expect(await Promise.all(both)).toEqual(['1000 1001', '1001 1000']);
});

test('a server that is not there is a lost connection, and after the last attempt its error is told', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
  let calls = 0;
  const work = () => {
    calls += 1;
    return Promise.reject(refused);
  };
  await expect(withRetries(work, { attempts: 3, firstPauseMillis: 1 })).rejects.toBe(refused);
  expect(calls).toBe(3);
});
