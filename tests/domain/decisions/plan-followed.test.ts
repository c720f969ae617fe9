import { civilDate } from '../../../domain/kernel/civil-date';
import { firstUncovered } from '../../../domain/claim/plan-steps';
import { knownOn, live, paid, takenBack, type Happening, type Life } from '../life';
import {
  aheadOf,
  credit,
  dispute,
  hold,
  kronor,
  plan,
  setOff,
  settlement,
  status,
  unpaid,
  type Instalments,
} from './decided';

/**
 * Agreed on Wednesday 10 February, after the reminder: nine days of interest, 2.3607, and the fee of 170.00 make 1,372.36.
 * Due on Tuesday 1 March, Friday 1 April, and Monday 2 May. A notice goes out three days after the last timely day and
 * gives ten days; the plan ends three days after those.
 */
const THREE: Instalments = [
  ['2016-03-01', '457.46'],
  ['2016-04-01', '457.45'],
  ['2016-05-02', '457.45'],
];
const agreed = plan('2016-02-10', THREE);

function planned(until: string, ...happenings: readonly Happening[]): Life {
  return live(unpaid, until, agreed, ...happenings);
}

function noticeOf({ claim }: Life): string | undefined {
  const reminded = claim.plan?.reminded;
  return reminded && `${reminded.instalment} on ${reminded.on}, pay by ${reminded.payBy}`;
}

describe('each instalment is watched', () => {
  test('while all are paid nothing is sent, and the claim is paid', () => {
    const life = planned(
      '2016-12-31',
      paid('2016-03-01', '457.46'),
      paid('2016-04-01', '457.45'),
      paid('2016-05-02', '457.45'),
    );
    expect([life.days, noticeOf(life), life.outcome]).toEqual([['2016-02-08 reminder'], undefined, 'paid']);
  });

  test('the policy waits for the plan', () => {
    expect(aheadOf(planned('2016-02-10'), '2016-02-10')).toEqual([
      '2016-03-04 instalment-notice',
      '2016-03-17 plan-default',
      'demand waits for the instalments of the plan agreed on 2016-02-10',
    ]);
  });

  test('a missed one gives a notice and ten days', () => {
    expect(noticeOf(planned('2016-03-04'))).toBe('1 on 2016-03-04, pay by 2016-03-14');
    expect(noticeOf(planned('2016-03-03'))).toBeUndefined();
  });

  test('a part of it leaves the rest missing', () => {
    const { claim } = planned('2016-03-04', paid('2016-03-01', '400.00'));
    expect(firstUncovered(claim.plan!, claim)).toMatchObject({ number: 1, missing: kronor('57.46') });
  });

  test('paid on the last day and known two days later, it was not missed', () => {
    const life = planned('2016-03-31', knownOn('2016-03-03', paid('2016-03-01', '457.46')));
    expect(noticeOf(life)).toBeUndefined();
  });

  test('a due date on a closed day leaves the next banking day to pay', () => {
    // Saturday 5 March: Monday 7 is timely, and the notice would go out on Thursday 10.
    const life = live(unpaid, '2016-02-10', plan('2016-02-10', [['2016-03-05', '1372.36']]));
    expect(aheadOf(life, '2016-02-10')[0]).toBe('2016-03-10 instalment-notice');
  });

  test('one paid ahead covers the next: the third is due on 2 May, and Ascension Day moves its notice to the 6th', () => {
    const life = planned('2016-02-29', paid('2016-02-29', '914.91'));
    expect(aheadOf(life, '2016-02-29')[0]).toBe('2016-05-06 instalment-notice');
  });

  test('a set-off pays an instalment as money does', () => {
    const life = planned('2016-03-20', setOff('2016-03-01', '457.46'));
    expect([noticeOf(life), life.claim.plan?.state]).toEqual([undefined, 'kept']);
  });

  test('an instalment that the bank takes back is missing again', () => {
    const life = planned('2016-03-20', paid('2016-03-01', '457.46', 'a'), takenBack('2016-03-07', '457.46', 'a'));
    expect(noticeOf(life)).toBe('1 on 2016-03-07, pay by 2016-03-17');
  });
});

