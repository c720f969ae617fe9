import { rulebookOf } from '../../../policies/rulebook';
import { parsePolicy } from '../../../policies/parse-policy';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { fillIn } from '../../../policies/writing/fill-in';

const SHORT = {
  id: 'se-ourtown',
  title: 'Ourtown',
  country: 'SE',
  validFrom: '2026-01-01',
  sources: 'KF 2025-11-24 § 211',
  groups: [{ code: 40, name: 'Hemtjänst' }, { code: '0155' }],
  steps: [
    { step: 'reminder', delay: { days: 7 } },
    { step: 'demand', anchor: 'due-date', delay: { days: 21 }, fee: 180, chargesInterest: true },
    { step: 'referral', delay: { months: 1 }, claimedOver: '500.00', groups: { except: 40 } },
  ],
};

const CITED = ['KF 2025-11-24 § 211'];

test.each(SHIPPED_POLICIES)('the shipped policy $id comes back as it is, letter by letter', (policy) => {
  const { data, filledIn } = fillIn(policy);
  expect(JSON.stringify(data)).toBe(JSON.stringify(policy));
  expect(filledIn).toEqual([]);
});

test('three steps in short are a whole policy', () => {
  const policy = parsePolicy(fillIn(SHORT).data);
  expect(policy).toMatchObject({
    version: '1',
    status: 'draft',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    language: 'sv',
    paymentTermDays: { value: 30, sources: ['räntelagen (1975:635) 4 §'] },
    reminderFeeAgreed: false,
    limitationYears: { value: 10, sources: ['preskriptionslagen (1981:130) 2 § första stycket'] },
    lateInterest: { pointsOverReference: { value: '8', sources: ['räntelagen (1975:635) 6 §'] } },
    groups: [
      { code: '40', name: 'Hemtjänst', aliases: [], sources: CITED },
      { code: '0155', name: '0155', aliases: [], sources: CITED },
    ],
  });
  expect(policy.steps).toEqual([
    {
      step: 'reminder',
      anchor: { from: 'due-date' },
      delay: { days: { value: 7, reason: 'as the sources say', sources: CITED } },
      placement: 'next-banking-day',
      requires: [],
      gates: [],
      document: 'reminder',
      reason: 'payment reminder',
      sources: CITED,
    },
    {
      step: 'demand',
      anchor: { from: 'due-date' },
      delay: { days: { value: 21, reason: 'as the sources say', sources: CITED } },
      placement: 'next-banking-day',
      requires: ['reminder'],
      fee: { value: '180.00', reason: 'as the sources say', sources: CITED },
      chargesInterest: true,
      gates: [],
      document: 'demand',
      reason: 'collection demand',
      sources: CITED,
    },
    {
      step: 'referral',
      anchor: { from: 'step', step: 'demand' },
      delay: { months: { value: 1, reason: 'as the sources say', sources: CITED } },
      placement: 'next-banking-day',
      requires: ['demand'],
      groups: { except: ['40'] },
      claimedOver: { value: '500.00', reason: 'as the sources say', sources: CITED },
      gates: [],
      reason: 'hand-over to the enforcement authority',
      sources: CITED,
    },
  ]);
  expect(rulebookOf(policy).policy).toBe(policy);
});

test('a filled policy comes back as it is', () => {
  const { data } = fillIn(SHORT);
  expect(fillIn(data)).toEqual({ data, filledIn: [] });
});

test('without sources anywhere the policy is refused: who decided is for the town to say', () => {
  expect(() => parsePolicy(fillIn({ ...SHORT, sources: undefined }).data)).toThrow(
    /sources: is missing; .* write them at the top of the file/,
  );
});

test('the sources that stand nearest count', () => {
  const steps = [
    { ...SHORT.steps[0], sources: 'KS 2026 § 3', delay: { days: { value: 7, sources: ['KS 2026 § 4'] } } },
  ];
  const policy = parsePolicy(fillIn({ ...SHORT, steps }).data);
  expect(policy.steps[0]).toMatchObject({ sources: ['KS 2026 § 3'], delay: { days: { sources: ['KS 2026 § 4'] } } });
});

test('to a step that says all of its own nothing is added, and a demand without a letter stays one', () => {
  const whole = {
    step: 'demand',
    anchor: { from: 'due-date' },
    delay: { days: 7 },
    placement: 'next-banking-day',
    requires: [],
    gates: [],
  };
  const policy = parsePolicy(fillIn({ ...SHORT, steps: [whole] }).data);
  expect(policy.steps[0]?.document).toBeUndefined();
});

test('a step of the policy’s own is filled in by its kind, and keeps its name however near', () => {
  const steps = [
    ...SHORT.steps.slice(0, 2),
    { step: 'demand-two', kind: 'demand', delay: { weeks: 2 } },
    { step: 'library-review', kind: 'review' },
    { step: 'referal' },
  ];
  const { data } = fillIn({ ...SHORT, steps });
  expect(data).toMatchObject({
    steps: [
      {},
      {},
      {
        step: 'demand-two',
        document: 'demand',
        anchor: { from: 'step', step: 'demand' },
        delay: { weeks: { value: 2 } },
      },
      { placement: 'without-day', delay: { days: { value: 0 } }, requires: ['demand-two'] },
      { anchor: { from: 'step', step: 'demand-two' }, delay: { days: { value: 9 } }, requires: ['demand-two'] },
    ],
  });
});

test('a variant is written in short too', () => {
  const [reminder, demand, referral] = SHORT.steps;
  const steps = [
    { ...reminder, variants: [{ for: { debtorKinds: 'business' }, skipped: true }] },
    { ...demand, variants: [{ for: { groups: 40, invoicedFrom: 500 }, fee: 90, delay: { weeks: 3 } }] },
    referral,
  ];
  const policy = parsePolicy(fillIn({ ...SHORT, steps }).data);
  expect(policy.steps.flatMap(({ variants = [] }) => variants)).toEqual([
    { for: { debtorKinds: ['business'] }, skipped: true, sources: CITED },
    {
      for: { groups: ['40'], invoicedFrom: '500.00' },
      fee: { value: '90.00', reason: 'as the sources say', sources: CITED },
      delay: { weeks: { value: 3, reason: 'as the sources say', sources: CITED } },
    },
  ]);
});

test('a Danish policy gets the days of Danish law, its runs, and its client’s answer', () => {
  const policy = parsePolicy(
    fillIn({
      id: 'dk-ourtown',
      title: 'Vores by',
      country: 'DK',
      validFrom: '2026-01-01',
      sources: 'KB 2025 nr. 4',
      runs: { frequency: 'weekly', firstRunOn: '2026-01-05' },
      steps: [
        { step: 'reminder', delay: { days: 5 } },
        { step: 'second-reminder' },
        { step: 'acceptance' },
        { step: 'referral' },
      ],
    }).data,
  );
  expect(policy).toMatchObject({
    currency: 'DKK',
    limitationYears: { value: 3 },
    steps: [
      { step: 'reminder', placement: 'next-run', requires: [] },
      {
        step: 'second-reminder',
        anchor: { from: 'step', step: 'reminder' },
        delay: { days: { value: 10, sources: ['renteloven § 9 b, stk. 2'] } },
        placement: 'next-run',
      },
      { step: 'acceptance', anchor: { from: 'step', step: 'second-reminder' }, requires: ['second-reminder'] },
      { step: 'referral', anchor: { from: 'answer', answer: 'acceptance' }, requires: ['acceptance'] },
    ],
  });
});
