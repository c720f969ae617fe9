import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../store/connect';
import { copyRows } from '../../store/copy-rows';
import { POSTING } from '../../store/tables';
import { count, useLedger } from '../office/ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

type Line = [entry: number, line: number, account: string, amount: string, currency: string];

async function entry(client: Pool | PoolClient, id: number, postings: number): Promise<void> {
  await client.query(
    `INSERT INTO fordring.journal_entry (entry_id, creditor_id, payment_id, business_on, accounting_on, booked_on, text, posting_count)
     VALUES ($1, 'town', 'p', '2016-01-01', '2016-01-01', '2016-01-01', 'test', $2)`,
    [id, postings],
  );
}

async function post(client: Pool | PoolClient, ...lines: Line[]): Promise<void> {
  const values = lines.map(
    ([id, line, account, amount, currency]) => `(${id}, ${line}, '${account}', ${amount}, '${currency}')`,
  );
  await client.query(`INSERT INTO fordring.posting VALUES ${values.join(', ')}`);
}

const debit: Line = [1, 1, '19410', '100.00', 'SEK'];
const credit: Line = [1, 2, '29990', '-100.00', 'SEK'];

test('an entry whose postings sum to zero is taken', async () => {
  await inTransaction(pool, async (client) => {
    await entry(client, 1, 2);
    await post(client, debit, credit);
  });
  expect(await count(pool, 'posting')).toBe(2);
  expect(await count(pool, 'journal_inserted')).toBe(0);
});

test('two balanced currencies may stand in one entry; one that is balanced by another may not', async () => {
  const danish: Line[] = [
    [1, 3, '19410', '7.00', 'DKK'],
    [1, 4, '29990', '-7.00', 'DKK'],
  ];
  await inTransaction(pool, async (client) => {
    await entry(client, 1, 4);
    await post(client, debit, credit, ...danish);
  });
  const mixed = inTransaction(pool, async (client) => {
    await entry(client, 2, 2);
    await post(client, [2, 1, '19410', '100.00', 'SEK'], [2, 2, '29990', '-100.00', 'DKK']);
  });
  await expect(mixed).rejects.toMatchObject({ code: 'FD002' });
  expect(await count(pool, 'journal_entry')).toBe(1);
});

const BROKEN: readonly [what: string, code: string, attempt: (client: PoolClient) => Promise<void>][] = [
  [
    'an öre too much',
    'FD002',
    async (client) => {
      await entry(client, 1, 2);
      await post(client, debit, [1, 2, '29990', '-100.01', 'SEK']);
    },
  ],
  [
    'two entries that only balance together',
    'FD002',
    async (client) => {
      await entry(client, 1, 2);
      await entry(client, 2, 2);
      await post(
        client,
        debit,
        [1, 2, '29990', '-90.00', 'SEK'],
        [2, 1, '19410', '90.00', 'SEK'],
        [2, 2, '29990', '-100.00', 'SEK'],
      );
    },
  ],
  [
    'an öre too much by COPY',
    'FD002',
    async (client) => {
      await entry(client, 1, 2);
      await copyRows(client, POSTING, [debit, [1, 2, '29990', '-99.99', 'SEK']]);
    },
  ],
  [
    'debit in one statement and credit in the next',
    'FD002',
    async (client) => {
      await entry(client, 1, 2);
      await post(client, debit);
      await post(client, credit);
    },
  ],
  ['an entry without postings', 'FD004', (client) => entry(client, 1, 2)],
  [
    'an entry without postings among others, by COPY',
    'FD004',
    async (client) => {
      const target = {
        table: 'fordring.journal_entry',
        columns: [
          ...['entry_id', 'creditor_id', 'payment_id', 'business_on', 'accounting_on', 'booked_on'],
          ...['text', 'posting_count'],
        ],
      };
      await copyRows(
        client,
        target,
        [1, 2, 3].map((id) => [id, 'town', 'p', '2016-01-01', '2016-01-01', '2016-01-01', 'test', 2]),
      );
      await post(client, debit, credit, [3, 1, '19410', '5.00', 'SEK'], [3, 2, '29990', '-5.00', 'SEK']);
    },
  ],
  ['postings without an entry', 'FD003', (client) => post(client, debit, credit)],
  [
    'postings first, their entry afterwards',
    'FD003',
    async (client) => {
      await post(client, debit, credit);
      await entry(client, 1, 2);
    },
  ],
  [
    'fewer postings than the entry says',
    'FD003',
    async (client) => {
      await entry(client, 1, 4);
      await post(client, debit, credit);
    },
  ],
  [
    'line numbers with a gap, to leave room for later',
    'FD003',
    async (client) => {
      await entry(client, 1, 2);
      await post(client, debit, [1, 3, '29990', '-100.00', 'SEK']);
    },
  ],
  ['an entry that says that it has one posting', '23514', (client) => entry(client, 1, 1)],
  [
    'a posting of nothing',
    '23514',
    async (client) => {
      await entry(client, 1, 2);
      await post(client, [1, 1, '19410', '0.00', 'SEK'], [1, 2, '29990', '0.00', 'SEK']);
    },
  ],
];

test.each(BROKEN)('%s is refused by the database', async (_what, code, attempt) => {
  await expect(inTransaction(pool, attempt)).rejects.toMatchObject({ code });
  expect(await count(pool, 'journal_entry')).toBe(0);
  expect(await count(pool, 'posting')).toBe(0);
});

describe('an entry that is written', () => {
  beforeEach(async () => {
    await inTransaction(pool, async (client) => {
      await entry(client, 1, 2);
      await post(client, debit, credit);
    });
  });

  const EXTENDED: readonly [what: string, code: string, lines: Line[]][] = [
    ['the same lines again', '23505', [debit, credit]],
    [
      'two balanced lines with new numbers',
      'FD003',
      [
        [1, 3, '19410', '5.00', 'SEK'],
        [1, 4, '29990', '-5.00', 'SEK'],
      ],
    ],
    ['a single line', 'FD002', [[1, 3, '19410', '5.00', 'SEK']]],
  ];

  test.each(EXTENDED)('cannot be extended with %s', async (_what, code, lines) => {
    await expect(post(pool, ...lines)).rejects.toMatchObject({ code });
    expect(await count(pool, 'posting')).toBe(2);
  });

  test('cannot be rewritten through a conflict', async () => {
    await expect(
      pool.query(
        `INSERT INTO fordring.posting VALUES (1, 1, '19410', 5, 'SEK'), (1, 2, '29990', -5, 'SEK')
         ON CONFLICT (entry_id, line) DO UPDATE SET amount = excluded.amount`,
      ),
    ).rejects.toMatchObject({ code: 'FD001' });
  });
});

test('taking the note of an inserted entry away does not save it from the question at the end', async () => {
  const attempt = inTransaction(pool, async (client) => {
    await entry(client, 1, 2);
    await client.query('DELETE FROM fordring.journal_inserted');
  });
  await expect(attempt).rejects.toMatchObject({ code: 'FD004' });
});
