import type { Pool } from 'pg';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import { useLedger } from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

/** Tries the items; those of the list `refused` fail. */
async function tries(items: readonly string[], refused: readonly string[], isPart = false): Promise<void> {
  await eachUnlessAside(pool, 'run-kept', items, {
    isPart,
    subjectOf: (item) => ({ subject: item, creditorId: 'town' }),
    work: (item) => (refused.includes(item) ? Promise.reject(new Error('refused')) : Promise.resolve()),
  });
}

async function aside(): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `SELECT topic || ' ' || subject AS subject FROM fordring.set_aside ORDER BY subject`,
  );
  return rows.map(({ subject }) => subject);
}

test('what was set aside and needs nothing any more is forgotten, and nothing of another topic', async () => {
  await pool.query(
    `INSERT INTO fordring.set_aside (topic, subject, reason, tries, next_try_at) VALUES ('run', 'a', '', 1, now())`,
  );
  await tries(['a', 'b', 'c'], ['a', 'b']);
  expect(await aside()).toEqual(['run a', 'run-kept a', 'run-kept b']);
  await tries(['b', 'c'], []);
  expect(await aside()).toEqual(['run a', 'run-kept b']);
  await tries([], []);
  expect(await aside()).toEqual(['run a']);
});

test('what waits behind the part that is tried now stays set aside', async () => {
  await tries(['a', 'b'], ['a', 'b']);
  await tries(['b', 'c'], [], true);
  expect(await aside()).toEqual(['run-kept a', 'run-kept b']);
});
