import { addDays, civilDate, civilDateOf, toEpochDay } from '../../domain/kernel/civil-date';
import { claimedOf, isSettled, type Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import { interestUntil } from '../../domain/claim/interest-until';
import { askedOf } from '../../domain/letters/asked-amounts';
import { whyGroundIsGone } from '../../domain/letters/ground-gone';
import { Money } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import { standstillOf } from '../../domain/claim/standstill';
import { nextStep, timetable } from '../../domain/claim/timetable';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import {
  botkyrka,
  cancelled,
  credited,
  danishInvoice,
  deferred,
  disputed,
  disputeSettled,
  foldedOn,
  held,
  invoice,
  knownOn,
  live,
  openParts,
  outage,
  paid,
  planned,
  statensAdministration,
  stepOf,
  takenBack,
  takenBackBy,
  writtenOff,
} from './life';

/** Faults of other programs, as the issue names them: each is lived here, and must not happen. */

function next(claim: Claim, today: string, rulebook: Rulebook = botkyrka): string {
  const step = nextStep(claim, rulebook, civilDate(today));
  return step ? `${String(step.on)} ${step.step}` : 'none';
}

describe('Kill Bill 2297: timers were not re-anchored when another fact changed', () => {
  const given = invoice({ due: '2016-02-01' });

  test('a deferral moves every step behind it', () => {
    const { days } = live(given, '2016-06-30', deferred('2016-01-25', '2016-03-01'));
    // Due 1 March: 8 March, 18 March; warned on 1 April, after seven banking days, handed over a month after the demand.
    expect(days).toEqual(['2016-03-08 reminder', '2016-03-18 demand', '2016-04-01 warning', '2016-04-18 referral']);
  });

  test('a deferral after the reminder moves the demand, and the debtor is reminded anew', () => {
    const { days } = live(given, '2016-04-10', deferred('2016-02-10', '2016-03-15'));
    expect(days).toEqual(['2016-02-08 reminder', '2016-03-22 reminder', '2016-04-01 demand']);
  });

  test('a deferral that is taken back moves them to where they were', () => {
    const deferral = deferred('2016-01-25', '2016-04-01');
    const { days } = live(given, '2016-03-20', deferral, takenBackBy('2016-01-27', 'deferral 2016-01-25'));
    expect(days).toEqual(['2016-02-08 reminder', '2016-02-18 demand', '2016-03-01 warning', '2016-03-18 referral']);
  });

  test('a payment that the bank takes back wakes the steps that it had stopped', () => {
    const life = live(given, '2016-03-10', paid('2016-02-05', '1200.00', 'p'), takenBack('2016-02-15', '1200.00', 'p'));
    // The reminder's day has passed: it goes at once, and the demand keeps the ten days after it.
    expect(life.days).toEqual(['2016-02-15 reminder', '2016-02-25 demand', '2016-03-08 warning']);
  });

  test('a dispute that ended lets the steps go on, each with its respite', () => {
    const life = live(given, '2016-06-30', disputed('2016-02-03'), disputeSettled('2016-05-04'));
    // On the 4th the debtor is told how the dispute ended, with ten days to pay: to Monday 16 May.
    expect(life.days.slice(0, 2)).toEqual(['2016-05-17 reminder', '2016-05-27 demand']);
  });

  test('a hold on a referral’s day moves it behind the hold', () => {
    const life = live(given, '2016-05-31', held('2016-03-10', '2016-04-08'));
    // 8 April is a Friday; on Monday the 11th the debtor is warned anew, and seven banking days end on the 20th.
    expect(life.days.slice(-2)).toEqual(['2016-04-11 warning', '2016-04-21 referral']);
  });
});

describe('A late check that jumps a level', () => {
  test.each([
    ['2016-02-19', ['2016-02-19 reminder', '2016-02-29 demand']],
    ['2016-04-15', ['2016-04-15 reminder', '2016-04-25 demand']],
  ])('after an outage until %s the reminder still comes first, and the demand ten days later', (up, expected) => {
    const { days } = live(invoice({ due: '2016-02-01' }), '2016-05-10', outage('2016-02-02', up));
    expect(days.slice(0, 2)).toEqual(expected);
  });

  test('no claim is demanded without a reminder, whatever is asked of it', () => {
    const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-05');
    for (const step of ['demand', 'warning', 'referral', 'monitoring'] as const) {
      const gates = { bankReconciled: true };
      const today = civilDate('2016-12-01');
      const answer = decide(claim, { type: 'PerformStep', step, gates }, botkyrka, today);
      expect(isRefused(answer)).toBe(true);
    }
  });
});

describe('ERPNext 58227: dunning counted as resolved while its fee and interest were unpaid', () => {
  test('the invoice amount paid after the demand leaves fee and interest open, and the warning goes out', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-03-31', paid('2016-02-25', '1200.00'));
    // Demanded 1,384.46: 180.00 and 4.46 are covered first, so as much of the principal is left.
    expect(openParts(life.claim)).toBe('0.00 + 0.00 + 184.46');
    expect([life.outcome, isSettled(life.claim)]).toEqual(['open', false]);
    expect(life.diary.at(-1)).toBe('2016-03-01 warning 184.46');
  });

  test('a credit note of the whole invoice after the demand leaves nothing to be dunned for: its charges fell too', () => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-06-30', credited('2016-02-25', '1200.00', 'K-1'));
    expect([life.balance, life.refund, life.outcome]).toEqual(['0.00', '0.00', 'credited']);
    expect(life.days).toEqual(['2016-02-08 reminder', '2016-02-18 demand']);
  });
});

