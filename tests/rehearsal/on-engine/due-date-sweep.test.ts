import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import type { BankMovement } from '../../../domain/payment/bank-movement';
import type { ClaimFact } from '../../../formats/facts/dated-fact';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { rehearse } from '../../../rehearsal/on-engine/rehearse';
import type { Portfolio } from '../../../rehearsal/portfolio';
import { preview } from '../../../rehearsal/preview';
import { SeededRandom } from '../../../sample/seeded-random';
import { arvika } from '../../policies/rulebooks/arvika';
import { dearDanish } from '../../policies/rulebooks/dear-danish';
import { rehearsalOf, withWorker } from '../../support/lived-twice';
import { useWorld } from '../../support/world';
import { invoiceOf, movement } from '../preview/portfolio-story';

/*
 * Due dates of fifteen years, each lived in four ways, once foretold and once on the engine: steps, days, amounts and the
 * letters' last days are the same. `DUE_DATE_SEED` draws other dates.
 */

const world = useWorld();
const REHEARSAL_MILLISECONDS = 300_000;
const SEED = Number(process.env['DUE_DATE_SEED'] ?? 20261201);
const FIRST = civilDate('2012-01-01');
const DAYS = 5479;
/** The rates of 2027 are not set yet: what would charge interest then waits, in both lives. */
const UNTIL = civilDate('2027-04-30');

/** A drawn date may miss these: ends of months, weekends, holidays, a new half-year while a letter is out, summer time. */
const HARD: readonly string[] = [
  ...['2012-02-29', '2013-02-28', '2015-01-31', '2016-02-29', '2019-12-31', '2024-02-29'],
  ...['2017-04-07', '2018-03-30', '2019-04-21', '2020-04-02', '2021-05-13', '2022-06-25', '2023-06-06'],
  ...['2014-12-24', '2015-12-17', '2018-12-07', '2020-12-25', '2022-12-14', '2025-12-09'],
  ...['2012-06-13', '2013-12-15', '2016-06-14', '2023-06-13', '2024-12-14'],
  ...['2017-03-26', '2021-10-31', '2026-11-28', '2026-12-31'],
];

type Way = 'unpaid' | 'paid' | 'part' | 'deferred';
const WAYS: readonly Way[] = ['unpaid', 'paid', 'part', 'deferred'];

function sampledDueDates(count: number): CivilDate[] {
  const random = new SeededRandom(SEED, 'due dates');
  const dates = new Set(
    random
      .shuffled(HARD)
      .slice(0, count / 2)
      .map(civilDate),
  );
  while (dates.size < count) dates.add(addDays(FIRST, random.integer(0, DAYS - 1)));
  return [...dates].sort();
}

/**
 * Unpaid, with the answers that bring a claim to its end · paid between the reminder and what comes after · paid in part
 * before, between or after the letters · deferred before the reminder, after the reminder or later. No debtor has two invoices.
 */
