import { parsePolicy, PolicyRefused } from '../../../policies/parse-policy';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { STANDARD_AGREEMENTS } from '../../../domain/policy/agreement-rules';
import type { Policy, StepName } from '../../../domain/policy/policy';

const setting = (value: unknown) => ({ value, reason: 'tried', sources: ['test'] });
const days = (value: number) => ({ delay: { days: setting(value) } });
const fee = (value: string) => ({ fee: setting(value) });

/** The policy with something else in one of its steps. */
function changed(policy: Policy, step: StepName, other: object): unknown {
  return { ...policy, steps: policy.steps.map((rule) => (rule.step === step ? { ...rule, ...other } : rule)) };
}

function refusalOf(data: unknown): string {
  try {
    parsePolicy(data);
    return 'taken';
  } catch (problem) {
    if (problem instanceof PolicyRefused) return problem.message;
    throw problem;
  }
}

test.each([seBotkyrka, dkStatensAdministration])(
  'the shipped policy $id is valid, also when read from JSON',
  (policy) => {
    expect(parsePolicy(policy)).toEqual(policy);
    expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  },
);

describe('the demand stays within days 17 to 21', () => {
  const window = (value: number) => ({ delay: { days: { ...setting(value), within: [17, 21] } } });
  test.each([17, 18, 19, 20, 21])('day %d is taken', (day) => {
    expect(refusalOf(changed(seBotkyrka, 'demand', window(day)))).toBe('taken');
  });
  test.each([16, 22])('day %d is refused', (day) => {
    expect(refusalOf(changed(seBotkyrka, 'demand', window(day)))).toMatch(/outside 17 to 21/);
  });
});

