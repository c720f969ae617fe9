import type { Pool } from 'pg';
import { deliverOutbox, markDelivered } from '../../store/outbox';
import { invoice, register, useLedger } from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, ...['1', '2', '3', '4', '5'].map((number) => invoice({ number })));
});

/** Delivers up to `limit` messages, and says of which claims. */
async function deliver(limit: number): Promise<string[]> {
  const claims: string[] = [];
  await deliverOutbox(pool, 'engine', limit, (messages) => {
    claims.push(...messages.map(({ claimId }) => claimId));
    return Promise.resolve(messages.map(({ outboxId }) => outboxId));
  });
  return claims;
}

test('messages leave in the order in which they were written, each once', async () => {
  expect(await deliver(2)).toEqual(['town/1', 'town/2']);
  expect(await deliver(10)).toEqual(['town/3', 'town/4', 'town/5']);
  expect(await deliver(10)).toEqual([]);
});

test('two processes deliver side by side, and none takes what the other has in hand', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = deliverOutbox(pool, 'engine', 2, async (messages) => {
    await held;
    return messages.map(({ outboxId }) => outboxId);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await deliver(10)).toEqual(['town/3', 'town/4', 'town/5']);
  release();
  expect(await slow).toBe(2);
  expect(await deliver(10)).toEqual([]);
});

test('what could not be delivered waits, and so does everything when the delivery fails', async () => {
  const delivered = await deliverOutbox(pool, 'engine', 3, (messages) => Promise.resolve([messages[1]?.outboxId ?? 0]));
  expect(delivered).toBe(1);
  const failing = deliverOutbox(pool, 'engine', 3, () => Promise.reject(new Error('the engine is away')));
  await expect(failing).rejects.toThrow('the engine is away');
  expect(await deliver(10)).toEqual(['town/1', 'town/3', 'town/4', 'town/5']);
});

test('to note a delivery twice is harmless', async () => {
  const { rows } = await pool.query<{ outbox_id: number }>(
    'SELECT outbox_id FROM fordring.outbox WHERE claim_id = $1',
    ['town/1'],
  );
  const ids = rows.map((row) => row.outbox_id);
  await markDelivered(pool, ids);
  const first = await pool.query('SELECT delivered_at FROM fordring.outbox WHERE outbox_id = ANY ($1)', [ids]);
  await markDelivered(pool, ids);
  expect((await pool.query('SELECT delivered_at FROM fordring.outbox WHERE outbox_id = ANY ($1)', [ids])).rows).toEqual(
    first.rows,
  );
});
