import { parsePolicy } from '../../../policies/parse-policy';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { conditionsOf } from '../../../policies/writing/step-conditions';
import { aadalRules } from '../rulebooks/aadal';
import { strandbyRules } from '../rulebooks/strandby';

const tenDays = { delay: { days: 10 } };
const demand = { step: 'demand', ...tenDays, fee: 180 };

function fileWith(...steps: readonly object[]): object {
  return {
    ...{ id: 'se-tried', title: 'Tried', country: 'SE', validFrom: '2026-01-01', sources: 'made up' },
    ...{ groups: [40, 55, 61], steps },
  };
}

function linesOf(file: object): string[] {
  const { problems, breaches, course } = checkPolicy(fillIn(file).data);
  return [...problems, ...breaches, ...course]
    .filter(({ message }) => !message.startsWith('no reason in'))
    .map(({ severity, setting, message }) => `${severity} ${setting}: ${message}`);
}

/** What is filled in of a step's variants. */
function variantsOf(step: string, file: object): unknown {
  return fillIn(file).filledIn.find(({ setting }) => setting === `steps.${step}.variants`)?.value;
}

describe('a step whose day is left out, where some claims skip the step before', () => {
  const reminder = { step: 'reminder', ...tenDays, variants: [{ for: { groups: [55] }, skipped: true }] };

  test('counts for them from the due date, when they take none before', () => {
    const file = fileWith(reminder, demand, { step: 'referral' });
    expect(variantsOf('demand', file)).toEqual([
      { for: { groups: ['55'] }, anchor: { from: 'due-date' }, requires: [] },
    ]);
    expect(linesOf(file)).toEqual([]);
  });

  test('is handed over on the day of the question, when they are not asked', () => {
    const acceptance = { step: 'acceptance', ...tenDays, variants: [{ for: { invoicedBelow: 5000 }, skipped: true }] };
    const file = fileWith({ step: 'reminder', ...tenDays }, demand, acceptance, { step: 'referral' });
    expect(variantsOf('referral', file)).toEqual([
      {
        for: { invoicedBelow: 5000 },
        anchor: { from: 'step', step: 'demand' },
        requires: ['demand'],
        delay: { days: 10 },
      },
    ]);
    expect(linesOf(file)).toEqual([]);
  });

  test('counts from the acceptance for those who do not go to the district court', () => {
    const file = fileWith(
      { step: 'reminder', ...tenDays },
      demand,
      { step: 'acceptance', ...tenDays },
      { step: 'district-court', anchor: 'acceptance', groups: 61 },
      { step: 'referral' },
    );
    expect(variantsOf('referral', file)).toEqual([
      { for: { groups: ['40', '55'] }, anchor: { from: 'answer', answer: 'acceptance' }, requires: ['acceptance'] },
    ]);
    expect(linesOf(file)).toEqual([]);
  });

  test('a step that those claims do not take is not asked for another day', () => {
    const warning = { step: 'warning', anchor: 'reminder', groups: [40] };
    expect(linesOf(fileWith(reminder, warning, { ...demand, anchor: 'due-date', requires: [] })).join()).not.toContain(
      'skip',
    );
  });

  test('with a day of its own says so once, with all who skip', () => {
    const skipping = { ...reminder, variants: [{ for: { groups: [55, 61] }, skipped: true }] };
    expect(linesOf(fileWith(skipping, { ...demand, anchor: 'reminder' }))).toEqual([
      'problem steps.demand.variants: demand counts from reminder, which claims of groups 55, 61 skip; let demand count from another day for them by a variant with its own anchor, or skip it too',
      'notice groups.40: nothing follows demand for an invoice of group 40; an unpaid invoice then waits for a person',
    ]);
  });
});

test('a monitoring that some groups never reach, for they are not handed over, is no mistake', () => {
  const file = fileWith(
    { step: 'reminder', ...tenDays },
    demand,
    { step: 'referral', groups: [40] },
    { step: 'monitoring' },
  );
  expect(linesOf(file)).toEqual([
    'notice groups.55: nothing follows demand for invoices of groups 55, 61; an unpaid invoice then waits for a person',
  ]);
});

describe('a letter that a later step does not wait for', () => {
  test('a demand that counts from the due date, for the reminder is not for all', () => {
    const file = fileWith({ step: 'reminder', ...tenDays, groups: { except: 61 } }, demand, { step: 'referral' });
    expect(linesOf(file)).toEqual([
      'notice steps.demand: demand does not wait for the last day of reminder, for groups 40, 55, so an invoice can be demanded while that letter still gives time; write variants: [{ for: { groups: [40, 55] }, anchor: reminder }] to wait',
    ]);
  });

  test('a service that is closed before its notice has run out', () => {
    const closing = [
      { step: 'card-notice', kind: 'sanction-notice', anchor: 'reminder', ...tenDays },
      { step: 'card-closed', kind: 'sanction', anchor: 'reminder', delay: { days: 15 } },
    ];
    const file = fileWith(
      { step: 'reminder', ...tenDays },
      ...closing,
      { ...demand, anchor: 'reminder' },
      { step: 'referral' },
    );
    expect(linesOf(file)).toEqual([
      'notice steps.card-closed: card-closed does not wait for the last day of card-notice, so a service can be closed while that letter still gives time; write requires: [reminder, card-notice] to wait',
    ]);
  });
});

test('sources that are wrong at the top of the file are one line', () => {
  const file = { ...fileWith({ step: 'reminder', ...tenDays }, demand, { step: 'referral' }), sources: -1 };
  expect(linesOf(file)).toEqual([
    expect.stringMatching(/^problem sources: write a list .*write them at the top of the file$/),
  ]);
});

describe('on what a step depends', () => {
  const strandby = parsePolicy(fillIn(strandbyRules).data);
  const aadal = parsePolicy(fillIn(aadalRules).data);
  const conditions = (step: string, group: string, policy: typeof strandby) => {
    const rule = policy.steps.find((candidate) => candidate.step === step);
    return rule && conditionsOf(rule, group, policy);
  };

  test.each([
    ['demand', '10', strandby, ['if more than 99.00 is claimed']],
    ['acceptance', '10', strandby, ['if approved by manager', 'with a credit report']],
    ['library-notice', '50', strandby, ['until 50% of the invoice is paid']],
    ['referral', '10', strandby, ['if the debtor is not deceased or bankrupt or debt-restructured']],
    ['monitoring', '10', strandby, ['if not time-barred']],
    [
      'daycare-notice',
      'daycare',
      aadal,
      ['from 2 unpaid invoices of the service', 'until everything open of the service is paid'],
    ],
    ['reminder', 'daycare', aadal, []],
  ])('%s, for %s', (step, group, policy, told) => {
    expect(conditions(step, group, policy)).toEqual(told);
  });
});