describe('what a statute forbids is refused with its paragraph', () => {
  test.each<[string, unknown, RegExp]>([
    ['a demand for 180.01', changed(seBotkyrka, 'demand', fee('180.01')), /lag \(1981:739\)/],
    ['a reminder fee that was not agreed', changed(seBotkyrka, 'reminder', fee('60.00')), /lag \(1981:739\) 2 §/],
    [
      'an agreed reminder fee of 60.01',
      { ...(changed(seBotkyrka, 'reminder', fee('60.01')) as Policy), reminderFeeAgreed: true },
      /lag \(1981:739\)/,
    ],
    ['a hand-over on the eighth day after the demand', changed(seBotkyrka, 'referral', days(8)), /inkassolagen/],
    [
      'eleven years of limitation for one group',
      { ...seBotkyrka, groups: seBotkyrka.groups?.map((group) => ({ ...group, limitationYears: setting(11) })) ?? [] },
      /preskriptionslagen/,
    ],
    ['eleven years of limitation', { ...seBotkyrka, limitationYears: setting(11) }, /preskriptionslagen/],
    ['interest at nine points', { ...seBotkyrka, lateInterest: { pointsOverReference: setting('9') } }, /räntelagen/],
    ['a warning for 999.00', changed(seBotkyrka, 'warning', fee('999.00')), /lag \(1981:739\)/],
    ['a hand-over for 100.00', changed(seBotkyrka, 'referral', fee('100.00')), /lag \(1981:739\)/],
    [
      'a demand with a fee and without a letter',
      changed(seBotkyrka, 'demand', { document: undefined }),
      /lag \(1981:739\)/,
    ],
    [
      'a demand with a fee and the letter of a reminder',
      changed(seBotkyrka, 'demand', { document: 'reminder' }),
      /lag \(1981:739\)/,
    ],
    [
      'a hand-over that no demand comes before',
      changed(seBotkyrka, 'referral', { anchor: { from: 'due-date' }, ...days(90), requires: [] }),
      /inkassolagen/,
    ],
    [
      'a Danish acceptance for 500.00',
      changed(dkStatensAdministration, 'acceptance', fee('500.00')),
      /renteloven § 9 b/,
    ],
    ['a Danish reminder for 100.01', changed(dkStatensAdministration, 'reminder', fee('100.01')), /renteloven § 9 b/],
  ])('%s', (_what, policy, paragraph) => {
    expect(refusalOf(policy)).toMatch(paragraph);
  });

  describe('every step that may cost nothing, in both countries', () => {
    const chargeable = ['reminder', 'second-reminder', 'demand'];
    const steps = [seBotkyrka, dkStatensAdministration].flatMap((policy) =>
      policy.steps
        .filter(({ step }) => !chargeable.includes(step))
        .map(({ step }) => [policy.id, step, policy] as const),
    );
    test.each(steps)(
      '%s: %s for 0.01 is refused, with its place, the paragraph and what may cost something',
      (_id, step, policy) => {
        const told = refusalOf(changed(policy, step, fee('0.01')));
        expect(told).toContain(`steps.${step}.fee`);
        expect(told).toMatch(/ §/);
        expect(told).toContain('only reminder, second-reminder, demand may cost something; set the fee to 0.00');
      },
    );
  });

  describe('a step sends its own letter or none, whatever it costs', () => {
    const letters = ['reminder', 'demand', 'warning', 'suspension-notice'] as const;
    const steps = [seBotkyrka, dkStatensAdministration].flatMap((policy) =>
      policy.steps.flatMap((rule) =>
        letters
          .filter((letter) => letter !== (rule.step === 'second-reminder' ? 'reminder' : rule.step))
          .map((letter) => [policy.id, rule.step, letter, policy] as const),
      ),
    );
    test.each(steps)('%s: %s does not send the letter %s', (_id, step, letter, policy) => {
      const told = refusalOf(changed(policy, step, { document: letter, fee: undefined }));
      expect(told).toContain(`steps.${step}.document: ${step} sends the letter ${letter}; it may send`);
      expect(told).toMatch(/ §/);
    });
  });

  test('900.00 for a Danish demand, with its place and what is allowed', () => {
    const acceptance = dkStatensAdministration.steps.findIndex(({ step }) => step === 'acceptance');
    const demand = {
      ...seBotkyrka.steps.find(({ step }) => step === 'demand'),
      ...{
        anchor: { from: 'step', step: 'second-reminder' },
        ...days(10),
        groups: undefined,
        chargesInterest: undefined,
      },
      ...{ requires: ['second-reminder'], respite: undefined, gates: [] },
    };
    const withFee = (amount: string) => ({
      ...dkStatensAdministration,
      steps: dkStatensAdministration.steps.toSpliced(acceptance, 0, { ...demand, ...fee(amount) } as never),
    });
    expect(refusalOf(withFee('900.00'))).toMatch(
      /steps\.demand\.fee: .*the highest fee for a Danish reminder is 100\.00.*\(renteloven § 9 b, stk\. 2\)/,
    );
    expect(refusalOf(withFee('100.00'))).toBe('taken');
  });

  test('a Danish hand-over of which no letter told the debtor', () => {
    const silent = {
      ...dkStatensAdministration,
      steps: dkStatensAdministration.steps.map((rule) => ({ ...rule, document: undefined })),
    };
    expect(refusalOf(silent)).toMatch(/steps\.referral\.requires: .*gældsinddrivelsesloven § 2, stk\. 3/);
  });

  describe('250.00 where the claim has distraint, 100.00 otherwise', () => {
    const distraint = { groups: ['ejendomsskat'], reason: 'counsel', sources: ['gebyrloven § 2'] };
    const fees = (ordinary: string, other?: string) => {
      const withFees = { ...fee(ordinary), ...(other && { distraintFee: setting(other) }) };
      return changed({ ...dkStatensAdministration, distraint }, 'reminder', withFees);
    };
    test('is taken', () => expect(refusalOf(fees('100.00', '250.00'))).toBe('taken'));
    test('250.01 with distraint is refused', () => {
      expect(refusalOf(fees('100.00', '250.01'))).toMatch(/steps\.reminder\.distraintFee: .*250\.00.*gebyrloven § 2/);
    });
    test('250.00 for claims of every kind is refused', () => {
      expect(refusalOf(fees('250.00', '250.00'))).toMatch(/steps\.reminder\.fee: .*100\.00.*renteloven § 9 b/);
    });
    test('250.00 for a step that only claims with distraint take', () => {
      const only = { ...fee('250.00'), groups: { only: ['ejendomsskat'] } };
      const groups = [{ code: 'ejendomsskat', name: 'Ejendomsskat', aliases: [], sources: ['test'] }];
      expect(refusalOf(changed({ ...dkStatensAdministration, groups, distraint }, 'second-reminder', only))).toBe(
        'taken',
      );
      expect(refusalOf(changed({ ...dkStatensAdministration, groups }, 'second-reminder', only))).toMatch(/100\.00/);
    });
    test('a fee for claims with distraint, and nobody said which they are', () => {
      const withFee = changed(dkStatensAdministration, 'reminder', { distraintFee: setting('250.00') });
      expect(refusalOf(withFee)).toMatch(/steps\.reminder\.distraintFee: say under distraint/);
    });
    test('no Swedish claim has it', () => {
      expect(refusalOf({ ...seBotkyrka, distraint: { ...distraint, groups: ['55'] } })).toMatch(
        /distraint: only Danish/,
      );
    });
  });

  test('two Danish reminders with a fee nine days apart', () => {
    const first = changed(dkStatensAdministration, 'reminder', fee('100.00')) as Policy;
    expect(refusalOf(changed(first, 'second-reminder', { ...fee('100.00'), ...days(9) }))).toMatch(/renteloven § 9 b/);
    expect(refusalOf(changed(first, 'second-reminder', { ...fee('100.00'), ...days(10) }))).toBe('taken');
  });

  test('what the law allows is taken', () => {
    expect(refusalOf({ ...seBotkyrka, agreements: STANDARD_AGREEMENTS })).toBe('taken');
    expect(refusalOf(changed(seBotkyrka, 'referral', days(9)))).toBe('taken');
    expect(refusalOf(changed(seBotkyrka, 'demand', fee('0.00')))).toBe('taken');
    expect(refusalOf({ ...(changed(seBotkyrka, 'reminder', fee('60.00')) as Policy), reminderFeeAgreed: true })).toBe(
      'taken',
    );
  });

  test('a hand-over that counts from the warning is lawful: the warning gives its own time behind the demand', () => {
    const other = { anchor: { from: 'step', step: 'warning' }, ...days(0) };
    expect(refusalOf(changed(seBotkyrka, 'referral', other))).toBe('taken');
  });

  test.each<[string, object]>([
    ['from the due date, a day after the demand', { anchor: { from: 'due-date' }, ...days(18) }],
  ])('a hand-over that comes too soon by another way of counting: %s', (_what, other) => {
    expect(refusalOf(changed(seBotkyrka, 'referral', other))).toMatch(/inkassolagen/);
  });

  test('Danish reminders with a fee too close by another way of counting', () => {
    const first = changed(dkStatensAdministration, 'reminder', fee('100.00')) as Policy;
    const soon = { anchor: { from: 'last-timely-day' }, ...fee('100.00'), ...days(5) };
    expect(refusalOf(changed(first, 'second-reminder', soon))).toMatch(/renteloven § 9 b/);
  });
});

