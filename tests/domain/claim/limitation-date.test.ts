import { civilDate } from '../../../domain/kernel/civil-date';
import type { ClaimCommand } from '../../../domain/claim/commands';
import {
  botkyrka,
  clientAnswers,
  danishInvoice,
  decided,
  deferred,
  invoice,
  live,
  paid,
  planned,
  recalled,
  rejected,
  ruling,
  setOff,
  statensAdministration,
  takenBack,
  type GivenInvoice,
  type Happening,
} from '../life';

/** Due 1 February 2016 and issued on 2 January: a water claim has three years, through 2 January 2019. */
const WATER = invoice({ due: '2016-02-01', group: '55' });

function received(on: string): Happening {
  const answeredOn = civilDate(on);
  const about = { answerId: `receipt ${on}`, answeredOn, reason: '' };
  return decided(on, { type: 'RecordReferralAnswer', answer: 'received', ...about });
}

function movedHere(on: string, amount: string): Happening {
  const payment = paid(on, amount);
  if (!('command' in payment)) throw new Error('A payment is a command.');
  return { ...payment, command: { ...payment.command, decisionId: 'move 1' } as ClaimCommand };
}

function interrupted(
  on: string,
  by: 'acknowledged' | 'written-demand-received' | 'proceedings',
  endedOn?: string,
): Happening {
  return decided(on, {
    ...{ type: 'InterruptLimitation', decisionId: `interruption ${on} ${endedOn ?? ''}`, by, proof: 'receipt 17' },
    interruptedOn: civilDate(on),
    ...(endedOn && { endedOn: civilDate(endedOn) }),
  });
}

function lastDay(given: GivenInvoice, until: string, ...happenings: Happening[]): string {
  const { claim, refusals } = live(given, until, ...happenings);
  expect(refusals).toEqual([]);
  return given.rulebook.limitationDate(claim) ?? 'proceedings are pending';
}

describe('a Swedish water claim that arose on 2016-01-02, handed over on 2016-03-21', () => {
  test.each<[string, Happening[], string]>([
    ['nothing more: three years from when the claim arose (2 §)', [], '2019-01-02'],
    ['the receipt proves the application, and no time runs (7 §)', [received('2016-03-22')], 'proceedings are pending'],
    ['the ruling begins three new years (7 §)', [received('2016-03-22'), ruling('2016-09-05')], '2019-09-05'],
    ['the ruling alone proves the application too', [ruling('2016-09-05')], '2019-09-05'],
    [
      'a ruling after the first three years, on an application in time',
      [received('2016-03-22'), ruling('2019-03-04')],
      '2022-03-04',
    ],
    ['a ruling after the three years, and no proof of an application in time', [ruling('2019-01-03')], '2019-01-02'],
    ['a case that is sent back begins no new time', [received('2016-03-22'), rejected('2016-04-01')], '2019-01-02'],
    [
      'a case that is sent back late can be demanded for one year more',
      [received('2016-03-22'), rejected('2018-12-03')],
      '2019-12-03',
    ],
    ['and for no second year', [received('2016-03-22'), rejected('2018-12-03'), rejected('2019-11-01')], '2019-12-03'],
    ['a recalled case too', [received('2016-03-22'), recalled('2018-12-03', 'deferral')], '2019-12-03'],
    [
      'a recall after the ruling leaves the ruling’s time',
      [ruling('2016-09-05'), recalled('2017-01-09', 'x')],
      '2019-09-05',
    ],
    ['a part payment of the debtor (5 § 1)', [paid('2016-05-02', '100.00')], '2019-05-02'],
    ['a part payment after the ruling', [ruling('2016-09-05'), paid('2017-02-01', '100.00')], '2020-02-01'],
    [
      'a payment that the bank took back is none',
      [paid('2016-05-02', '100.00'), takenBack('2016-05-09', '100.00')],
      '2019-01-02',
    ],
    ['a payment that was moved here from elsewhere', [movedHere('2016-05-02', '100.00')], '2019-01-02'],
    ['a set-off is no act of the debtor', [setOff('2016-05-02', '100.00', 'grant 7')], '2019-01-02'],
    ['a recorded acknowledgement', [interrupted('2016-05-02', 'acknowledged')], '2019-05-02'],
    [
      'a recorded demand that the debtor received (5 § 2)',
      [interrupted('2016-05-02', 'written-demand-received')],
      '2019-05-02',
    ],
    [
      'recorded proceedings, whose end is recorded later',
      [interrupted('2016-05-02', 'proceedings'), interrupted('2016-05-02', 'proceedings', '2017-03-01')],
      '2020-03-01',
    ],
    [
      'recorded proceedings that the ruling ends',
      [interrupted('2016-03-21', 'proceedings'), ruling('2016-09-05')],
      '2019-09-05',
    ],
  ])('%s', (_what, happenings, expected) => {
    expect(lastDay(WATER, '2016-04-29', ...happenings)).toBe(expected);
  });

  test('the policy’s own letters and the hand-over prove nothing', () => {
    const { claim } = live(WATER, '2016-12-31');
    expect(claim.performed.map(({ step }) => step)).toContain('referral');
    expect(botkyrka.limitationDate(claim)).toBe('2019-01-02');
  });

  test('a claim that was ruled on in time goes to long-term monitoring, also after its first three years', () => {
    const { days, claim } = live(WATER, '2019-12-31', received('2016-03-22'), ruling('2019-03-04'));
    expect(days.at(-1)).toBe('2019-03-04 monitoring');
    expect(botkyrka.limitationDate(claim)).toBe('2022-03-04');
  });

  test('nor does an agreement, which no document of the debtor’s proves', () => {
    const { claim, refusals } = live(WATER, '2016-02-10', planned('2016-02-03', '0.00', '2016-03-01 1200.52'));
    expect(refusals).toEqual([]);
    expect(botkyrka.limitationDate(claim)).toBe('2019-01-02');
  });
});

