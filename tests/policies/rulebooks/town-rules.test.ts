import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { danishInvoice, invoice, live, stepOf } from '../../domain/life';
import { arvikaRules, odsherredRules, read, tanumRules } from './town-rules';

test.each([arvikaRules, tanumRules, odsherredRules])('the check finds nothing wrong with $id', (rules) => {
  const { problems, breaches, course } = checkPolicy(fillIn(rules).data);
  expect([...problems, ...breaches, ...course.filter(({ severity }) => severity === 'problem')]).toEqual([]);
});

/*
 * Due on Monday 2016-02-01: the reminder is on Thursday the 11th. Ten days later is Sunday the 21st, so the agency has it on
 * Monday the 22nd. Thirty days after that is Wednesday 23 March; the notice gives fourteen days, until Wednesday 6 April, and
 * the card is closed on the 7th. Rent goes to the agency at once, on 11 February.
 */
describe('Arvika, where the agency demands', () => {
  const rulebook = rulebookOf(read(arvikaRules));
  const daysOf = (group: string) => live(invoice({ due: '2016-02-01', group, under: rulebook }), '2016-04-30').days;

  test.each([
    ['permits', ['2016-02-11 reminder', '2016-02-22 agency']],
    ['rent', ['2016-02-11 agency']],
    ['library', ['2016-02-11 reminder', '2016-02-22 agency', '2016-03-23 card-notice', '2016-04-07 card-closed']],
    ['childcare', ['2016-02-11 agency', '2016-03-14 suspension-notice']],
  ])('an unpaid invoice for %s', (group, days) => {
    expect(daysOf(group)).toEqual(days);
  });
});

/*
 * Due on Monday 2019-04-01: the demand is on Thursday the 11th. Seven banking days (three of post, four more) are the 12th,
 * 15th to 18th, and over Easter the 23rd and 24th. So the department is asked on Thursday the 25th.
 */
describe('Tanum, where the department approves by a credit report', () => {
  const rulebook = rulebookOf(read(tanumRules));
  const answer = (receipt?: string) => ({
    knownOn: civilDate('2019-04-29'),
    command: {
      ...{ type: 'AnswerAcceptance' as const, answerId: 'a', answeredOn: civilDate('2019-04-29'), accepted: true },
      ...(receipt !== undefined && { receipt }),
    },
  });

  test('an unpaid invoice', () => {
    const given = invoice({ due: '2019-04-01', under: rulebook });
    const before = ['2019-04-11 demand', '2019-04-25 acceptance'];
    expect(live(given, '2019-06-01', answer('UC 1')).days).toEqual([...before, '2019-04-29 referral']);
    expect(live(given, '2019-06-01', answer()).days).toEqual(before);
  });

  test.each([
    ['100.00', '0.00'],
    ['100.01', '180.00'],
  ])('the demand for %s costs %s', (amount, fee) => {
    const { claim } = live(invoice({ due: '2019-04-01', amount, under: rulebook }), '2019-04-12');
    expect(stepOf(claim, 'demand').fee).toEqual(Money.of(fee, 'SEK'));
  });
});

/*
 * Due on Monday 2021-03-01: ten days later is Thursday the 11th; fourteen days after that Thursday the 25th. Its ten days end on
 * Easter Sunday, so on Tuesday 6 April; the hand-over is fourteen days after the letter, on Thursday the 8th.
 */
test.each([
  ['rent', '100.00'],
  ['daycare', '250.00'],
])('Odsherred, an unpaid invoice for %s: each reminder costs %s', (group, fee) => {
  const given = danishInvoice({ due: '2021-03-01', group, under: rulebookOf(read(odsherredRules)) });
  const { days, claim } = live(given, '2021-04-30');
  expect(days).toEqual(['2021-03-11 reminder', '2021-03-25 second-reminder', '2021-04-08 referral']);
  expect(claim.performed.map((step) => step.fee.toString()).slice(0, 2)).toEqual([fee, fee]);
});
