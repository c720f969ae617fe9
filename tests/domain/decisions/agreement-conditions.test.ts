import { STANDARD_AGREEMENTS, type AgreementRules } from '../../../domain/policy/agreement-rules';
import { isRefused } from '../../../domain/claim/answer';
import type { Claim } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { evolve } from '../../../domain/claim/evolve';
import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { invoice, live, type Happening } from '../life';
import { deferral, plan } from './decided';

const said = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['our rules'] });
const under = (rules: AgreementRules) => rulebookOf(parsePolicy({ ...seBotkyrka, agreements: rules }));
const deferring = (conditions: Partial<AgreementRules['deferral']>) =>
  under({ ...STANDARD_AGREEMENTS, deferral: { ...STANDARD_AGREEMENTS.deferral, ...conditions } });
const planning = (conditions: Partial<AgreementRules['plan']>) =>
  under({ ...STANDARD_AGREEMENTS, plan: { ...STANDARD_AGREEMENTS.plan, ...conditions } });

/** The refusals of what is asked for on an invoice of 1,200.00 that is due on Saturday 30 January 2016. */
function refusals(rulebook: ReturnType<typeof under>, ...asked: Happening[]): string[] {
  let { claim } = live(invoice({ due: '2016-01-30', under: rulebook, group: '61' }), '2016-01-27');
  return asked.flatMap((happening) => {
    if (!('command' in happening)) return [];
    const answer = decide(claim, happening.command, rulebook, happening.knownOn);
    if (isRefused(answer)) return [answer.message];
    claim = answer.events.reduce<Claim>(evolve, claim);
    return [];
  });
}

describe('a deferral', () => {
  test.each([
    ['due-date', '2016-01-30', []],
    [
      'due-date',
      '2016-02-01',
      ['A deferral is granted through 2016-01-30 at the latest, not on 2016-02-01 (our rules).'],
    ],
    ['last-timely-day', '2016-02-01', []],
    [
      'last-timely-day',
      '2016-02-02',
      ['A deferral is granted through 2016-02-01 at the latest, not on 2016-02-02 (our rules).'],
    ],
  ] as const)('is granted by the %s: asked for on %s', (grantedBy, day, refused) => {
    expect(refusals(deferring({ grantedBy: said(grantedBy) }), deferral(day, '2016-03-01'))).toEqual(refused);
  });

  test.each([
    ['1199.99', []],
    ['1200.00', ['No deferral is granted for 1200.00 or less; claimed is 1200.00 (our rules).']],
  ])('is granted only over %s', (claimedOver, refused) => {
    expect(refusals(deferring({ claimedOver: said(claimedOver) }), deferral('2016-01-28', '2016-03-01'))).toEqual(
      refused,
    );
  });

  test('is granted once', () => {
    const twice = [
      deferral('2016-01-28', '2016-03-01', undefined, 'one'),
      deferral('2016-02-10', '2016-03-15', undefined, 'two'),
    ];
    expect(refusals(deferring({ mostTimes: said(1) }), ...twice)).toEqual([
      'The claim has had 1 of at most 1 (our rules); no other deferral is granted.',
    ]);
    expect(refusals(deferring({ mostTimes: said(2) }), ...twice)).toEqual([]);
  });

  test('is not granted to a group', () => {
    const asked = deferral('2016-01-28', '2016-03-01');
    expect(refusals(deferring({ notForGroups: said(['61']) }), asked)).toEqual([
      'Invoices of group 61 get no deferral (our rules).',
    ]);
    expect(refusals(deferring({ notForGroups: said(['62']) }), asked)).toEqual([]);
  });
});

describe('a plan', () => {
  // No interest runs before the due date: 1,200.00 and the fee of 170.00.
  const inThree = (first: string, last: string) =>
    plan('2016-01-28', [
      ['2016-03-01', first],
      ['2016-04-01', '500.00'],
      ['2016-05-02', last],
    ]);

  test.each([
    ['500.00', '370.00', []],
    ['499.99', '370.01', ['Instalment 1 is 499.99; each but the last must be 500.00 or more (our rules).']],
  ])('has a least part: %s first and %s last', (first, last, refused) => {
    expect(refusals(planning({ leastInstalment: said('500.00') }), inThree(first, last))).toEqual(refused);
  });

  // Agreed on 28 January; the last instalment falls due on 2 May: more than three months, less than four.
  const longer = (over: string) => ({
    mostMonths: said(3),
    longer: [
      { claimedOver: said(over), mostMonths: said(6) },
      { claimedOver: said('100.00'), mostMonths: said(4) },
    ],
  });
  const ends = (on: string, months: number) =>
    `The last instalment falls due on 2016-05-02; a plan of 2016-01-28 for 1200.00 ends on ${on} at the latest (${months} months; our rules).`;

  test.each([
    ['three months', { mostMonths: said(3) }, [ends('2016-04-28', 3)]],
    ['four months', { mostMonths: said(4) }, []],
    ['three months, and six over 1,199.99', longer('1199.99'), []],
    [
      'three months, and six over 1,200.00 alone',
      { mostMonths: said(3), longer: [{ claimedOver: said('1200.00'), mostMonths: said(6) }] },
      [ends('2016-04-28', 3)],
    ],
    [
      'three months; of two larger amounts the larger one counts',
      {
        mostMonths: said(12),
        longer: [
          { claimedOver: said('100.00'), mostMonths: said(12) },
          { claimedOver: said('1000.00'), mostMonths: said(3) },
        ],
      },
      [ends('2016-04-28', 3)],
    ],
  ])('ends in time: %s', (_what, conditions, refused) => {
    expect(refusals(planning(conditions), inThree('500.00', '370.00'))).toEqual(refused);
  });

  test('that may take longer for more says how long any other may take', () => {
    expect(() => planning({ longer: longer('1000.00').longer })).toThrow('agreements.plan.longer: says when a plan');
  });

  test('is not granted for little, for a group, or too late', () => {
    const asked = inThree('500.00', '370.00');
    expect(refusals(planning({ claimedOver: said('2000.00') }), asked)).toEqual([
      'No plan is granted for 2000.00 or less; claimed is 1200.00 (our rules).',
    ]);
    expect(refusals(planning({ notForGroups: said(['61']) }), asked)).toEqual([
      'Invoices of group 61 get no plan (our rules).',
    ]);
    expect(refusals(planning({ grantedBy: said('due-date') }), asked)).toEqual([]);
  });
});

test('a group that is not declared is refused with its place', () => {
  expect(() => deferring({ notForGroups: said(['parking']) })).toThrow(
    'agreements.deferral.notForGroups: invoice group parking is not declared',
  );
});
