import { civilDate } from '../../../domain/kernel/civil-date';
import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { invoice, live, openParts, planned, stepOf } from '../../domain/life';

/*
 * A made-up town: the demand costs 90.00 for invoices below 500.00 and 180.00 for others; a plan costs 170.00 and each
 * notice of a missed instalment 60.00, which was agreed; a hand-over is approved by a manager, from 10 000.00 by a committee.
 */
const file = {
  id: 'se-bands',
  title: 'Bands',
  country: 'SE',
  validFrom: '2015-01-01',
  status: 'adopted',
  sources: 'made-up rules',
  agreed: { reminderFee: { on: '2014-12-01', reason: 'the terms of the service' } },
  agreements: {
    deferral: { mostMonths: 3, interest: 'from-new-due-date' },
    plan: { noticeAfterDays: 3, respiteDays: 10, fee: 170, noticeFee: 60, leastInstalment: 200 },
  },
  steps: [
    { step: 'reminder', delay: { days: 10 } },
    { step: 'demand', delay: { days: 10 }, fee: 180, variants: [{ for: { invoicedBelow: 500 }, fee: 90 }] },
    {
      ...{ step: 'acceptance', delay: { days: 20 }, creditCheck: true, approvedBy: 'manager' },
      variants: [{ for: { invoicedFrom: 10000 }, approvedBy: 'committee-delegate' }],
    },
    { step: 'referral', delay: { days: 0 } },
  ],
};

const filled = (other: object = {}) => fillIn({ ...file, ...other }).data;
const rulebook = rulebookOf(parsePolicy(filled()));

function refusalsOf(other: object): string[] {
  const { problems, breaches } = checkPolicy(filled(other));
  return [
    ...problems.map(({ setting }) => setting),
    ...breaches.map(({ setting, paragraph }) => `${setting} ${paragraph}`),
  ];
}

test.each([
  ['499.99', '90.00'],
  ['500.00', '180.00'],
])('the demand for an invoice of %s costs %s', (amount, fee) => {
  const { claim } = live(invoice({ due: '2016-02-01', amount, under: rulebook }), '2016-02-29');
  expect(stepOf(claim, 'demand').fee.toString()).toBe(fee);
});

describe('a plan', () => {
  const given = invoice({ due: '2016-02-01', under: rulebook });

  test('that costs more than the policy says, or less than its least part, is refused', () => {
    const parts = ['2016-03-01 600.00', '2016-04-01 780.00'];
    expect(live(given, '2016-02-12', planned('2016-02-12', '180.00', ...parts)).refusals).toEqual(['not-possible']);
    const small = ['2016-03-01 100.00', '2016-04-01 1270.00'];
    expect(live(given, '2016-02-12', planned('2016-02-12', '170.00', ...small)).refusals).toEqual(['not-possible']);
  });

  /* The first part is due on Tuesday 1 March; three days later is Friday the 4th, when its notice leaves with 60.00. */
  test('whose instalment is missed costs 60.00 for the notice', () => {
    const parts = ['2016-03-01 600.00', '2016-04-01 770.00'];
    const { claim } = live(given, '2016-03-04', planned('2016-02-12', '170.00', ...parts));
    expect(claim.plan?.reminded?.on).toBe('2016-03-04');
    expect(openParts(claim)).toBe('230.00 + 0.00 + 1200.00');
    expect(claim.caseCosts[0]?.costs).toMatchObject([{ cost: 'instalment-notice', paragraph: 'made-up rules' }]);
  });
});

describe('the law', () => {
  const plan = (other: object) => ({ agreements: { ...file.agreements, plan: { ...file.agreements.plan, ...other } } });

  test.each<[string, object, string[]]>([
    ['a plan over 170.00', plan({ fee: 171 }), ['agreements.plan.fee lag (1981:739) 4 § andra stycket 3']],
    ['a notice over 60.00', plan({ noticeFee: 61 }), ['agreements.plan.noticeFee lag (1981:739) 4 § andra stycket 1']],
    ['a notice that was not agreed', { agreed: undefined }, ['agreements.plan.noticeFee lag (1981:739) 2 §']],
    [
      'a band over the most',
      {
        steps: file.steps.map((rule) =>
          rule.step === 'demand' ? { ...rule, variants: [{ for: { invoicedBelow: 500 }, fee: 181 }] } : rule,
        ),
      },
      ['steps.demand.variants.0.fee lag (1981:739) 4 § andra stycket 2'],
    ],
    [
      'a Danish plan that costs something',
      {
        ...{ country: 'DK', agreed: undefined, ...plan({ fee: 50, noticeFee: 101 }) },
        steps: [{ step: 'reminder', delay: { days: 10 } }],
      },
      ['agreements.plan.fee renteloven § 9 b', 'agreements.plan.noticeFee renteloven § 9 b, stk. 2'],
    ],
  ])('%s is refused', (_what, other, refusals) => {
    expect(refusalsOf(other)).toEqual(refusals);
  });
});

describe('an approval before the hand-over', () => {
  /* Demand on 22 February, asked twenty days later: Sunday 13 March, so Monday the 14th. */
  const answered = (receipt?: string) => ({
    knownOn: civilDate('2016-03-15'),
    command: {
      ...{ type: 'AnswerAcceptance' as const, answerId: 'a', answeredOn: civilDate('2016-03-15'), accepted: true },
      ...(receipt !== undefined && { receipt }),
    },
  });
  const given = invoice({ due: '2016-02-01', under: rulebook });

  test('without a credit report nothing is handed over', () => {
    const { days, refusals } = live(given, '2016-04-01', answered());
    expect([days.at(-1), refusals]).toEqual(['2016-03-14 acceptance', ['not-possible']]);
    expect(live(given, '2016-04-01', answered('UC 4711')).days.at(-1)).toBe('2016-03-15 referral');
  });

  test('a word for who approves stands at the acceptance alone, and is a role', () => {
    const at = (step: string, approvedBy: string) => ({
      steps: file.steps.map((rule) => (rule.step === step ? { ...rule, approvedBy } : rule)),
    });
    expect(refusalsOf(at('demand', 'manager'))).toContain('steps.demand.approvedBy');
    expect(refusalsOf(at('acceptance', 'mayor'))).toEqual(['steps.acceptance.approvedBy.value.0']);
  });
});
