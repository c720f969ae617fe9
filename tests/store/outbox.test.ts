import type { Pool } from 'pg';
import { ReceiverAway } from '../../domain/kernel/receiver-away';
import { outboxLane, type OutboxMessageInHand } from '../../store/outbox';
import { relayRound } from '../../store/relay/lane';
import { forgetSetAside, tryAgainNow } from '../../store/relay/set-aside';
import { listSetAside } from '../support/list-set-aside';
import { invoice, register, useLedger } from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, ...['1', '2', '3', '4', '5'].map((number) => invoice({ number })));
});

type Message = OutboxMessageInHand<unknown>;

/** Tells up to `limit` messages, and says of which claims. */
async function tell(limit: number, receive: (message: Message) => Promise<void> = () => Promise.resolve()) {
  const claims: string[] = [];
  const lane = outboxLane<unknown>('engine', limit, async (message) => {
    await receive(message);
    claims.push(message.claimId);
  });
  const dealtWith = await relayRound(pool, lane);
  return { claims, dealtWith };
}

const refusing =
  (...claimIds: readonly string[]) =>
  ({ claimId }: Message): Promise<void> =>
    claimIds.includes(claimId) ? Promise.reject(new Error(`${claimId} is refused`)) : Promise.resolve();

/** Messages of other creditors: the outbox asks no more of a creditor than its name in a claim's id. */
async function alsoOf(creditorId: string, ...numbers: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
     SELECT 'engine', $1 || '/' || number, 1, '{}' FROM unnest($2::text[]) AS number`,
    [creditorId, numbers],
  );
}

test('messages leave in the order in which they were written, each once', async () => {
  expect((await tell(2)).claims).toEqual(['town/1', 'town/2']);
  expect((await tell(10)).claims).toEqual(['town/3', 'town/4', 'town/5']);
  expect((await tell(10)).claims).toEqual([]);
});

test('two processes tell side by side, and none takes what the other has in hand', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = tell(2, () => held);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await tell(2)).claims).toEqual(['town/3', 'town/4']);
  release();
  expect((await slow).claims).toEqual(['town/1', 'town/2']);
  expect((await tell(10)).claims).toEqual(['town/5']);
});

test('a message that is refused is set aside with its reason, and the others are told and marked at once', async () => {
  expect(await tell(10, refusing('town/2'))).toEqual({
    claims: ['town/1', 'town/3', 'town/4', 'town/5'],
    dealtWith: 5,
  });
  expect(await tell(10)).toEqual({ claims: [], dealtWith: 0 });
  expect(await listSetAside(pool)).toMatchObject([
    { topic: 'engine', creditorId: 'town', claimId: 'town/2', reason: 'town/2 is refused', tries: 1 },
  ]);
});

test('what was set aside is tried again with longer pauses, up to an hour, and is forgotten once it is told', async () => {
  const pauses: number[] = [];
  for (let tried = 0; tried < 14; tried += 1) {
    await tell(10, refusing('town/2'));
    const { rows } = await pool.query<{ seconds: number }>(
      'SELECT round(extract(epoch FROM next_try_at - clock_timestamp()))::integer AS seconds FROM fordring.set_aside',
    );
    pauses.push(...rows.map(({ seconds }) => seconds));
    await tryAgainNow(pool);
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600, 3600]);
  expect((await tell(10)).claims).toEqual(['town/2']);
  expect(await listSetAside(pool)).toEqual([]);
});

test('when the receiver is away the round ends: what was told is marked, and nothing is set aside', async () => {
  const away = ({ claimId }: Message) =>
    claimId === 'town/3' ? Promise.reject(new ReceiverAway('Nobody answers.')) : Promise.resolve();
  await expect(tell(10, away)).rejects.toThrow(ReceiverAway);
  expect((await tell(10)).claims).toEqual(['town/3', 'town/4', 'town/5']);
  expect(await listSetAside(pool)).toEqual([]);
});

test('a process that dies between the telling and the mark has its round told again, and loses nothing', async () => {
  const dies = outboxLane<unknown>('engine', 10, () => Promise.resolve());
  const dead = { ...dies, mark: () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) };
  await expect(relayRound(pool, dead)).rejects.toThrow('gone');
  expect((await tell(10)).claims).toEqual(['town/1', 'town/2', 'town/3', 'town/4', 'town/5']);
});

test('one creditor’s flood and another’s poison hold nobody: each creditor has its share of every round', async () => {
  await alsoOf('flooded', ...Array.from({ length: 300 }, (_, index) => `${index}`));
  await alsoOf('poisoned', ...Array.from({ length: 30 }, (_, index) => `${index}`));
  await alsoOf('calm', 'a', 'b');
  const poison = ({ claimId }: Message) =>
    claimId.startsWith('poisoned/') ? Promise.reject(new Error('refused')) : Promise.resolve();
  const told: string[] = [];
  for (let round = 0; round < 3; round += 1) told.push(...(await tell(20, poison)).claims);
  expect(told).toEqual(expect.arrayContaining(['calm/a', 'calm/b', 'town/1', 'town/5']));
  expect(told.filter((claimId) => claimId.startsWith('flooded/')).length).toBeGreaterThan(10);
  for (let left = 1; left > 0;) left = (await tell(200, poison)).dealtWith;
  const { rows } = await pool.query(
    `SELECT split_part(claim_id, '/', 1) AS creditor, count(*)::integer AS untold FROM fordring.outbox
     WHERE delivered_at IS NULL GROUP BY 1`,
  );
  expect(rows).toEqual([{ creditor: 'poisoned', untold: 30 }]);
  expect(await listSetAside(pool)).toHaveLength(30);
});

test('what PostgreSQL says of data is kept by its code alone', async () => {
  await tell(10, async ({ claimId }) => {
    if (claimId === 'town/1') await pool.query(`SELECT 'Anna Åkesson'::date`);
  });
  expect((await listSetAside(pool)).map(({ reason }) => reason)).toEqual(['PostgreSQL refused it (22007).']);
});

test('to forget what was never set aside is harmless', async () => {
  await forgetSetAside(pool, 'engine', ['town/1']);
  expect(await listSetAside(pool)).toEqual([]);
});
