import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { ageingChart } from '../../../print/charts/ageing-chart';
import { funnelChart } from '../../../print/charts/funnel-chart';
import { funnelFigures } from '../../../print/charts/funnel-figures';
import { pictureSvg } from '../../../print/charts/picture-svg';
import { recoveryFigures } from '../../../print/charts/recovery-figures';
import { ageAnalysisSheet } from '../../../print/reports/age-analysis-sheet';
import { keyFiguresSheet } from '../../../print/reports/key-figures-sheet';
import { goesToKronofogden, ruledAndMonitored } from '../counterparts/counterpart-world';
import { carryOut, demanded, invoice, paid, register, step, useLedger } from '../ledger-world';

const ledger = useLedger();
const by: Actor = { subject: 'hanna', roles: ['controller'], creditorIds: ['town'], source: 'oidc' };

let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
});

const at = (day: string): Caller => ({ by, creditorId: 'town', today: civilDate(day) });

/** Two go to the authority, of which one is paid there and one is monitored; one is demanded, one reminded and one paid. */
async function live(): Promise<void> {
  const numbers = ['1', '2', '3', '4', '5'];
  await register(pool, ...numbers.map((number) => invoice({ number, amount: number === '1' ? '2000.00' : '1200.00' })));
  await carryOut(pool, '5', '2016-01-28', paid('2016-01-28', '1200.00', 'p5'));
  for (const number of ['1', '2']) await goesToKronofogden(pool, number);
  await demanded(pool, '3');
  await carryOut(pool, '4', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-04-20', paid('2016-04-20', '2600.00', 'p1'));
  await ruledAndMonitored(pool, '2');
}

test('every column of the ageing is the age analysis of its day, with what was known', async () => {
  await live();
  const known = { known: civilDate('2016-07-01') };
  const found = await office.close.agesOverTime(at('2016-06-30'), known);
  expect(found.points.map(({ on }) => on).slice(-4)).toEqual(['2016-03-31', '2016-04-30', '2016-05-31', '2016-06-30']);
  expect(found.points[0]?.on).toBe('2015-07-31');
  const rows = ageingChart(found).sheet.rows;
  for (const [index, { on, all }] of found.points.entries()) {
    const report = await office.close.ages(at(on), known);
    expect(all).toEqual(report.all);
    // What stands in the file of the one stands in the file of the other.
    const total = ageAnalysisSheet(report).sums?.[0];
    expect(rows[index]?.slice(1)).toEqual(total?.slice(1));
  }
  expect(found.points.slice(-6).map(({ all }) => all.total.claims)).toEqual([4, 4, 4, 3, 3, 3]);
  await carryOut(pool, '3', '2016-07-10', paid('2016-06-01', '100.00', 'late'));
  expect(await office.close.agesOverTime(at('2016-06-30'), known)).toEqual(found);
});

test('the last column stands on the business day, also in the middle of a month and in February', async () => {
  const points = async (day: string) => (await office.close.agesOverTime(at(day), {})).points.map(({ on }) => on);
  expect((await points('2016-03-15')).slice(-3)).toEqual(['2016-01-31', '2016-02-29', '2016-03-15']);
  expect((await points('2016-02-29')).slice(-2)).toEqual(['2016-01-31', '2016-02-29']);
});

test('the funnel and the recovery are the key figures', async () => {
  await live();
  const report = await office.lists.keyFigures(at('2016-06-30'), {});
  const [funnel] = funnelFigures(report);
  expect(funnel?.stages.map(({ stage, count, amount }) => `${stage} ${count} ${amount.toString()}`)).toEqual([
    'invoice 5 6800.00',
    'reminder 4 5600.00',
    'demand 3 4400.00',
    'hand-over 2 3200.00',
    'court 0 0.00',
    'monitoring 1 1200.00',
  ]);
  const { total, rows } = report;
  expect(funnel?.stages.find(({ stage }) => stage === 'reminder')?.ofInvoices).toBe(total.shares.remindedOfInvoices);
  expect(funnel?.stages.find(({ stage }) => stage === 'demand')?.ofInvoices).toBe(total.shares.demandedOfInvoices);
  // The months come to the sum.
  const demanded = rows.flatMap(({ steps }) => steps.filter((one) => one.step === 'demand'));
  expect(demanded.reduce((sum, { taken }) => sum + taken, 0)).toBe(3);
  // Of four reminded three were demanded, of three demanded two were handed over, of two handed over one has paid.
  expect(recoveryFigures(report)).toEqual([
    {
      currency: 'SEK',
      steps: [
        { step: 'reminder', taken: 4, afterwards: 3, share: 25 },
        { step: 'demand', taken: 3, afterwards: 2, share: 33.33 },
        { step: 'hand-over', taken: 2, afterwards: 1, share: 50 },
      ],
    },
  ]);
  expect(total.shares).toMatchObject({ paidAfterReminder: 25, paidAfterDemand: 33.33, paidAfterHandOver: 50 });
  const sums = keyFiguresSheet(report).sums?.[0];
  expect(sums).toContainEqual({ percent: 50 });
  const written = pictureSvg(funnelChart(report).picture);
  for (const { count } of funnel?.stages ?? []) expect(written).toContain(`>${count} (`);
});

test('what was paid after the business day, or learned after the known day, is not told', async () => {
  await live();
  const shareOn = async (day: string, known?: string) =>
    (await office.lists.keyFigures(at(day), known === undefined ? {} : { known: civilDate(known) })).total.shares
      .paidAfterHandOver;
  expect(await shareOn('2016-04-19')).toBe(0);
  expect(await shareOn('2016-04-20')).toBe(50);
  expect(await shareOn('2016-06-30', '2016-04-19')).toBe(0);
});

test('a creditor without a claim has charts that say so', async () => {
  const { points } = await office.close.agesOverTime(at('2016-06-30'), {});
  expect(points.every(({ all }) => all.total.claims === 0)).toBe(true);
  const report = await office.lists.keyFigures(at('2016-06-30'), {});
  expect([funnelFigures(report), recoveryFigures(report)]).toEqual([[], []]);
});
