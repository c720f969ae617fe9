import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { invoice, live, stepOf } from '../../domain/life';
import { aadalRules } from './aadal';
import { strandbyRules } from './strandby';

const strandby = rulebookOf(parsePolicy(fillIn(strandbyRules).data));
const aadal = rulebookOf(parsePolicy(fillIn(aadalRules).data));

test.each([strandbyRules, aadalRules])('the rules of $id have no problem', (rules) => {
  const { problems, breaches, course } = checkPolicy(fillIn(rules).data);
  expect([...problems, ...breaches, ...course].filter(({ severity }) => severity === 'problem')).toEqual([]);
});

/*
 * An invoice due on Monday 2026-03-02. Reminder: day 8 is Tuesday the 10th; its ten days end on Friday the 20th. Demand:
 * fourteen days after the reminder is Tuesday the 24th. Its time: eight days reach 1 April; three banking days of post and
 * four more reach Thursday 2 April. The manager is asked ten days after the demand, on Good Friday, so on Tuesday 7 April.
 */
describe('in Strandby, an invoice due on 2 March 2026', () => {
  const lived = (group: string, amount = '1000.00') =>
    live(invoice({ group, due: '2026-03-02', amount, under: strandby }), '2026-05-29');

  test('for childcare: reminded, demanded, and brought before the manager', () => {
    const { days, claim } = lived('10');
    expect(days).toEqual(['2026-03-10 reminder', '2026-03-24 demand', '2026-04-07 acceptance']);
    expect(stepOf(claim, 'reminder').lastDay).toBe('2026-03-20');
    expect(stepOf(claim, 'demand').lastDay).toBe('2026-04-02');
    expect(stepOf(claim, 'demand').fee.toString()).toBe('180.00');
  });

  test('for little: demanded without a fee', () => {
    expect(stepOf(lived('10', '299.99').claim, 'demand').fee.toString()).toBe('0.00');
  });

  // Day 7 is Monday the 9th; three banking days of post and four more reach Wednesday the 18th.
  test('for rent: demanded on day 7 without a reminder; ten days later is Thursday the 19th', () => {
    const { days, claim } = lived('20');
    expect(days).toEqual(['2026-03-09 demand', '2026-03-19 acceptance']);
    expect(stepOf(claim, 'demand').lastDay).toBe('2026-03-18');
  });

  // Fourteen days from 24 March end on 7 April; fifteen days after the notice the card is closed.
  test('for the library: the notice goes with the demand, and the card is closed behind its time', () => {
    const { days, claim } = lived('50');
    expect(days).toEqual([
      '2026-03-10 reminder',
      '2026-03-24 demand',
      '2026-03-24 library-notice',
      '2026-04-08 library-closed',
    ]);
    expect(stepOf(claim, 'library-notice').lastDay).toBe('2026-04-07');
  });

  test('that social services reclaim: thirty days after the reminder the case is for the administrative court', () => {
    expect(lived('60').days).toEqual(['2026-03-10 reminder', '2026-04-09 administrative-court']);
  });
});

/*
 * An invoice due on Friday 2023-03-31. Runs are on Wednesdays. Reminder: day 5 is Wednesday 5 April; ten days end on a
 * Saturday, so on Monday the 17th. Second reminder: ten days after the first is that Saturday, so the run of the 19th; its
 * ten days end on Saturday the 29th, so on Monday 1 May. Fourteen days after it is Wednesday 3 May.
 */
describe('in Aadal, an invoice due on 31 March 2023', () => {
  const lived = (group: string, amount = '1000.00') =>
    live(invoice({ group, due: '2023-03-31', amount, under: aadal }), '2023-07-31');

  test.each([
    ['daycare', '500.00', '250.00'],
    ['daycare', '499.99', '100.00'],
    ['music', '500.00', '100.00'],
  ])('for %s of %s: the reminder costs %s', (group, amount, fee) => {
    expect(stepOf(lived(group, amount).claim, 'reminder').fee.toString()).toBe(fee);
  });

  // One percent of 1,000.00 for the month begun on 1 April.
  test('for parking: two reminders, and the department is asked; a month begun costs one percent', () => {
    const { days, claim } = lived('parking');
    expect(days).toEqual(['2023-04-05 reminder', '2023-04-19 second-reminder', '2023-05-03 acceptance']);
    expect(stepOf(claim, 'reminder').lastDay).toBe('2023-04-17');
    expect(stepOf(claim, 'second-reminder').lastDay).toBe('2023-05-01');
    expect(stepOf(claim, 'reminder').interest.toString()).toBe('10.00');
  });

  // The second reminder and ten days are Saturday 29 April, so the run of 3 May; its fourteen days end on the 17th.
  test('for daycare: the notice goes with the next run, and two months later the place is lost', () => {
    const { days, claim } = lived('daycare');
    expect(days).toEqual([
      '2023-04-05 reminder',
      '2023-04-19 second-reminder',
      '2023-05-03 daycare-notice',
      '2023-05-03 acceptance',
      '2023-07-03 daycare-closed',
    ]);
    expect(stepOf(claim, 'daycare-notice').lastDay).toBe('2023-05-17');
  });

  test('for property tax: one reminder, and distraint of its own lies before a person', () => {
    expect(lived('property-tax').days).toEqual(['2023-04-05 reminder']);
  });
});