describe('ERPNext 50797: one credit was allocated twice by two people at once', () => {
  test('a credit note that is on the claim already is refused, whoever comes second', () => {
    const life = live(
      invoice({ due: '2016-02-01' }),
      '2016-02-07',
      credited('2016-02-02', '300.00', 'K-1'),
      credited('2016-02-02', '300.00', 'K-1'),
    );
    expect([life.balance, life.refusals]).toEqual(['900.00', ['already-recorded']]);
  });

  test('two credits together never take back more than was invoiced', () => {
    const life = live(
      invoice({ due: '2016-02-01' }),
      '2016-02-07',
      credited('2016-02-02', '700.00', 'K-1'),
      credited('2016-02-02', '700.00', 'K-2'),
    );
    expect([life.balance, life.refusals]).toEqual(['500.00', ['not-possible']]);
  });

  test('the same decision does its work on a claim once', () => {
    const hold = held('2016-02-02', '2016-02-20', 'one-hold');
    expect(live(invoice({ due: '2016-02-01' }), '2016-02-07', hold, hold).refusals).toEqual(['already-recorded']);
  });
});

describe('Fineract: a pause that encloses another was not noticed', () => {
  test.each([
    ['enclosed', ['2016-02-05', '2016-03-04'], ['2016-02-10', '2016-02-20']],
    ['enclosing', ['2016-02-10', '2016-02-20'], ['2016-02-05', '2016-03-04']],
    ['overlapping', ['2016-02-05', '2016-02-25'], ['2016-02-20', '2016-03-04']],
    ['one after the other', ['2016-02-05', '2016-02-20'], ['2016-02-21', '2016-03-04']],
  ] as const)('%s holds are one: the reminder goes on the first banking day behind both', (_how, one, other) => {
    const life = live(invoice({ due: '2016-02-01' }), '2016-03-10', held(one[0], one[1]), held(other[0], other[1]));
    expect(life.days).toEqual(['2016-03-07 reminder']);
  });
});

