import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { BankMovement } from '../../../domain/payment/bank-movement';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { checkLedger } from '../../../office/controls/check-ledger';
import { postMovements } from '../../../office/payments/post-movements';
import { inTransaction } from '../../../store/connect';
import { demanded, invoice, movement, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
const FILE = { creditorId: 'town', sha256: Buffer.alloc(32, 7) };
const GIVEN = {
  bookedOn: civilDate('2016-03-01'),
  chart: SWEDISH_SAMPLE_CHART,
  rulebookFor,
  sumOf: new Map<string, string>(),
};

/** Invoices that are paid again and again: in parts that follow on each other, and in parts far from each other. */
const MOVEMENTS: readonly BankMovement[] = [
  movement({ key: 'a', amount: '40.00', for: ['91001'] }),
  movement({ key: 'b', amount: '25.00', for: ['91002'] }),
  movement({ key: 'c', amount: '35.00', for: ['91001'] }),
  movement({ key: 'd', amount: '12.00', for: ['unknown'] }),
  movement({ key: 'e', amount: '35.00', for: ['91001'], kind: 'reversal' }),
  movement({ key: 'f', amount: '350.00', for: ['91001', '91003', '91002'] }),
  movement({ key: 'g', amount: '10.00', for: ['91002'] }),
  movement({ key: 'h', amount: '80.00', for: ['91001'] }),
  movement({ key: 'i', amount: '11.00', for: ['91001', '91003'], kind: 'deduction' }),
];

async function newBooks(): Promise<Pool> {
  const pool = await ledger();
  await register(pool, ...['1001', '1002', '1003'].map((number) => invoice({ number, amount: '100.00' })));
  await demanded(pool, '1003');
  return pool;
}

function post(pool: Pool, movements: readonly BankMovement[], atOnce: number): Promise<string[]> {
  return inTransaction(pool, async (client) => {
    const outcomes: string[] = [];
    for await (const part of postMovements(client, FILE, movements, GIVEN, atOnce)) {
      expect(part.length).toBeLessThanOrEqual(atOnce);
      outcomes.push(...part.map(({ match, posted }) => `${match.movement.key} ${posted.outcome}`));
    }
    return outcomes;
  });
}

/** What the books say; numbers of entries aside, and how many messages tell it. */
async function booksOf(pool: Pool): Promise<unknown> {
  const ask = async (query: string): Promise<unknown> => (await pool.query(query)).rows;
  return {
    claims: await ask('SELECT * FROM fordring.claim ORDER BY claim_id'),
    events: await ask(`SELECT claim_id, event_number, data, command_key, hash FROM fordring.claim_event
      WHERE booked_on = '2016-03-01' ORDER BY claim_id, event_number`),
    entries: await ask(`SELECT claim_id, event_number, payment_id, text, account, amount FROM fordring.journal_entry
      JOIN fordring.posting USING (entry_id) WHERE booked_on = '2016-03-01' ORDER BY claim_id, event_number, payment_id, line`),
    payments: await ask(
      'SELECT payment_id, status, unmatched_because, stated FROM fordring.payment ORDER BY payment_id',
    ),
    shares: await ask('SELECT payment_id, claim_id, amount FROM fordring.payment_share ORDER BY payment_id, claim_id'),
  };
}

test('the books are the same, whatever parts a file is posted in', async () => {
  const whole = await newBooks();
  const outcomes = await post(whole, MOVEMENTS, 100);
  const books = await booksOf(whole);
  for (const atOnce of [1, 2, 3]) {
    const pool = await newBooks();
    expect(await post(pool, MOVEMENTS, atOnce)).toEqual(outcomes);
    expect(await booksOf(pool)).toEqual(books);
    expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
  }
});

test('a part that cannot be written takes the whole file back, and the parts after it are never written', async () => {
  const pool = await newBooks();
  await post(pool, [movement({ key: 'c', amount: '1.00' })], 100);
  const before = await booksOf(pool);
  await expect(post(pool, MOVEMENTS, 2)).rejects.toMatchObject({ code: '23505' });
  expect(await booksOf(pool)).toEqual(before);
});

test('a part whose rows cannot be made is heard of once the part before has been written, and nothing stays', async () => {
  const pool = await newBooks();
  const before = await booksOf(pool);
  const broken = { ...movement({ key: 'z', amount: '1.00' }), amount: null as never };
  await expect(post(pool, [...MOVEMENTS.slice(0, 4), broken], 2)).rejects.toThrow(TypeError);
  expect(await booksOf(pool)).toEqual(before);
});

test('whoever stops listening in the middle can go on with the same connection', async () => {
  const pool = await newBooks();
  const rows = await inTransaction(pool, async (client) => {
    for await (const part of postMovements(client, FILE, MOVEMENTS, GIVEN, 2)) {
      expect(part).toHaveLength(2);
      break;
    }
    return (await client.query<{ one: number }>('SELECT 1 AS one')).rows;
  });
  expect(rows).toEqual([{ one: 1 }]);
});
