import { civilDate } from '../../../domain/kernel/civil-date';
import { stepsMovedBy } from '../../../domain/claim/policy-change';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { botkyrka, invoice, register } from '../life';

/** As Botkyrka's, but the demand follows on day 21, the last that the window allows (S002-18). */
const later = rulebookOf({
  ...seBotkyrka,
  version: 'later',
  steps: seBotkyrka.steps.map((rule) =>
    rule.step === 'demand' && 'days' in rule.delay
      ? { ...rule, delay: { days: { ...rule.delay.days, value: 21 } } }
      : rule,
  ),
});

test('a policy change shows each step that it moves, and no other', () => {
  // Due Monday 1 February 2016: the demand moves from Thursday the 18th to Monday the 22nd; the warning, seven banking
  // days and one behind it, from Tuesday 1 to Thursday 3 March; the hand-over follows the demand by a month, from Friday 18 to Tuesday 22 March.
  const claim = register(invoice({ due: '2016-02-01' }));
  expect(stepsMovedBy(claim, botkyrka, later, civilDate('2016-02-02'))).toEqual([
    { step: 'demand', before: '2016-02-18', after: '2016-02-22' },
    { step: 'warning', before: '2016-03-01', after: '2016-03-03' },
    { step: 'referral', before: '2016-03-18', after: '2016-03-22' },
  ]);
});

test('a change to the same rules moves nothing', () => {
  const claim = register(invoice({ due: '2016-02-01' }));
  expect(stepsMovedBy(claim, botkyrka, botkyrka, civilDate('2016-02-02'))).toEqual([]);
});