describe('A step of ten days, refused on the tenth day or allowed on the ninth', () => {
  // A reminder that was late, on Monday 15 February; the demand's own day passed on the 18th.
  const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-15', outage('2016-02-02', '2016-02-15'));
  const onDay = (days: number): string => {
    const command = { type: 'PerformStep', step: 'demand', gates: { bankReconciled: true } } as const;
    const answer = decide(claim, command, botkyrka, addDays(civilDate('2016-02-15'), days));
    return isRefused(answer) ? answer.refused : 'taken';
  };

  test.each([
    [8, 'not-due'],
    [9, 'not-due'],
    [10, 'taken'],
  ])('on day %i it is %s', (days, expected) => {
    expect(onDay(days)).toBe(expected);
  });

  test('the Danish second reminder goes on the run of the tenth day, not on the one before', () => {
    // Reminded on Monday 8 February: the run of the 15th is seven days later, that of the 22nd fourteen.
    const life = live(danishInvoice({ due: '2016-02-01' }), '2016-03-01');
    expect(life.days).toEqual(['2016-02-08 reminder', '2016-02-22 second-reminder']);
    // Every 14 days: the tenth day is the next run's own.
    const policy = statensAdministration.policy;
    const steps = policy.steps.map((rule) =>
      rule.step === 'second-reminder' ? { ...rule, delay: { days: { value: 14, reason: '', sources: [] } } } : rule,
    );
    const fourteen = rulebookOf({ ...policy, steps });
    expect(live(danishInvoice({ due: '2016-02-01', under: fourteen }), '2016-02-29').days).toEqual([
      '2016-02-08 reminder',
      '2016-02-22 second-reminder',
    ]);
  });
});

describe('OCA 16.0: the gross amount was printed where the rest was due', () => {
  test.each([
    ['part of it was paid', paid('2016-02-05', '450.00'), '750.00'],
    ['part of it was credited', credited('2016-02-01', '450.00', 'K-1'), '750.00'],
  ])('the reminder asks for the rest when %s', (_what, fact, rest) => {
    const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-08', fact);
    const reminder = stepOf(claim, 'reminder');
    expect([reminder.total.toString(), reminder.principal.toString()]).toEqual([rest, rest]);
    expect(askedOf(claim).total.toString()).toBe(rest);
  });

  test('a disputed part is asked for by no letter', () => {
    const part = Money.of('450.00', 'SEK');
    const raisedOn = civilDate('2016-02-01');
    const command = { type: 'RaiseDispute', decisionId: 'd', raisedOn, amount: part } as const;
    const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-18', { knownOn: raisedOn, command });
    expect(stepOf(claim, 'reminder').total.toString()).toBe('750.00');
    // 750.00 for 17 days at 8 % of a leap year: 2.79.
    expect(stepOf(claim, 'demand').total.toString()).toBe('932.79');
    expect(askedOf(claim).total.toString()).toBe('932.79');
  });
});

describe('A cancelled message that stays "queued" for ever', () => {
  test.each([
    ['paid', paid('2016-02-09', '1200.00'), 'nothing-open'],
    ['credited', credited('2016-02-09', '1200.00', 'K-1'), 'nothing-open'],
    ['given up', writtenOff('2016-02-09'), 'nothing-open'],
    ['deferred', deferred('2016-02-09', '2016-03-15'), 'deferred'],
    ['disputed', disputed('2016-02-09'), 'disputed'],
    ['put into instalments', planned('2016-02-09', '0.00', '2016-03-15 1202.10'), 'plan-agreed'],
  ])('a reminder that has not left when the claim is %s ends with its ground', (_what, fact, ground) => {
    const then = live(invoice({ due: '2016-02-01' }), '2016-02-08').claim;
    const lived = live(invoice({ due: '2016-02-01' }), '2016-02-10', fact);
    expect(lived.refusals).toEqual([]);
    const gone = whyGroundIsGone(stepOf(then, 'reminder'), then, lived.claim);
    expect(gone?.ground).toBe(ground);
  });

  test('of a claim that was cancelled, nothing waits: no step lies ahead, and none can be taken', () => {
    const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-05', cancelled('2016-02-03', 'M-1'));
    expect(timetable(claim, botkyrka, civilDate('2016-02-05'))).toEqual([]);
    const command = { type: 'PerformStep', step: 'reminder', gates: { bankReconciled: true } } as const;
    expect(decide(claim, command, botkyrka, civilDate('2016-02-08'))).toMatchObject({ refused: 'settled' });
  });
});

