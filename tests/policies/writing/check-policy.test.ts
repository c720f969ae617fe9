import fc from 'fast-check';
import type { Policy, StepName } from '../../../domain/policy/policy';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { arvika } from '../rulebooks/arvika';
import { isRecord, valueAt, type SettingPath } from '../../../policies/writing/policy-problem';

/** Every problem of the policy: where, and what is said. */
function problemsOf(data: unknown): string[] {
  const { problems, breaches, course } = checkPolicy(data);
  return [...problems, ...breaches, ...course]
    .filter(({ severity }) => severity === 'problem')
    .map(({ setting, message, paragraph }) => `${setting}: ${message}${paragraph ? ` (${paragraph})` : ''}`);
}

function noticesOf(data: unknown): string[] {
  return checkPolicy(data)
    .course.filter(({ severity }) => severity === 'notice')
    .map(({ setting, message }) => `${setting}: ${message}`);
}

/** Botkyrka's policy with other fields in one of its steps. */
function withStep(step: StepName, other: object): Policy {
  const steps = seBotkyrka.steps.map((rule) => (rule.step === step ? { ...rule, ...other } : rule));
  return { ...seBotkyrka, steps };
}

function withoutLawfulFee(policy: Policy): Policy {
  const fee = { value: '999.00', reason: 'tried', sources: ['test'] };
  return { ...policy, steps: policy.steps.map((rule) => (rule.step === 'demand' ? { ...rule, fee } : rule)) };
}

const setting = (value: unknown) => ({ value, reason: 'tried', sources: ['test'] });

test.each([...SHIPPED_POLICIES, arvika()])('the policy $id has no problem', (policy) => {
  expect(problemsOf(policy)).toEqual([]);
});

