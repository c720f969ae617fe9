import { documentedWaits } from '../../../domain/claim/documented-waits';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { consequenceOf } from '../../../domain/letters/consequence';
import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { danishInvoice, live } from '../../domain/life';
import { herning } from './herning';
import { townWithCourt } from './town-with-court';

const under = rulebookOf(herning());

/*
 * Due on Friday 1 October 2021, which is the last timely day. Five banking days later is Friday the 8th. Fourteen days
 * reach Friday the 22nd. What follows comes on Monday the 25th.
 */
describe('an invoice due on 1 October 2021', () => {
  test('for daycare: a reminder without a fee, then Gældsstyrelsen', () => {
    const life = live(danishInvoice({ due: '2021-10-01', group: 'daycare', under }), '2021-12-31');
    expect(life.days).toEqual(['2021-10-08 reminder', '2021-10-25 referral']);
    expect(life.claim.performed[0]?.lastDay).toBe('2021-10-22');
    expect(life.claim.charged.fee.toString()).toBe('0.00');
  });

  test('for property tax: 250 for the reminder, and the distraint lies before a person', () => {
    const life = live(danishInvoice({ due: '2021-10-01', group: 'property-tax', under }), '2021-12-31');
    expect(life.days).toEqual(['2021-10-08 reminder']);
    expect(life.claim.charged.fee.toString()).toBe('250.00');
    expect(documentedWaits(life.claim, under, civilDate('2021-12-31'))).toMatchObject([
      { type: 'review', step: 'own-distraint', kind: 'distraint', actor: 'person' },
    ]);
    expect(consequenceOf('reminder', life.claim, life.claim.invoiced, under)).toEqual({ type: 'distraint' });
  });
});

describe('the town levies distraint itself', () => {
  // The invoice of a due date is a month older. The tax of 2024 is the state's (gældsinddrivelsesloven § 1 a, stk. 1).
  test.each([
    ['2017-03-15', true],
    ['2023-12-28', true],
    ['2024-03-01', false],
    ['2026-03-02', false],
  ])('for a claim due on %s: %s', (due, itself) => {
    const { claim } = live(danishInvoice({ due, group: 'property-tax', under }), addDays(civilDate(due), 60));
    const reviews = documentedWaits(claim, under, claim.asOf).filter(({ type }) => type === 'review');
    expect(reviews.length).toBe(itself ? 1 : 0);
    expect(consequenceOf('reminder', claim, claim.invoiced, under).type).toBe(itself ? 'distraint' : 'stays-open');
  });

  const changed = (more: object, other: object = {}) => {
    const policy = herning();
    const steps = policy.steps.map((rule) => (rule.step === 'own-distraint' ? { ...rule, ...other } : rule));
    return { ...policy, steps, ...more };
  };
  test.each<[string, object, RegExp]>([
    ['from 2024, when the state does', changed({ validFrom: '2024-01-01' }), /§ 1 a, stk\. 1, nr\. 1-4/],
    ['before 2 February 2017, when the state did', changed({ validFrom: '2017-02-01' }), /§ 2, stk\. 1/],
    ['for daycare', changed({}, { groups: { only: ['daycare'] } }), /preferential lien .* claims of daycare/],
    ['for every group', changed({}, { groups: undefined }), /claims of every group/],
    [
      'for a group that has no distraint',
      changed({ distraint: { ...herning().distraint, groups: ['rent'] } }),
      /property-tax are said to have no distraint/,
    ],
    ['on a day of its own', changed({}, { placement: 'next-banking-day' }), /is for a person and has no day/],
  ])('and is refused %s', (_why, policy, told) => {
    expect(() => parsePolicy(policy)).toThrow(told);
  });

  test('and no Swedish town does', () => {
    const rules = { ...townWithCourt, steps: [...townWithCourt.steps, { step: 'egen-utmatning', kind: 'distraint' }] };
    const found = checkPolicy(fillIn(rules).data).problems.map(({ message }) => message);
    expect(found).toContainEqual(expect.stringContaining('utsökningsbalken 1 kap. 3 §'));
  });
});