describe('PicPeak 750: turning a policy on left already-open invoices in no process', () => {
  const changed = rulebookOf({ ...seBotkyrka, version: '4' });
  const change = {
    type: 'ChangePolicy',
    decisionId: 'new-policy',
    changedOn: civilDate('2016-02-12'),
    policyId: 'se-botkyrka',
    policyVersion: '4',
  } as const;

  test.each([
    ['not due yet', '2016-03-15'],
    ['overdue', '2016-02-10'],
    ['reminded', '2016-02-04'],
    ['demanded', '2016-01-20'],
    ['warned', '2016-01-10'],
  ])('a claim that is %s when the policy changes has a next step under the new one', (_stage, due) => {
    const { claim } = live(invoice({ due }), '2016-02-11');
    const answer = decide(claim, change, botkyrka, civilDate('2016-02-12'));
    if (isRefused(answer)) throw new Error(answer.message);
    const under = foldedOn(claim, answer.events);
    expect(next(under, '2016-02-12', changed)).not.toBe('none');
    expect(standstillOf(under, changed, civilDate('2016-02-12'))).toBeUndefined();
  });

  test('an invoice that is taken in long after its due date is reminded at once, and demanded ten days later', () => {
    const { claim } = live(invoice({ due: '2015-06-01' }), '2015-05-20');
    expect(next(claim, '2016-02-12')).toBe('2016-02-12 reminder');
    const [, demand] = timetable(claim, botkyrka, civilDate('2016-02-12'));
    expect(`${String(demand?.on)} ${String(demand?.step)}`).toBe('2016-02-22 demand');
  });
});

describe('ERPNext 33206: a write-off read as "paid"', () => {
  test.each([
    ['uncollectable', '2016-03-02'],
    ['estate-without-means', '2016-03-02'],
    ['bankruptcy-closed', '2016-03-02'],
    ['remitted', '2016-03-02'],
    ['time-barred', '2026-01-05'],
  ] as const)('given up as %s', (ground, on) => {
    const life = live(invoice({ due: '2016-02-01' }), on, writtenOff(on, ground));
    expect(life.refusals).toEqual([]);
    expect([life.outcome, life.balance, life.refund]).toEqual(['written-off', '0.00', '0.00']);
  });

  test('part of it had been paid, the rest was given up: still not paid', () => {
    const life = live(
      invoice({ due: '2016-02-01' }),
      '2016-04-01',
      paid('2016-02-05', '1000.00'),
      writtenOff('2016-02-10'),
    );
    expect(life.outcome).toBe('written-off');
    expect(life.claim.writtenOff?.principal.toString()).toBe('200.00');
  });
});

/** Ten percent: the reference rate of 2015 and of the first half of 2016 was nought, and the year 2015 had 365 days. */
function at(points: string): Rulebook {
  const pointsOverReference = { value: points, reason: '', sources: [] };
  return rulebookOf({ ...seBotkyrka, lateInterest: { pointsOverReference } });
}

const DUE = civilDate('2015-03-02');

function owedAfter(claim: Claim, rulebook: Rulebook, days: number): string {
  return interestUntil(claim, rulebook, addDays(DUE, days)).total.toString();
}

