import fc from 'fast-check';
import { civilDate } from '../../domain/kernel/civil-date';
import { changedSettings } from '../../domain/policy/changed-settings';
import type { Policy } from '../../domain/policy/policy';
import { compareVersions, versionFor } from '../../domain/policy/policy-versions';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';

const version = (name: string, validFrom = '2015-01-01'): Policy => ({
  ...seBotkyrka,
  version: name,
  validFrom: civilDate(validFrom),
});

test('ten is newer than nine, and a part of a number counts as a number', () => {
  const newestLast = ['10', '9', '2.10', '2.9', '2', '2016-2', '2016-10', '9-b', '9-a'].toSorted(compareVersions);
  expect(newestLast).toEqual(['2', '2.9', '2.10', '9', '9-a', '9-b', '10', '2016-2', '2016-10']);
});

test('the order of versions is an order', () => {
  const name = fc.stringMatching(/^[a-z0-9.-]{1,6}$/);
  fc.assert(
    fc.property(name, name, name, (one, two, three) => {
      expect(Math.sign(compareVersions(one, two))).toBe(-Math.sign(compareVersions(two, one)) + 0);
      if (compareVersions(one, two) <= 0 && compareVersions(two, three) <= 0) {
        expect(compareVersions(one, three)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

describe('an invoice begins under the newest version that was valid on its day of issue', () => {
  const versions = [version('10'), version('9'), version('11', '2016-07-01')];
  test.each([
    ['2016-06-30', '10'],
    ['2016-07-01', '11'],
    ['2012-01-01', '10'],
  ])('issued %s: version %s', (issuedOn, expected) => {
    expect(versionFor(versions, civilDate(issuedOn), civilDate('2016-08-01'))?.version).toBe(expected);
  });
});

test('no invoice begins under a version that is not valid yet', () => {
  const later = [version('1', '2017-01-01')];
  expect(versionFor(later, civilDate('2016-06-30'), civilDate('2016-12-31'))).toBeUndefined();
});

test('a variant is told by its number and by those for whom it holds', () => {
  const variant = (fee: string, groups: string[]) => ({
    for: { groups, invoicedFrom: '500.00' },
    fee: { value: fee, reason: 'tried', sources: ['test'] },
  });
  const withVariants = (...variants: ReturnType<typeof variant>[]) => ({
    ...version('4'),
    steps: seBotkyrka.steps.map((rule) => (rule.step === 'demand' ? { ...rule, variants } : rule)),
  });
  const first = variant('90.00', ['64']);
  expect(changedSettings(withVariants(first), withVariants(variant('120.00', ['64', '40']), first))).toEqual([
    { setting: 'steps.demand.variants.0 (64, 40, from 500.00).for.groups', before: '64', after: '64, 40' },
    { setting: 'steps.demand.variants.0 (64, 40, from 500.00).fee', before: '90.00', after: '120.00' },
    { setting: 'steps.demand.variants.1 (64, from 500.00).for.groups', after: '64' },
    { setting: 'steps.demand.variants.1 (64, from 500.00).for.invoicedFrom', after: '500.00' },
    { setting: 'steps.demand.variants.1 (64, from 500.00).fee', after: '90.00' },
  ]);
});

test('what two versions have otherwise is told by setting, and their reasons are not', () => {
  const [reminder, ...others] = seBotkyrka.steps;
  if (!reminder) throw new RangeError('The policy reminds.');
  const days = { value: 8, reason: 'a day more for the post', sources: ['S002-15'] };
  const later = { ...version('4'), steps: [{ ...reminder, delay: { days } }, ...others] };
  expect(changedSettings(seBotkyrka, later)).toEqual([
    { setting: 'steps.reminder.delay.days', before: '7', after: '8' },
  ]);
  const fewer = { ...version('5'), steps: others };
  expect(
    changedSettings(seBotkyrka, fewer).map(({ setting, after }) => [setting.split('.', 2).join('.'), after]),
  ).toEqual(changedSettings(fewer, seBotkyrka).map(() => ['steps.reminder', undefined]));
});