describe('a policy that says nothing is refused, and says where', () => {
  test.each<[string, unknown, RegExp]>([
    ['a step twice', { ...seBotkyrka, steps: [...seBotkyrka.steps, seBotkyrka.steps[0]] }, /reminder is there twice/],
    [
      'a step before the one it counts on',
      { ...seBotkyrka, steps: [...seBotkyrka.steps].reverse() },
      /must stand before it/,
    ],
    ['an unknown group', changed(seBotkyrka, 'suspension-notice', { groups: { only: ['99'] } }), /99 is not declared/],
    ['a run without a run calendar', { ...dkStatensAdministration, runs: undefined }, /no run calendar/],
    ['interest without a rate', { ...seBotkyrka, lateInterest: undefined }, /no rate is set/],
    [
      'a line on a next invoice that may never come',
      { ...seBotkyrka, lateInterest: { ...seBotkyrka.lateInterest, paidBeforeDemand: setting('next-invoice') } },
      /lateInterest\.noNextInvoice: say what becomes of a line that no next invoice takes/,
    ],
    [
      'a least amount of interest that is not claimed',
      { ...seBotkyrka, lateInterest: { ...seBotkyrka.lateInterest, waivedUnder: setting('10.00') } },
      /lateInterest\.waivedUnder: nothing is claimed of what is paid late/,
    ],
    [
      'a way of claiming interest that nobody knows',
      { ...seBotkyrka, lateInterest: { ...seBotkyrka.lateInterest, paidBeforeDemand: setting('by-letter') } },
      /lateInterest\.paidBeforeDemand/,
    ],
    ['a fee with one decimal', changed(seBotkyrka, 'demand', fee('180.0')), /two decimals/],
    ['half a day', changed(seBotkyrka, 'reminder', days(7.5)), /steps\.reminder\.delay/],
    ['a day before the due date', changed(seBotkyrka, 'reminder', days(-1)), /steps\.reminder\.delay/],
    ['a setting without a source', changed(seBotkyrka, 'reminder', { sources: [] }), /name the source/],
    ['a word that nobody knows', { ...seBotkyrka, colour: 'red' }, /colour/],
    ['a day that is none', { ...seBotkyrka, validFrom: '2015-02-29' }, /no day of the calendar/],
    ['nothing at all', undefined, /policy is not valid/],
  ])('%s', (_what, policy, told) => {
    expect(refusalOf(policy)).toMatch(told);
  });

  test('Danish money under a Swedish law', () => {
    expect(refusalOf({ ...seBotkyrka, currency: 'DKK' })).not.toBe('taken');
  });
});