describe('Worked figures of interest, which others got wrong', () => {
  const given = { due: DUE, issued: '2015-02-02', amount: '100000.00', under: at('10') };

  test('30 days on 100,000 at 10 % are 821.92', () => {
    expect(owedAfter(live(invoice(given), DUE).claim, at('10'), 30)).toBe('821.92');
  });

  test('40,000 paid on day 38: the next 30 days cost 580.82, 8 of them on 100,000 and 22 on 60,000', () => {
    const day38 = addDays(DUE, 38);
    // Before anything is charged a payment lowers the principal, so the demand must not come before: nothing is due yet.
    const rulebook = rulebookOf({ ...at('10').policy, steps: [] });
    const { claim } = live(invoice({ ...given, under: rulebook }), day38, paid(day38, '40000.00'));
    const [after30, after60] = [30, 60].map((days) => interestUntil(claim, rulebook, addDays(DUE, days)));
    expect(after30?.total.toString()).toBe('821.92');
    expect(after60?.total.minus(after30?.total ?? Money.zero('SEK')).toString()).toBe('580.82');
    const stretches = after60?.lines.map(({ days, principal }) => `${days} on ${principal.toString()}`);
    expect(stretches).toEqual(['38 on 100000.00', '22 on 60000.00']);
  });

  test('250 at 10.2 %: 0.35 for 5 days, 2.10 more for the next 30, and 2.45 in all', () => {
    const { claim } = live(invoice({ ...given, amount: '250.00', under: at('10.2') }), DUE);
    const [after5, after35] = [5, 35].map((days) => interestUntil(claim, at('10.2'), addDays(DUE, days)).total);
    expect([after5, after35].map(String)).toEqual(['0.35', '2.45']);
    expect(after35?.minus(after5 ?? Money.zero('SEK')).toString()).toBe('2.10');
  });
});

describe('100,000 at 10 %, billed for 59 days, then 50,000 booked back to day 15', () => {
  // One demand, on day 59, without a fee: Thursday 30 April 2015.
  const policy = at('10').policy;
  const steps = policy.steps
    .filter(({ step }) => step === 'reminder' || step === 'demand')
    .map((rule) => {
      if (rule.step !== 'demand') return rule;
      const delay = { days: { value: 59, reason: '', sources: [] } };
      return { ...rule, delay, fee: { value: '0.00', reason: '', sources: [] } };
    });
  const given = invoice({
    due: DUE,
    issued: '2015-02-02',
    amount: '100000.00',
    under: rulebookOf({ ...policy, steps }),
  });
  const day15 = addDays(DUE, 15);
  const late = knownOn('2015-05-20', paid(day15, '50000.00', 'late'));

  test('day 59 is the last of April', () => {
    expect(toEpochDay(civilDateOf(2015, 4, 30)) - toEpochDay(DUE)).toBe(59);
  });

  test('billed 1,616.44', () => {
    expect(live(given, '2015-05-19').demand().interest.toString()).toBe('1616.44');
  });

  test('lawful 1,013.70: corrected by 602.74 while it was unpaid', () => {
    const { claim } = live(given, '2015-05-20', late);
    const [correction] = claim.corrections;
    expect(correction?.interest.toString()).toBe('602.74');
    expect([correction?.movedToPrincipal, correction?.movedToRefund].map(String)).toEqual(['0.00', '0.00']);
    expect(openParts(claim)).toBe('0.00 + 1013.70 + 50000.00');
  });

  test('the 602.74 are owed back when everything had been paid already', () => {
    const all = paid('2015-05-11', '101616.44', 'all');
    const { claim, refund } = live(given, '2015-05-20', all, late);
    const [correction] = claim.corrections;
    expect(correction?.interest.toString()).toBe('602.74');
    expect(correction?.movedToRefund.toString()).toBe('602.74');
    // And the 50,000 that were paid twice.
    expect(refund).toBe('50602.74');
    expect(claimedOf(claim).toString()).toBe('0.00');
  });

  test('of what had been paid of them, they cover principal while some is open', () => {
    const interestAlone = paid('2015-05-11', '1616.44', 'interest');
    const { claim } = live(given, '2015-05-20', interestAlone, late);
    const [correction] = claim.corrections;
    expect([correction?.movedToPrincipal, correction?.movedToRefund].map(String)).toEqual(['602.74', '0.00']);
    expect(openParts(claim)).toBe('0.00 + 0.00 + 49397.26');
  });
});