function livesFrom(dueDates: readonly CivilDate[], policy: Policy): Portfolio {
  const random = new SeededRandom(SEED, 'lives');
  const invoices: InvoiceRecord[] = [];
  const movements: BankMovement[] = [];
  const facts: ClaimFact[] = [];
  for (const [index, dueOn] of dueDates.entries()) {
    const group = policy.groups?.[index % policy.groups.length]?.code ?? '61';
    for (const way of WAYS) {
      const number = `${dueOn}-${way}`;
      const amount = Money.ofMinorUnits(random.integer(20_000, 900_000), policy.currency);
      const invoice = invoiceOf({ number, due: dueOn, group, amount: amount.toString(), currency: policy.currency });
      invoices.push({ ...invoice, debtorId: `debtor of ${number}` });
      const pays = (on: CivilDate, paid: Money): void => {
        movements.push(
          movement({ ...{ on, amount: paid.toString(), to: [number], key: number }, currency: policy.currency }),
        );
      };
      const learns = (on: CivilDate, command: ClaimFact['command']): void => {
        facts.push({ on, invoiceNumber: number, command });
      };
      if (way === 'paid') pays(addDays(dueOn, 14), amount);
      if (way === 'part')
        pays(
          addDays(dueOn, random.pick([3, 14, 30, 45])),
          Money.ofMinorUnits(random.integer(100, 19_900), policy.currency),
        );
      if (way === 'deferred') {
        const grantedOn = addDays(dueOn, random.pick([-2, 9, 20]));
        const newDueOn = addDays(dueOn, random.integer(25, 60));
        learns(grantedOn, { type: 'GrantDeferral', decisionId: number, grantedOn, newDueOn });
      }
      if (way === 'unpaid') {
        const acceptedOn = addDays(dueOn, 60);
        const ruledOn = addDays(dueOn, 150);
        if (policy.steps.some(({ step }) => step === 'acceptance'))
          learns(acceptedOn, { type: 'AnswerAcceptance', answerId: number, answeredOn: acceptedOn, accepted: true });
        if (policy.steps.some(({ step }) => step === 'monitoring'))
          learns(ruledOn, { type: 'RecordRuling', rulingId: number, ruledOn });
      }
    }
  }
  const byDay = <Item>(items: Item[], on: (item: Item) => CivilDate): Item[] =>
    items.sort((one, other) => on(one).localeCompare(on(other)));
  return {
    ...{ creditorId: 'sweep', invoices, bankGate: [] },
    movements: byDay(movements, ({ receivedOn }) => receivedOn),
    facts: byDay(facts, ({ on }) => on),
  };
}

/** Everything that a claim remembers, without the name of its creditor. */
function remembered(claims: readonly Claim[]): Record<string, unknown> {
  const named = claims.map((claim) => [claim.invoiceNumber, { ...claim, creditorId: '', claimId: '' }]);
  return JSON.parse(JSON.stringify(Object.fromEntries(named))) as Record<string, unknown>;
}

/** Steps of all kinds are taken, letters give days, the paid were reminded and no more, and deferrals hold. */
function expectWorthLiving(claims: readonly Claim[], policy: Policy): void {
  const steps = new Set(claims.flatMap(({ performed }) => performed.map(({ step }) => step)));
  const withDay = policy.steps.filter(({ placement }) => placement !== 'without-day');
  expect([...steps].sort()).toEqual(withDay.map(({ step }) => step).sort());
  const of = (way: Way): Claim[] => claims.filter(({ invoiceNumber }) => invoiceNumber.endsWith(`-${way}`));
  const most = of('unpaid').length * 0.75;
  // Where the reminder has a fee, who paid the invoice alone still owes it.
  if (SHIPPED_POLICIES.includes(policy))
    expect(of('paid').filter(({ performed }) => performed.length === 1).length).toBeGreaterThan(most);
  expect(of('deferred').filter(({ deferrals }) => deferrals.length > 0).length).toBeGreaterThan(most);
  expect(of('unpaid').filter(({ performed }) => performed.some(({ lastDay }) => lastDay)).length).toBeGreaterThan(most);
}

test('every shipped policy is in the sweep', () => {
  expect(SHIPPED_POLICIES).toEqual([seBotkyrka, dkStatensAdministration]);
});

test.each([
  ['se-botkyrka', seBotkyrka, 60],
  ['dk-statens-administration', dkStatensAdministration, 60],
  ['se-arvika', arvika(), 8],
  ['dear-danish', dearDanish, 8],
])(
  'under %s, due dates of fifteen years live on the engine as foretold',
  async (_id, policy, count) => {
    const portfolio = livesFrom(sampledDueDates(count), policy);
    const rehearsal = await rehearsalOf(world(), portfolio, policy, UNTIL);
    const foretold = preview(portfolio, rulebookOf(policy), UNTIL);
    expectWorthLiving(foretold.claims, policy);
    const lived = await withWorker(world(), rehearsal, () => rehearse(rehearsal.parts));
    expect(remembered(lived.claims)).toEqual(remembered(foretold.claims));
  },
  REHEARSAL_MILLISECONDS,
);