describe('a Danish claim due on 2020-03-02', () => {
  const given = danishInvoice({ due: '2020-03-02' });
  /** The client accepts the hand-over, which comes with the next run. */
  const handedOver = clientAnswers('2020-04-07', true);
  test.each<[string, Happening[], string]>([
    ['three years from the last timely day (forældelsesloven §§ 2–3)', [], '2023-03-02'],
    ['a part payment is an admission by conduct (§ 15)', [paid('2020-05-04', '100.00')], '2023-05-04'],
    [
      'a reminder that reached the debtor does not interrupt',
      [interrupted('2020-05-04', 'written-demand-received')],
      '2023-03-02',
    ],
    ['a set-off is no act of the debtor', [setOff('2020-05-04', '100.00', 'grant 7')], '2023-03-02'],
    [
      'Gældsstyrelsen’s first receipt gives three years (GIL § 18 a)',
      [handedOver, received('2020-08-03')],
      '2023-08-03',
    ],
    [
      'a second receipt gives no more',
      [handedOver, received('2020-08-03'), rejected('2020-09-01'), received('2021-01-04')],
      '2023-08-03',
    ],
    ['a case that was sent back unreceived gives nothing', [handedOver, rejected('2020-08-03')], '2023-03-02'],
    ['a deferral moves nothing: the earlier day is the safe one', [deferred('2020-03-02', '2020-04-01')], '2023-03-02'],

    ['a last day on Sunday runs to Monday', [paid('2020-05-21', '100.00')], '2023-05-22'],
  ])('%s', (_what, happenings, expected) => {
    expect(lastDay(given, '2020-05-29', ...happenings)).toBe(expected);
  });

  test('a receipt of before 2020-02-11, from when the rule was read, lengthens nothing', () => {
    const early = danishInvoice({ due: '2016-02-01' });
    expect(lastDay(early, '2016-05-31', clientAnswers('2016-03-08', true), received('2016-08-01'))).toBe('2019-02-01');
    expect(statensAdministration.policy.limitationYears.value).toBe(3);
  });
});
