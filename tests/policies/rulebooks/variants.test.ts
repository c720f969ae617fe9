import fc from 'fast-check';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { DEBTOR_KINDS, type DebtorKind } from '../../../domain/policy/debtor-kind';
import { stepsFor } from '../../../domain/policy/step-variant';
import { coursesOf } from '../../../policies/courses-of';
import { parsePolicy, PolicyRefused } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { invoice, live } from '../../domain/life';
import { arvika, arvikaWithoutAgency as arvikaFile } from './arvika';

const SOURCES = ['test'];
const said = <Value>(value: Value) => ({ value, reason: 'tried', sources: SOURCES });
type Step = (typeof arvikaFile.steps)[number];

/** Arvika's file with something else in one of its steps. */
function withStep(name: string, other: object): unknown {
  return { ...arvikaFile, steps: arvikaFile.steps.map((step) => (step.step === name ? { ...step, ...other } : step)) };
}

function withMoreSteps(...more: object[]): unknown {
  return { ...arvikaFile, steps: [...arvikaFile.steps, ...more] };
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

const kronor = (amount: string) => Money.of(amount, 'SEK');
const feeOfDemand = (data: unknown, invoiced: string, debtorKind?: DebtorKind) =>
  stepsFor(
    { invoiceGroup: 'rent', invoiced: kronor(invoiced), ...(debtorKind && { debtorKind }) },
    parsePolicy(data),
  ).find(({ step }) => step === 'demand')?.fee?.value;

describe('the first variant that fits holds', () => {
  const bySize = withStep('demand', {
    variants: [
      { for: { groups: ['rent'], invoicedBelow: '100.00' }, anchor: { from: 'due-date' }, fee: said('0.00') },
      { for: { groups: ['rent'], invoicedBelow: '500.00' }, anchor: { from: 'due-date' }, fee: said('90.00') },
      { for: { groups: ['childcare', 'rent', 'elderly-care'] }, anchor: { from: 'due-date' } },
    ],
  });

  test.each([
    ['99.99', '0.00'],
    ['100.00', '90.00'],
    ['499.99', '90.00'],
    ['500.00', '180.00'],
  ])('an invoice of %s pays %s for its demand', (invoiced, fee) => {
    expect(feeOfDemand(bySize, invoiced)).toBe(fee);
  });

  const byKind = withStep('demand', {
    variants: [
      {
        for: { debtorKinds: ['business', 'public-body'], groups: ['rent'] },
        anchor: { from: 'due-date' },
        fee: said('170.00'),
      },
      { for: { groups: ['childcare', 'rent', 'elderly-care'] }, anchor: { from: 'due-date' } },
    ],
  });

  test.each<[DebtorKind | undefined, string]>([
    ['business', '170.00'],
    ['public-body', '170.00'],
    ['person', '180.00'],
    [undefined, '180.00'],
  ])('a debtor that is %s pays %s', (kind, fee) => {
    expect(feeOfDemand(byKind, '1200.00', kind)).toBe(fee);
  });
});

describe('a step that a claim skips', () => {
  test('is asked for by no later step, where its own conditions hold instead', () => {
    const { steps } = parsePolicy(
      withStep('demand', {
        variants: [{ for: { groups: ['rent', 'childcare', 'elderly-care'] }, anchor: { from: 'due-date' } }],
      }),
    );
    const rent = stepsFor({ invoiceGroup: 'rent', invoiced: kronor('1.00') }, { ...arvika(), steps });
    expect(rent.find(({ step }) => step === 'demand')?.requires).toEqual([]);
    expect(rent.some(({ step }) => step === 'reminder')).toBe(false);
  });

  test('cannot be what another step of the claim counts from', () => {
    expect(refusalOf(withStep('demand', { variants: undefined }))).toContain(
      'steps.demand.variants: demand counts from reminder, which claims of groups childcare, rent, elderly-care skip; let demand count from another day for them by a variant with its own anchor, or skip it too',
    );
  });
});

describe('the law is asked for every variant', () => {
  test.each<[string, unknown, RegExp]>([
    [
      'a demand fee for one group alone',
      withStep('demand', {
        variants: [
          { for: { groups: ['rent', 'childcare', 'elderly-care'] }, anchor: { from: 'due-date' }, fee: said('180.01') },
        ],
      }),
      /180\.01.*lag \(1981:739\)/,
    ],
    [
      'a demand fee of large invoices alone',
      withStep('demand', {
        variants: [
          {
            for: { groups: ['rent', 'childcare', 'elderly-care'], invoicedFrom: '100000.00' },
            anchor: { from: 'due-date' },
            fee: said('250.00'),
          },
          { for: { groups: ['rent', 'childcare', 'elderly-care'] }, anchor: { from: 'due-date' } },
        ],
      }),
      /250\.00.*lag \(1981:739\)/,
    ],
    [
      "the water company's 60 for a reminder, without an agreement",
      withStep('reminder', {
        variants: [
          { for: { groups: ['childcare', 'rent', 'elderly-care'] }, skipped: true, sources: SOURCES },
          { for: { groups: ['water'] }, fee: said('60.00') },
        ],
      }),
      /60\.00.*lag \(1981:739\) 2 §/,
    ],
    [
      'a hand-over of one group on the eighth day after its demand',
      withStep('referral', { variants: [{ for: { groups: ['permits'] }, delay: { days: said(8) } }] }),
      /inkassolagen/,
    ],
    [
      'a hand-over of one group without a demand',
      withStep('referral', {
        variants: [
          { for: { groups: ['permits'] }, requires: ['reminder'], anchor: { from: 'step', step: 'reminder' } },
        ],
      }),
      /inkassolagen \(1974:182\) 6 §/,
    ],
    [
      'a fee for a notice of closing',
      withStep('library-closing-notice', { fee: said('50.00') }),
      /library-closing-notice costs 50\.00 and sends the letter sanction-notice.*lag \(1981:739\)/,
    ],
    [
      'a demand of its own name that costs too much',
      withMoreSteps({
        ...(arvikaFile.steps[1] as Step),
        ...{ step: 'second-demand', kind: 'demand', anchor: { from: 'step', step: 'demand' }, requires: ['demand'] },
        ...{ fee: said('181.00'), variants: undefined },
      }),
      /181\.00.*lag \(1981:739\)/,
    ],
  ])('%s is refused', (_what, data, message) => {
    expect(refusalOf(data)).toMatch(message);
  });
});

describe('a hand-over may follow an approval or a sanction, which wait for the demand', () => {
  const [referral] = arvikaFile.steps.filter(({ step }) => step === 'referral');
  const withoutHandOver = arvikaFile.steps.filter(({ step }) => step !== 'referral' && step !== 'monitoring');
  const approval = {
    ...referral,
    step: 'acceptance',
    delay: { days: said(0) },
    reason: 'the unit approves the hand-over',
  };
  const approved = {
    ...{ ...referral, requires: ['acceptance'], delay: { days: said(0) } },
    anchor: { from: 'answer', answer: 'acceptance' },
  };

  test('an approval that is asked for from the demand on', () => {
    const file = { ...arvikaFile, steps: [...withoutHandOver, approval, approved] };
    const under = rulebookOf(parsePolicy(file));
    const { days } = live(invoice({ group: 'rent', due: '2016-02-01', under }), '2016-03-31');
    // The demand of Thursday 11 February gives until Monday the 22nd.
    expect(days).toEqual(['2016-02-11 demand', '2016-02-23 acceptance']);
  });

  test('an approval that counts from the due date', () => {
    const early = { ...approval, anchor: { from: 'due-date' } };
    expect(refusalOf({ ...arvikaFile, steps: [...withoutHandOver, early, approved] })).toBe('taken');
  });

  test('a sanction without a day of its own', () => {
    const sanction = { ...approval, step: 'closing', kind: 'sanction', reason: 'the service is to be closed' };
    const closed = {
      ...referral,
      requires: ['closing'],
      anchor: { from: 'step', step: 'closing' },
      delay: { days: said(0) },
    };
    expect(refusalOf({ ...arvikaFile, steps: [...withoutHandOver, sanction, closed] })).toBe('taken');
  });

  test('but not an approval that asks for no demand', () => {
    const unasked = { ...approval, requires: [], anchor: { from: 'due-date' } };
    expect(refusalOf({ ...arvikaFile, steps: [...withoutHandOver, unasked, approved] })).toMatch(
      /inkassolagen \(1974:182\) 6 §/,
    );
  });
});

describe('an agreement is recorded with its date', () => {
  const sixty = (agreed: object) => ({
    ...(withStep('reminder', {
      variants: [
        { for: { groups: ['childcare', 'rent', 'elderly-care'] }, skipped: true, sources: SOURCES },
        { for: { groups: ['water'] }, fee: said('60.00') },
      ],
    }) as object),
    agreed,
  });
  const contract = { on: '2014-12-31', groups: ['water'], reason: 'the contract with the customer', sources: SOURCES };

  test('and the water company may take 60 for a reminder, once its customers agreed', () => {
    const under = rulebookOf(parsePolicy(sixty({ reminderFee: contract })));
    const { claim } = live(invoice({ group: 'water', due: '2016-02-01', under }), '2016-02-12');
    expect(claim.charged.fee.toString()).toBe('60.00');
  });

  test.each<[string, object, RegExp]>([
    [
      'the agreement of another group',
      { reminderFee: { ...contract, groups: ['library'] } },
      /60\.00.*lag \(1981:739\) 2 §/,
    ],
    [
      'one of after the first day',
      { reminderFee: { ...contract, on: '2015-01-02' } },
      /agreed\.reminderFee\.on: it was agreed on 2015-01-02/,
    ],
    [
      'one of a group that is not declared',
      { reminderFee: { ...contract, groups: ['parking'] } },
      /agreed\.reminderFee\.groups: invoice group parking/,
    ],
    ['an agreement to a rate, for the fee', { interest: contract }, /60\.00.*lag \(1981:739\) 2 §/],
  ])('%s does not do', (_what, agreed, message) => {
    expect(refusalOf(sixty(agreed))).toMatch(message);
  });

  test('a rate over that of the law asks for one', () => {
    const twelve = { ...arvikaFile, lateInterest: { pointsOverReference: said('12') } };
    expect(refusalOf(twelve)).toMatch(/12 points.*räntelagen/);
    expect(
      refusalOf({ ...twelve, agreed: { interest: { on: '2014-12-31', reason: 'the contract', sources: SOURCES } } }),
    ).toBe('taken');
  });
});

describe('names, kinds and settings are told with their place', () => {
  test.each<[string, unknown, string]>([
    [
      'a name without a kind',
      withStep('library-closing', { kind: undefined }),
      'steps.library-closing.kind: library-closing is no standing step',
    ],
    [
      'a standing step of another kind',
      withStep('demand', { kind: 'warning' }),
      'steps.demand.kind: demand is always of the kind demand',
    ],
    [
      'a kind that nobody knows',
      withStep('library-closing', { kind: 'duel' }),
      'steps.library-closing.kind: write one of reminder, demand, warning, sanction-notice, sanction, review',
    ],
    [
      'a review with a day',
      withStep('music-school-review', { placement: 'next-banking-day' }),
      'steps.music-school-review.placement: music-school-review is for a person and has no day',
    ],
    [
      "another kind's letter",
      withStep('library-closing-notice', { document: 'demand' }),
      'steps.library-closing-notice.document: a sanction-notice sends the letter sanction-notice',
    ],
    [
      'two units of one delay',
      withStep('referral', { delay: { days: said(20), weeks: said(3) } }),
      'steps.referral.delay: write the delay in one unit: days, workingDays, bankingDays, weeks or months',
    ],
    [
      'a variant for a group that is not declared',
      withStep('referral', { variants: [{ for: { groups: ['parking'] }, delay: { weeks: said(4) } }] }),
      'steps.referral.variants.0.for.groups: invoice group parking is not declared',
    ],
    [
      'a variant that is for nobody in particular',
      withStep('referral', { variants: [{ for: {}, delay: { weeks: said(4) } }] }),
      'say for whom the variant holds',
    ],
    [
      'a variant for no amount',
      withStep('referral', {
        variants: [{ for: { invoicedFrom: '500.00', invoicedBelow: '500.00' }, delay: { weeks: said(4) } }],
      }),
      'no amount lies in it; invoicedFrom must be less than invoicedBelow',
    ],
    [
      'a step of an instalment plan',
      withMoreSteps({ ...(arvikaFile.steps[8] as Step), step: 'plan-default' }),
      'plan-default follows from an instalment plan; no policy orders it',
    ],
    [
      'time to pay without a letter',
      withStep('referral', { timeToPay: said(10) }),
      'steps.referral.timeToPay: referral gives time to pay, but sends no letter',
    ],
  ])('%s', (_what, data, message) => {
    expect(refusalOf(data)).toContain(message);
  });
});

describe('a delay counts in its own unit', () => {
  const referral = (delay: object) => rulebookOf(parsePolicy(withStep('referral', { delay })));
  // The demand of an invoice for rent that is due on Monday 1 February 2016 leaves on Thursday the 11th.
  test.each([
    ['three weeks, to Thursday 3 March', { weeks: said(3) }, '2016-03-03 referral'],
    ['ten banking days, to Thursday the 25th', { bankingDays: said(10) }, '2016-02-25 referral'],
    ['ten working days, the same', { workingDays: said(10) }, '2016-02-25 referral'],
    // Good Friday and Easter Monday, 25 and 28 March 2016, are no banking days.
    ['thirty-one banking days, over Easter, to Tuesday 29 March', { bankingDays: said(31) }, '2016-03-29 referral'],
    ['one month, to Friday 11 March', { months: said(1) }, '2016-03-11 referral'],
  ])('%s', (_what, delay, day) => {
    expect(live(invoice({ group: 'rent', due: '2016-02-01', under: referral(delay) }), '2016-06-30').days).toContain(
      day,
    );
  });

  test('and its reason says so', () => {
    const { claim } = live(
      invoice({ group: 'rent', due: '2016-02-01', under: referral({ weeks: said(3) }) }),
      '2016-06-30',
    );
    expect(claim.performed.at(-1)?.reason).toContain('demand 2016-02-11 + 3 weeks');
  });
});

test("a letter's own time moves the step behind it", () => {
  const own = rulebookOf(parsePolicy(withStep('reminder', { timeToPay: said(20) })));
  const { days, claim } = live(invoice({ group: 'permits', due: '2016-02-01', under: own }), '2016-03-10');
  // From Thursday 11 February twenty days reach Wednesday 2 March; the demand comes on the day after.
  expect(claim.performed[0]?.lastDay).toBe('2016-03-02');
  expect(days).toEqual(['2016-02-11 reminder', '2016-03-03 demand']);
});

test('a demand gives no less than the law asks, whatever the policy says', () => {
  const short = rulebookOf(parsePolicy(withStep('demand', { timeToPay: said(1) })));
  const { claim } = live(invoice({ group: 'rent', due: '2016-02-01', under: short }), '2016-02-12');
  // Eight days reach Friday 19 February; seven banking days, for post and the law's four, reach Monday the 22nd.
  expect(claim.performed[0]?.lastDay).toBe('2016-02-22');
});

test('an event names the kind of a step that has a name of its own, and of no other', () => {
  const { claim } = live(invoice({ group: 'library', due: '2016-02-01', under: rulebookOf(arvika()) }), '2016-12-31');
  expect(claim.performed.map(({ step, kind }) => [step, kind])).toEqual([
    ['reminder', undefined],
    ['demand', undefined],
    ['library-closing-notice', 'sanction-notice'],
    ['agency', undefined],
    ['library-closing', 'sanction'],
  ]);
});

test('a policy without variants keeps its steps as they are', () => {
  expect(stepsFor({ invoiceGroup: '61', invoiced: kronor('1.00') }, seBotkyrka)).toBe(seBotkyrka.steps);
});

test('every claim takes one of the ways that the law was asked for', () => {
  const policy = arvika();
  const ways = coursesOf(policy).map(({ steps }) => new Set(steps.map(({ step }) => step)));
  fc.assert(
    fc.property(
      fc.constantFrom(...(policy.groups ?? []).map(({ code }) => code)),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.option(fc.constantFrom(...DEBTOR_KINDS), { nil: undefined }),
      fc.integer({ min: 0, max: 360 }),
      (group, minor, debtorKind, later) => {
        const invoiced = Money.ofMinorUnits(minor, 'SEK');
        const steps = stepsFor({ invoiceGroup: group, invoiced, ...(debtorKind && { debtorKind }) }, policy);
        const due = civilDate(`2016-${String(1 + (later % 12)).padStart(2, '0')}-15`);
        const life = live(
          invoice({ group, due, amount: invoiced.toString(), under: rulebookOf(policy) }),
          '2017-12-31',
        );
        const taken = life.claim.performed.map(({ step }) => step);
        expect(taken.every((step) => steps.some((rule) => rule.step === step))).toBe(true);
        expect(ways.some((way) => taken.every((step) => way.has(step)))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
