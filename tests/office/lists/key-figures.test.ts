import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice, type Office } from '../../../office/office';
import { keyFiguresSheet } from '../../../print/reports/key-figures-sheet';
import { carryOut, demanded, invoice, kronor, paid, register, step, useLedger } from '../ledger-world';

const ledger = useLedger();
const by: Actor = { subject: 'hanna', roles: ['controller'], creditorIds: ['town'], source: 'oidc' };

test('the figures follow from the events, tie to their sum, and the same days give the same', async () => {
  const pool: Pool = await ledger();
  const office: Office = openOffice({ pool });
  const figures = (day: string, asked: Parameters<Office['lists']['keyFigures']>[1] = {}) =>
    office.lists.keyFigures(
      { by, creditorId: 'town', today: civilDate(day) },
      { from: '2016-01', to: '2016-03', ...asked },
    );
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  // Issued on 2 January, due on 1 February.
  await register(
    pool,
    ...['1001', '1002', '1003'].map((number) => invoice({ number })),
    invoice({ number: '2001', group: '62' }),
  );
  await demanded(pool, '1001');
  await carryOut(pool, '1002', '2016-02-08', step('reminder'));
  await carryOut(pool, '1002', '2016-02-12', paid('2016-02-12', '1200.00'));
  await carryOut(pool, '1003', '2016-01-28', paid('2016-01-28', '1200.00', 'p2'));
  const found = await figures('2016-03-31');
  expect(
    found.rows.map(({ month, invoiceGroup, administrationId, invoices, steps }) => [
      ...[month, invoiceGroup, administrationId, invoices],
      steps.map((one) => `${one.step} ${one.taken} ${one.charged.toString()} ${one.received.toString()}`).join(', '),
    ]),
  ).toEqual([
    ['2016-01', '61', 'none', 3, ''],
    ['2016-01', '62', 'school', 1, ''],
    // The demand's fee of 180.00, and 17 days of interest by the policy's rate.
    ['2016-02', '61', 'none', 0, expect.stringMatching(/^reminder 2 0.00 1200.00, demand 1 184\.\d\d 0.00$/)],
  ]);
  const [january] = found.rows;
  expect(january).toMatchObject({ daysToPay: -4, shares: { collected: 66.67 } });
  expect(found.total).toMatchObject({ invoices: 4, shares: { collected: 50, paidAfterReminder: 50 } });
  expect(found.total.invoiced.toString()).toBe('4800.00');
  expect(keyFiguresSheet(found).sums?.[0]?.slice(3, 8)).toEqual([
    { count: 4 },
    { money: found.total.invoiced },
    { money: found.total.credited },
    { money: found.total.collected },
    { money: found.total.chargesPaid },
  ]);

  const known = { known: civilDate('2016-03-31') };
  const before = await figures('2016-03-31', known);
  await carryOut(pool, '1001', '2016-04-10', paid('2016-03-01', '100.00', 'p3'));
  expect(await figures('2016-03-31', known)).toEqual(before);
  await expect(figures('2016-03-31', { from: '2016-04' })).rejects.toMatchObject({ name: 'InputRefused' });
});

test('fees, interest and what is owed back are no part of the collection rate, which cannot pass 100', async () => {
  const pool: Pool = await ledger();
  const office: Office = openOffice({ pool });
  await register(pool, ...['1001', '1002', '1003', '1004'].map((number) => invoice({ number })));
  // 1001: demanded, and paid with the fee of 180.00 and some interest. 1002: paid 300.00 too much.
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', paid('2016-03-01', '1190.00', 'a'));
  const asked = { from: '2016-01', to: '2016-01' };
  const figures = async () =>
    (await office.lists.keyFigures({ by, creditorId: 'town', today: civilDate('2016-03-31') }, asked)).total;
  await carryOut(pool, '1002', '2016-01-28', paid('2016-01-28', '1500.00', 'b'));
  // 1003: 400.00 of 1,200.00 are credited after it was paid, and owed back. 1004: written off after 200.00 came in.
  await carryOut(pool, '1003', '2016-01-28', paid('2016-01-28', '1200.00', 'c'));
  const credited = { documentNumber: 'K-1', amount: kronor('400.00'), reason: 'a wrong quantity' } as const;
  await carryOut(pool, '1003', '2016-02-01', {
    ...{ type: 'CreditClaim', decisionId: 'd-1', creditedOn: civilDate('2016-02-01'), ...credited },
  });
  await carryOut(pool, '1004', '2016-01-28', paid('2016-01-28', '200.00', 'd'));
  const part = await figures();
  // The fee and the interest come first: of 1,190.00 less than 1,010.00 are left for the invoice, which is not paid.
  const charges = part.chargesPaid;
  expect(charges.isOver(kronor('180.00'))).toBe(true);
  expect([part.invoiced, part.credited].map(String)).toEqual(['4800.00', '400.00']);
  // 1,190.00 less charges, 1,200.00, 800.00 and 200.00.
  expect(part.collected.plus(charges).toString()).toBe('3390.00');
  expect(part.daysToPay).toBe(-4);
  await carryOut(pool, '1001', '2016-03-02', paid('2016-03-02', '500.00', 'e'));
  await carryOut(pool, '1004', '2016-03-03', paid('2016-03-03', '5000.00', 'f'));
  const whole = await figures();
  expect(whole.collected.toString()).toBe('4400.00');
  expect(whole.shares.collected).toBe(100);
});