test('what is written wrongly hides neither another mistake nor what the law forbids', () => {
  const policy = {
    ...withStep('demand', { fee: setting('200.00'), delay: 17, chargesIntrest: true }),
    country: 'Sweden',
    limitationYears: setting(11),
  };
  expect(problemsOf(policy)).toEqual([
    expect.stringMatching(/^country: write one of SE, DK/),
    expect.stringMatching(/^steps\.demand\.delay: write \{ days: … \}, or \{ workingDays: … \}.*, or \{ months: … \}$/),
    expect.stringMatching(
      /^steps\.demand\.chargesIntrest: there is no field chargesIntrest here; did you mean chargesInterest\?/,
    ),
  ]);
  const lawful = problemsOf({ ...policy, country: 'SE' });
  expect(lawful).toContainEqual(expect.stringMatching(/^steps\.demand\.fee: .*180\.00.*\(lag \(1981:739\) 4 §/));
  expect(lawful).toContainEqual(expect.stringMatching(/^limitationYears: .*\(preskriptionslagen/));
});

describe('each problem says where, and what is allowed', () => {
  test.each<[string, unknown, string]>([
    [
      'a step of an unknown name',
      withStep('warning', { step: 'warnning' }),
      'steps.warnning.step: warnning is no standing step (reminder,',
    ],
    ['a near name is guessed', withStep('warning', { step: 'warnning' }), 'did you mean warning?'],
    ['a word for a day', { ...seBotkyrka, validFrom: 'soon' }, 'validFrom: "soon" is no day of the calendar'],
    [
      'a number of days below nought',
      withStep('reminder', { delay: { days: setting(-1) } }),
      'steps.reminder.delay.days.value: write a whole number from 0 to 3660',
    ],
    [
      'a delay in a unit that is none',
      withStep('reminder', { delay: { day: setting(7) } }),
      'steps.reminder.delay.day: there is no field day here; did you mean days?',
    ],
    [
      'a sum with its currency',
      withStep('demand', { fee: setting('180.00 DKK') }),
      'steps.demand.fee.value: write an amount with two decimals',
    ],
    ['another currency', { ...seBotkyrka, currency: 'DKK' }, 'country: claims of SE are in SEK'],
    ['a field that is missing', { ...seBotkyrka, title: undefined }, 'title: is missing; write a text'],
    [
      'a window that ends before it begins',
      withStep('demand', { delay: { days: { ...setting(17), within: [21, 17] } } }),
      'steps.demand.delay.days.within: the window ends at 17',
    ],
    [
      'a window of a word',
      {
        ...seBotkyrka,
        agreements: {
          deferral: { mostMonths: setting(3), interest: { ...setting('from-new-due-date'), within: [1, 2] } },
          plan: { noticeAfterDays: setting(3), respiteDays: setting(10) },
        },
      },
      'agreements.deferral.interest.within: a word has no window',
    ],
    [
      'a letter of another step',
      withStep('warning', { document: 'reminder' }),
      'steps.warning.document: warning sends the letter reminder; it may send the letter warning or none.',
    ],
    [
      'a letter of a step without letters',
      withStep('monitoring', { document: 'demand' }),
      'steps.monitoring.document: monitoring sends the letter demand; it may send no letter.',
    ],
    [
      'a letter that nobody knows',
      withStep('warning', { document: 'wraning' }),
      'steps.warning.document: write one of reminder, demand, warning',
    ],
    [
      'days that run backwards',
      withStep('demand', { delay: { days: setting(5) } }),
      'steps.demand.delay: the days run backwards: demand is day 5 after the due date, and reminder, which must come first, is day 7',
    ],
    [
      'a step behind a review',
      withStep('referral', { requires: ['shut-off-review', 'demand', 'warning'] }),
      'steps.referral: no invoice reaches referral: the step counts on shut-off-review, which has no day',
    ],
    [
      'a step whose groups leave everybody out',
      withStep('referral', { groups: { except: seBotkyrka.groups?.map(({ code }) => code) } }),
      'steps.referral: no invoice takes referral: every group is left out',
    ],
    ['nothing at all', undefined, 'policy: is missing'],
    ['a list', [], 'policy: write {'],
  ])('%s', (_what, policy, told) => {
    expect(problemsOf(policy).join('\n')).toContain(told);
  });
});

test('a group that skips a step on which the next one counts gets no further, and that is said', () => {
  const policy = withStep('demand', { groups: { except: ['61', 'placed-children-care', 'social-area'] } });
  expect(problemsOf(policy)).toEqual([
    'groups.61: nothing follows reminder for an invoice of group 61: warning counts on demand, which is not taken before; give them that step too',
  ]);
});

describe('with variants', () => {
  const rent = { for: { groups: ['64'] } };
  const skipping = { skipped: true, sources: ['test'] };

  test('some claims of a group get no further, and which is said', () => {
    const some = [
      { for: { groups: ['64'], invoicedBelow: '500.00' }, anchor: { from: 'due-date' }, requires: ['warning'] },
    ];
    const waiting = [{ for: { groups: ['64'], debtorKinds: ['business'] }, ...skipping }];
    const policy = {
      ...seBotkyrka,
      steps: seBotkyrka.steps.map((rule) => {
        if (rule.step === 'warning') return { ...rule, groups: { except: ['64'] } };
        return rule.step === 'referral' ? { ...rule, requires: ['demand'], variants: some } : rule;
      }),
    };
    expect(problemsOf(policy)).toEqual([
      'groups.64: nothing follows demand for an invoice of group 64, of less than 500.00: referral counts on warning, which is not taken before; give them that step too',
    ]);
    const steps = seBotkyrka.steps.map((rule) =>
      ['referral', 'monitoring'].includes(rule.step) ? { ...rule, variants: waiting } : rule,
    );
    expect(noticesOf({ ...seBotkyrka, steps })).toContain(
      'groups.64: nothing follows warning for an invoice of group 64, to debtors of kind business; an unpaid invoice then waits for a person',
    );
  });

  test('a group that a variant lets skip a step gets on without the step', () => {
    expect(problemsOf(withStep('warning', { variants: [{ ...rent, ...skipping }] }))).toEqual([]);
  });

  test('days that run backwards stand at the variant', () => {
    const early = { for: { groups: ['64'] }, delay: { weeks: setting(0) } };
    expect(problemsOf(withStep('demand', { variants: [early] }))).toContain(
      'steps.demand.variants.0.delay: the days run backwards: demand is day 0 after the due date, and reminder, which must come first, is day 7',
    );
  });

  test('a step that every group skips is taken by nobody', () => {
    const nobody = { for: { invoicedFrom: '0.00' }, ...skipping };
    expect(problemsOf(withStep('warning', { variants: [nobody] }))).toContain(
      'steps.warning: no invoice takes warning: every group is left out; correct its groups and its variants',
    );
  });

  test.each<[string, object, string]>([
    ['a variant for nobody', { variants: [{ for: {}, ...skipping }] }, 'say for whom the variant holds'],
    ['a word for the scope', { variants: [{ for: 'rent', ...skipping }] }, 'steps.warning.variants.0.for: write'],
    [
      'a skipped step with a fee',
      { variants: [{ ...rent, ...skipping, fee: setting('1.00') }] },
      'steps.warning.variants.0: write { for: …, skipped: true }, or { for: … }',
    ],
    [
      'a sum as a figure',
      { variants: [{ for: { invoicedFrom: 500 } }] },
      'variants.0.for.invoicedFrom: write the least invoiced amount, with two decimals',
    ],
    [
      'two units',
      { delay: { days: setting(1), weeks: setting(1) } },
      'steps.warning.delay: write the delay in one unit',
    ],
    ['no unit', { delay: {} }, 'steps.warning.delay: write { days: … }, or { workingDays: … }'],
  ])('%s', (_what, other, told) => {
    expect(problemsOf(withStep('warning', other)).join('\n')).toContain(told);
  });
});

test('a policy that ends with a letter is good, and says that a person is waited for', () => {
  const [reminder] = seBotkyrka.steps;
  const policy = { ...seBotkyrka, groups: undefined, steps: [reminder] };
  expect(problemsOf(policy)).toEqual([]);
  expect(noticesOf(policy)).toContain(
    'steps: nothing follows reminder for an invoice; an unpaid invoice then waits for a person',
  );
});

/** The way to every part of the policy. */
function pathsOf(value: unknown, path: SettingPath = []): SettingPath[] {
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? value.map((part: unknown, index) => [index, part])
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return [path, ...parts.flatMap(([name, part]) => pathsOf(part, [...path, name]))];
}

function replaced(data: unknown, path: SettingPath, other: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return other;
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Record<
    string | number,
    unknown
  >;
  copy[part] = replaced(valueAt(data, [part]), rest, other);
  return copy;
}

const anyPath = fc.constantFrom(
  ...[...SHIPPED_POLICIES, arvika()].flatMap((policy) => pathsOf(policy).map((path) => ({ policy, path }))),
);
const garbage = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    [],
    {},
    true,
    -1,
    1.5,
    '',
    'x',
    [[]],
    { value: {} },
    { from: 'x' },
    { __proto__: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test('whatever stands in one place, the check ends, and tells of that place when the place is what is wrong', () => {
  fc.assert(
    fc.property(anyPath, garbage, ({ policy, path }, other) => {
      const told = checkPolicy(replaced(policy, path, other));
      if (told.policy === undefined) expect(told.problems.length).toBeGreaterThan(0);
      for (const { message } of [...told.problems, ...told.course])
        expect(message).not.toMatch(/undefined|\[object|Invalid/);
    }),
    { numRuns: 300 },
  );
});

test.each<[string, Policy]>([
  ['Botkyrka', withStep('demand', { fee: setting('999.00') })],
  ['Arvika', withoutLawfulFee(arvika())],
])('a mistake in one place never hides what the law forbids in another: %s', (_whose, unlawful) => {
  const demand = unlawful.steps.findIndex(({ step }) => step === 'demand');
  const elsewhere = pathsOf(unlawful).filter(
    ([first, second]) =>
      first !== undefined &&
      first !== 'validFrom' &&
      (first !== 'steps' || (second !== undefined && second !== demand)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...elsewhere), garbage, (path, other) => {
      const { breaches } = checkPolicy(replaced(unlawful, path, other));
      const isOfCountry = ['country', 'currency'].includes(String(path[0]));
      expect(isOfCountry || breaches.some(({ setting: place }) => place === 'steps.demand.fee')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