describe('interest for each month begun needs an agreement or gebyrloven § 3', () => {
  const monthly = (policy: Policy, rule: object, more: object = {}) => ({
    ...policy,
    ...more,
    lateInterest: { pointsOverReference: setting('8'), perMonthBegun: rule },
  });
  const agreedOf = (groups?: readonly string[]) => ({
    agreed: { interest: { on: '2014-01-01', reason: 'the lease', sources: ['test'], ...(groups && { groups }) } },
  });
  const rents = { groups: seBotkyrka.groups?.filter(({ code }) => code === '64') };
  const distraint = { groups: ['ejendomsskat'], reason: 'tried', sources: ['test'] };
  test.each<[string, unknown, RegExp]>([
    [
      'in Sweden without one',
      monthly(seBotkyrka, { percent: setting('1') }),
      /by the day.*räntelagen \(1975:635\) 1 and 6 §§/,
    ],
    [
      'for rents, and the agreement is with others',
      monthly(seBotkyrka, { percent: setting('1'), groups: ['64'] }, agreedOf(['65'])),
      /by the day \(64\)/,
    ],
    [
      'for a group that is not declared',
      monthly(seBotkyrka, { percent: setting('1'), groups: ['99'] }),
      /group 99 is not declared/,
    ],
    [
      'in Denmark for every claim',
      monthly(dkStatensAdministration, { percent: setting('1') }, { distraint }),
      /only claims with distraint.*gebyrloven § 3; renteloven §§ 5 and 7/,
    ],
    [
      'in Denmark at 1.01 percent',
      monthly(dkStatensAdministration, { percent: setting('1.01'), groups: ['ejendomsskat'] }, { distraint }),
      /the most is 1 percent.*gebyrloven \(LBK 468\/2024\) § 3/,
    ],
  ])('%s it is refused', (_what, policy, refusal) => expect(refusalOf(policy)).toMatch(refusal));
  test('with one it is taken', () => {
    expect(rents.groups).toHaveLength(1);
    expect(refusalOf(monthly(seBotkyrka, { percent: setting('2'), groups: ['64'] }, agreedOf(['64'])))).toBe('taken');
    const danish = monthly(dkStatensAdministration, { percent: setting('1'), groups: ['ejendomsskat'] }, { distraint });
    expect(refusalOf(danish)).toBe('taken');
  });
});

describe('interest while a plan is kept', () => {
  const withPlan = (plan: object) => ({
    ...seBotkyrka,
    agreements: { ...STANDARD_AGREEMENTS, plan: { ...STANDARD_AGREEMENTS.plan, ...plan } },
  });
  test.each<[string, object, RegExp]>([
    [
      'that stands still says from when it runs again',
      { interest: setting('stands-still') },
      /say from when interest runs again/,
    ],
    [
      'that runs does not run again',
      { interest: setting('runs'), interestAgain: setting('from-plan-end') },
      /holds where interest stands still/,
    ],
  ])('%s', (_what, plan, refusal) => expect(refusalOf(withPlan(plan))).toMatch(refusal));
});