describe('the notice', () => {
  test('heeded on its last day, the plan goes on', () => {
    const life = planned('2016-04-05', paid('2016-03-14', '457.46'));
    expect([life.claim.plan?.state, noticeOf(life)]).toEqual(['kept', '2 on 2016-04-04, pay by 2016-04-14']);
  });

  test('not heeded, the plan ends and the claim goes on at the step where it was', () => {
    // Over on Thursday 17 March, with ten days to pay, to Tuesday 29 after Easter. Then the demand that was due on 18
    // February: 58 days, 15.2131, of which 2.36 was charged with the plan.
    const life = planned('2016-03-30');
    expect([life.claim.plan?.state, life.diary]).toEqual([
      'defaulted',
      ['2016-02-08 reminder 1200.00', '2016-03-30 demand 180.00 + 12.85 -> 1565.21'],
    ]);
    expect(planned('2016-03-17').claim.plan?.state).toBe('defaulted');
    expect(planned('2016-03-16').claim.plan?.state).toBe('kept');
  });

  test('and what was paid meanwhile counts', () => {
    // 300.00 of 1 March covered 172.36 of charges and 127.64 of principal: 29 days on 1,200 and 29 on 1,072.36, 7.6066 +
    // 6.7975 = 14.4041; 12.04 more than the 2.36.
    const life = planned('2016-03-30', paid('2016-03-01', '300.00'));
    expect(life.diary[1]).toBe('2016-03-30 demand 180.00 + 12.04 -> 1264.40');
  });

  test('on the day on which the plan ends no other letter asks for another sum; nor is anybody handed over on it', () => {
    // Its letter gives ten days, to Tuesday 29 March. Demanded on 18 February; the warning, due on 1 March, comes behind the plan.
    for (const happenings of [
      [plan('2016-02-10', [['2016-03-01', '1372.36']])],
      [plan('2016-02-22', [['2016-03-01', '1555.51']])],
    ]) {
      const ended = live(unpaid, '2016-03-17', ...happenings);
      expect([ended.claim.plan?.state, ended.days.some((day) => day.startsWith('2016-03-17'))]).toEqual([
        'defaulted',
        false,
      ]);
      expect(aheadOf(ended, '2016-03-17')[0]).toMatch(/^2016-03-30 (demand|warning)$/);
    }
  });

  test('after a demand the warning comes next, and the hand-over waits for its time', () => {
    // The letter about the end gives until 29 March; warned on the 30th, and seven banking days end on 8 April.
    const life = live(unpaid, '2016-04-30', plan('2016-02-22', [['2016-03-01', '1555.51']]));
    expect(life.days.slice(2)).toEqual(['2016-03-30 warning', '2016-04-11 referral']);
  });

  test('never asks for more than is left of the claim', () => {
    // 1,000.00 credited: nine days on 200.00 cost 0.3934, so 1.97 of 2.36 falls away: 1,372.36 − 1,001.97.
    const { claim } = planned('2016-03-04', credit('2016-02-25', '1000.00'));
    expect([
      firstUncovered(claim.plan!, claim)?.missing.toString(),
      noticeOf(planned('2016-03-04', credit('2016-02-25', '1000.00'))),
    ]).toEqual(['370.39', '1 on 2016-03-04, pay by 2016-03-14']);
  });

  test('waits for a hold, and gives its ten days from then', () => {
    // Held through Sunday 20 March: notice on Monday 21, pay by Thursday 31, end on Monday 4 April (three days is Sunday).
    const life = planned('2016-03-22', hold('2016-02-25', '2016-03-20'));
    expect([noticeOf(life), aheadOf(life, '2016-03-22')[0]]).toEqual([
      '1 on 2016-03-21, pay by 2016-03-31',
      '2016-04-04 plan-default',
    ]);
  });

  test('is not sent to a debtor whom the law protects', () => {
    const life = planned('2016-04-30', status('2016-02-20', 'bankrupt', { stops: true }));
    expect([noticeOf(life), life.claim.plan?.state]).toEqual([undefined, 'kept']);
    expect(life.waitsFor).toBe('a person: the debtor is bankrupt (a law)');
  });

  test('waits as long as the law lets an estate wait', () => {
    const life = planned('2016-04-30', status('2016-02-20', 'deceased', { waitsThrough: civilDate('2016-04-20') }));
    expect(noticeOf(life)).toBe('1 on 2016-04-21, pay by 2016-05-02');
  });
});

describe('a plan whose instalments are all paid is over', () => {
  test('the part that was disputed meanwhile goes on when the dispute is settled', () => {
    // 1,000.00 undisputed from 1 February; nine days: 1.9672; 1,171.97 in one instalment, paid on its day. Settled on
    // Monday 4 April with ten days to pay, and on the 15th the demand that was due on 18 February, with the interest of
    // 200.00 from 1 February: 29 days on 1,200 and 45 on 200: 7.6066 + 1.9672 = 9.5738; 1.97 of it was charged.
    const life = live(
      unpaid,
      '2016-04-15',
      dispute('2016-02-01', '200.00'),
      plan('2016-02-10', [['2016-03-01', '1171.97']]),
      paid('2016-03-01', '1171.97'),
      settlement('2016-04-04'),
    );
    expect(life.diary).toEqual(['2016-02-08 reminder 1000.00', '2016-04-15 demand 180.00 + 7.60 -> 387.60']);
  });

  test('until a payment is taken back', () => {
    const life = live(
      unpaid,
      '2016-03-03',
      plan('2016-02-10', [['2016-03-01', '1372.36']]),
      paid('2016-03-01', '1372.36', 'a'),
      takenBack('2016-03-03', '1372.36', 'a'),
    );
    expect(aheadOf(life, '2016-03-03').slice(0, 1)).toEqual(['2016-03-04 instalment-notice']);
  });
});
