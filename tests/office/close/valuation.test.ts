import fc from 'fast-check';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { isOverAYear } from '../../../domain/claim/valuation';
import { addDays, addMonths, civilDate } from '../../../domain/kernel/civil-date';
import { openOffice } from '../../../office/office';
import type { ValuedCurrency } from '../../../office/close/valuation';
import { importPayments } from '../../../office/payments/import-payments';
import { valuationSheet } from '../../../print/reports/valuation-sheet';
import { bankFile, carryOut, demanded, invoice, movement, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const by: Actor = { subject: 'carl', roles: ['controller'], creditorIds: 'all', source: 'local' };
const valued = (asOf: string) =>
  openOffice({ pool }).close.valuation({ by, creditorId: 'town', today: civilDate(asOf) }, {});

test('a claim is doubtful from the day after it is one year past due', async () => {
  await register(pool, invoice({ number: '1', due: '2015-08-31' }), invoice({ number: '2', due: '2015-08-30' }));
  const found = await valued('2016-08-31');
  expect(found.items.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['2']);
  expect((await valued('2016-09-01')).items).toHaveLength(2);
  expect(found.isComplete).toBe(true);
});

test('what is disputed stands apart already, and what is paid is not doubtful; charges are', async () => {
  await register(pool, ...['1', '2', '3'].map((number) => invoice({ number })));
  await demanded(pool, '1');
  await carryOut(pool, '2', '2016-03-01', paid('2016-03-01', '1200.00'));
  await carryOut(pool, '3', '2016-03-01', {
    type: 'RaiseDispute',
    ...{ decisionId: 'd1', raisedOn: civilDate('2016-03-01') },
  });
  const found = await valued('2017-02-02');
  // 1,200.00 with 180.00 and 4.46: what the demand claimed.
  expect(
    found.items.map(({ invoiceNumber, open, doubtful, toValue }) =>
      [invoiceNumber, open, doubtful, toValue].map(String).join(' '),
    ),
  ).toEqual(['1 1384.46 0.00 1384.46', '3 1200.00 1200.00 0.00']);
  expect([found.open, found.toValue].map(String)).toEqual(['2584.46', '1384.46']);
  expect(found.counted.claims).toBe(2);
  expect(found.isComplete).toBe(true);
});

test('over a year is the same by the calendar as by months', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(civilDate('2012-01-01'), days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), (dueOn, later) => {
      const asOf = addDays(dueOn, later);
      expect(isOverAYear(dueOn, asOf)).toBe(asOf > addMonths(dueOn, 12));
    }),
  );
});

test('what stands on an account in another currency is valued by itself, and no sum mixes two', async () => {
  await register(pool, ...['1', '2', '3'].map((number) => invoice({ number, amount: `${number}00.00` })));
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'a', amount: '55.00', for: ['4711'] }),
      movement({ key: 'b', amount: '44.00', for: ['4712'] }),
    ),
  );
  await pool.query('ALTER TABLE fordring.posting DISABLE TRIGGER ALL');
  // Invoice 2 and one payment stand in Danish kroner; so does an allowance beside invoice 3.
  await pool.query(`UPDATE fordring.posting SET currency = 'DKK' WHERE abs(amount) IN (200, 55)`);
  const danish = `(SELECT entry_id FROM fordring.journal_entry WHERE claim_id = 'town/3')`;
  await pool.query(
    `INSERT INTO fordring.posting VALUES (${danish}, 3, '15199', -10, 'DKK'), (${danish}, 4, '73710', 10, 'DKK')`,
  );
  const found = await valued('2017-03-01');
  const figures = ({ items, open, toValue, counted, suspense }: ValuedCurrency) =>
    [items.length, open, toValue, counted.claims, counted.open, suspense].map(String).join(' ');
  expect(figures(found)).toBe('2 400.00 400.00 2 400.00 44.00');
  expect(found.otherCurrencies?.map(figures)).toEqual(['1 200.00 200.00 1 200.00 55.00']);
  expect(found.isComplete).toBe(true);
  const sheet = valuationSheet(found);
  expect(sheet.sums?.map(([total, , , , , open]) => [total, open])).toMatchObject([
    [{ text: 'Totalt' }, { money: found.open }],
    [{ text: 'Totalt DKK' }, { money: found.otherCurrencies?.[0]?.open }],
  ]);
});
