import fc from 'fast-check';
import type { Pool } from 'pg';
import { createLedgerPool, inTransaction } from '../../../store/connect';
import { copyBlocks } from '../../../store/copy-blocks';
import { CopyBuffer } from '../../../office/reconciliation/set-wise/copy-buffer';
import { useWorld } from '../../support/world';

const world = useWorld();
let pool: Pool;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());

/** Anything but NUL, which PostgreSQL has no place for, and halves of signs, which are no text. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((some) => some.replaceAll('\0', '')),
  fc.constantFrom(
    '\\',
    '\\N',
    'a\tb',
    'a\r\nb',
    'å\\ä\t',
    '\u001f',
    '\u001e',
    '',
    '𝄞',
    'x'.repeat(90_000),
    'ø'.repeat(70_000),
  ),
);
const number = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, 9, 10, 99, 100, -1, -10, Number.MAX_SAFE_INTEGER));

test('what is written comes out of the database as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(number, text, fc.option(text)), { maxLength: 20 }), async (rows) => {
      const out = new CopyBuffer();
      const blocks: Buffer[] = [];
      for (const [one, some, other] of rows) {
        out.number(one);
        out.tab();
        out.text(some);
        out.tab();
        if (other === null) out.null();
        else out.text(other);
        out.endRow();
        if (out.isFull) blocks.push(out.take());
      }
      blocks.push(out.take());
      const found = await inTransaction(pool, async (client) => {
        await client.query('CREATE TEMP TABLE given (number bigint, text text, maybe text) ON COMMIT DROP');
        await copyBlocks(client, 'COPY given FROM STDIN (FREEZE)', blocks);
        return client.query<{ number: string; text: string; maybe: string | null }>(
          'SELECT number::text, text, maybe FROM given',
        );
      });
      expect(found.rows).toEqual(rows.map(([one, some, other]) => ({ number: String(one), text: some, maybe: other })));
    }),
    { numRuns: 150 },
  );
});
