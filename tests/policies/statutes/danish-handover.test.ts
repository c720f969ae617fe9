import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import {
  HANDOVER_CONTENTS,
  handoverRefusals,
  missingFromHandover,
  ownInterestEndsOn,
} from '../../../policies/statutes/danish-handover';

const ready = {
  on: civilDate('2024-03-01'),
  lastTimelyDay: civilDate('2024-01-02'),
  debtorToldOn: civilDate('2024-02-01'),
  remindersSent: 1,
  claimed: Money.of('1200', 'DKK'),
};

describe('a hand-over to Gældsstyrelsen', () => {
  test('goes through when the debtor was told, reminded, and did not pay in time', () => {
    expect(handoverRefusals(ready)).toEqual([]);
  });

  test.each([
    ['on the last timely day', { on: civilDate('2024-01-02'), debtorToldOn: civilDate('2024-01-01') }, '§ 4, stk. 2'],
    ['told only on the day of the hand-over', { debtorToldOn: ready.on }, '§ 2, stk. 4'],
    ['not reminded', { remindersSent: 0 }, '§ 2, stk. 3'],
    [
      '99 kroner in 2019',
      {
        on: civilDate('2019-03-01'),
        lastTimelyDay: civilDate('2019-01-02'),
        debtorToldOn: civilDate('2019-02-01'),
        claimed: Money.of('99', 'DKK'),
      },
      '§ 1, stk. 2',
    ],
  ])('is refused: %s', (_, change, paragraph) => {
    const refusals = handoverRefusals({ ...ready, ...change });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.paragraph).toContain(paragraph);
  });

  test('of 99 kroner is taken since 2020, and of interest on a claim already there also before', () => {
    expect(handoverRefusals({ ...ready, claimed: Money.of('99', 'DKK') })).toEqual([]);
    const before = {
      ...ready,
      on: civilDate('2019-03-01'),
      lastTimelyDay: civilDate('2019-01-02'),
      debtorToldOn: civilDate('2019-02-01'),
      claimed: Money.of('99', 'DKK'),
    };
    expect(handoverRefusals({ ...before, accessoryToClaimHandedOver: true })).toEqual([]);
  });

  test('names what it lacks', () => {
    expect(missingFromHandover(new Set(HANDOVER_CONTENTS))).toEqual([]);
    expect(missingFromHandover(new Set(['debtor-number', 'principal', 'interest', 'fees', 'interest-rate']))).toEqual([
      'created-on',
      'due-on',
      'last-timely-day',
    ]);
  });

  test.each([
    ['2024-01-31', '2024-02-01'],
    ['2024-02-01', '2024-03-01'],
    ['2024-12-15', '2025-01-01'],
  ])("received on %s ends the creditor's own interest on %s", (receivedOn, ends) => {
    expect(ownInterestEndsOn(civilDate(receivedOn))).toBe(ends);
  });
});
