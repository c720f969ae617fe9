import { claimedOf, type Claim } from '../../../domain/claim/claim';
import type { Money } from '../../../domain/kernel/money';
import { sumOfInstalments } from '../../../domain/claim/plan-steps';
import {
  danishInvoice,
  invoice,
  live,
  openParts,
  paid,
  statensAdministration,
  type Happening,
  type Life,
} from '../life';
import {
  answerTo,
  claimOn,
  deferral,
  dispute,
  kronor,
  plan,
  reinstated,
  takenBackDecision,
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

function agreedAmounts({ plan: running }: Claim): Money[] {
  return (running?.instalments ?? []).map(({ amount }) => amount);
}

function noticeOf({ claim }: Life): string | undefined {
  const reminded = claim.plan?.reminded;
  return reminded && `${reminded.instalment} on ${reminded.on}, pay by ${reminded.payBy}`;
}

describe('instalments sum to the debt to the öre', () => {
  const free: [what: string, instalments: Instalments, answer: RegExp][] = [
    [
      'unequal ones',
      [
        ['2016-02-10', '1000.00'],
        ['2016-06-01', '372.36'],
      ],
      /^accepted/,
    ],
    ['an öre short', [['2016-03-01', '1372.35']], /^not-possible: The instalments make 1372.35, but 1372.36 is owed/],
    ['an öre over', [['2016-03-01', '1372.37']], /^not-possible: The instalments make 1372.37/],
  ];
  test.each(free)('free ones: %s', (_what, instalments, answer) => {
    expect(answerTo(plan('2016-02-10', instalments), claimOn('2016-02-10'))).toMatch(answer);
  });

  test('interest to the day of the agreement is charged with it, and the fee', () => {
    const { claim } = planned('2016-02-10');
    expect(openParts(claim)).toBe('170.00 + 2.36 + 1200.00');
  });

  test('after a demand only the interest since', () => {
    // 21 days to 22 February: 5.5082, of which 4.46 was charged. 1,384.46 + 170.00 + 1.05.
    const { claim } = live(unpaid, '2016-02-22', plan('2016-02-22', [['2016-03-01', '1555.51']]));
    expect(openParts(claim)).toBe('350.00 + 5.51 + 1200.00');
  });

  test('none where the creditor claims no interest', () => {
    const { claim } = live(danishInvoice({ due: '2016-02-01' }), '2016-02-10');
    expect(
      answerTo(
        plan('2016-02-10', [['2016-03-01', '1200.00']], '0.00', { currency: 'DKK' }),
        claim,
        statensAdministration,
      ),
    ).toBe('accepted');
  });
});

describe('the plan fee', () => {
  const early = invoice({ due: '2013-04-02', issued: '2013-03-01' });
  const fees: [on: string, fee: string, total: string, answer: RegExp][] = [
    ['2013-03-15', '150.00', '1350.00', /^accepted/],
    ['2013-03-15', '150.01', '1350.01', /^not-possible: A plan may cost 150.00/],
    ['2013-03-16', '170.00', '1370.00', /^accepted/],
    [
      '2013-03-16',
      '170.01',
      '1370.01',
      /^not-possible: A plan may cost 170.00 at the most, not 170.01 \(lag \(1981:739\) 4 §\)/,
    ],
    ['2013-03-16', '0.00', '1200.00', /^accepted/],
    ['2013-03-16', '-0.01', '1199.99', /^not-possible: A plan may cost/],
  ];
  test.each(fees)('agreed on %s: %s', (on, fee, total, answer) => {
    const { claim } = live(early, on);
    expect(answerTo(plan(on, [['2013-05-02', total]], fee), claim)).toMatch(answer);
  });

  test('there is none in Denmark', () => {
    const { claim } = live(danishInvoice({ due: '2016-02-01' }), '2016-02-10');
    expect(
      answerTo(
        plan('2016-02-10', [['2016-03-01', '1200.01']], '0.01', { currency: 'DKK' }),
        claim,
        statensAdministration,
      ),
    ).toMatch(/^not-possible: A plan may cost 0.00/);
  });
});

describe('a plan that ended for not being kept', () => {
  test('is reinstated: what was missed is asked for again, with a new notice', () => {
    const life = planned('2016-04-01', reinstated('2016-03-21'));
    // The letter of Monday 21 March gives ten days, to Thursday 31; the notice comes after them.
    expect([life.claim.plan?.state, noticeOf(life)]).toEqual(['kept', '1 on 2016-04-01, pay by 2016-04-11']);
  });

  test('covers what was charged while it was over, with its last instalment', () => {
    // 1,372.36 in three; ended on Thursday 17 March, demanded on the 30th: 180.00 and 12.85 of interest (58 days).
    const { claim } = planned('2016-03-31', reinstated('2016-03-31'));
    const [first, second, last] = agreedAmounts(planned('2016-02-29').claim);
    expect(agreedAmounts(claim)).toEqual([first, second, last?.plus(kronor('192.85'))]);
    expect(sumOfInstalments(claim.plan!.instalments, claimedOf(claim))).toEqual(claimedOf(claim));
    // Paid in full by its instalments, the claim is settled: nothing is left to be followed up.
    expect(planned('2016-12-31', reinstated('2016-03-31'), paid('2016-04-01', '1565.21')).outcome).toBe('paid');
  });

  test('before anything was charged it goes on as it was; and what was paid meanwhile counts on it', () => {
    const { claim } = planned('2016-03-17', reinstated('2016-03-17'));
    expect(agreedAmounts(claim)).toEqual(agreedAmounts(planned('2016-02-29').claim));
    const paying = planned('2016-03-21', paid('2016-03-18', '400.00'), reinstated('2016-03-21')).claim;
    const promised = sumOfInstalments(paying.plan!.instalments, claimedOf(paying));
    expect(promised.minus(kronor('400.00'))).toEqual(claimedOf(paying));
  });

  test('taken back and reinstated again, what was charged is in it once', () => {
    const { claim } = planned(
      '2016-03-23',
      reinstated('2016-03-21'),
      takenBackDecision('2016-03-22', 'reinstatement'),
      reinstated('2016-03-23', 'again'),
    );
    expect([claim.plan?.state, sumOfInstalments(claim.plan!.instalments, claimedOf(claim))]).toEqual([
      'kept',
      claimedOf(claim),
    ]);
  });

  const refused: [what: string, happenings: Happening[], answer: RegExp][] = [
    ['it is kept', [agreed], /^not-possible: No plan of this claim ended/],
    ['there is none', [], /^not-possible: No plan/],
    ['the claim is settled', [agreed, paid('2016-03-18', '1561.80')], /^settled/],
    ['it was taken back', [agreed, takenBackDecision('2016-02-12', 'plan')], /^not-possible: No plan/],
  ];
  test.each(refused)('not when %s', (_what, happenings, answer) => {
    const { claim } = live(unpaid, happenings.length === 1 ? '2016-02-29' : '2016-03-20', ...happenings);
    expect(answerTo(reinstated('2016-03-21'), claim)).toMatch(answer);
  });

  test('may be followed by another plan, which covers everything charged until then', () => {
    // 1,372.36 with nine days of interest; to Monday 21 March 49 days are 12.8525, 10.49 more than 2.36; no fee.
    const { claim } = planned('2016-03-18');
    expect(answerTo(plan('2016-03-21', [['2016-04-15', '1382.85']], '0.00', { id: 'second' }), claim)).toBe('accepted');
  });
});

describe('a plan is refused, in this order of reasons', () => {
  const reminded = claimOn('2016-02-10');
  const cases: [why: string, happening: Happening, claim: typeof reminded, answer: RegExp][] = [
    [
      'the decision is on the claim already',
      plan('2016-02-12', [], '999.00'),
      planned('2016-02-12').claim,
      /^already-recorded/,
    ],
    [
      'the claim is settled',
      plan('2016-02-12', [], '999.00'),
      claimOn('2016-02-12', paid('2016-02-11', '1200.00')),
      /^settled/,
    ],
    [
      'it is disputed',
      plan('2016-02-12', [], '999.00'),
      claimOn('2016-02-12', dispute('2016-02-11')),
      /^not-possible: .* disputed/,
    ],
    [
      'a plan is being paid on',
      plan('2016-02-12', [], '999.00', { id: 'other' }),
      planned('2016-02-12').claim,
      /^not-possible: .* end it first/,
    ],
    ['the fee is over the lawful', plan('2016-02-10', [], '170.01'), reminded, /^not-possible: A plan may cost/],
    ['it has no instalment', plan('2016-02-10', []), reminded, /^not-possible: A plan needs/],
    [
      'an instalment is nought',
      plan('2016-02-10', [['2016-03-01', '0.00']]),
      reminded,
      /^not-possible: Instalment 1 is 0.00/,
    ],
    [
      'one falls due before the agreement',
      plan('2016-02-10', [['2016-02-09', '1.00']]),
      reminded,
      /^not-possible: Instalment 1 falls due/,
    ],
    [
      'one falls due with the one before',
      plan('2016-02-10', [
        ['2016-03-01', '1.00'],
        ['2016-03-01', '1.00'],
      ]),
      reminded,
      /^not-possible: Instalment 2 falls due on 2016-03-01; it must fall due after 2016-03-01/,
    ],
    [
      'they do not add up',
      plan('2016-02-10', [['2016-03-01', '1.00']]),
      reminded,
      /^not-possible: The instalments make 1.00/,
    ],
  ];
  test.each(cases)('%s', (_why, happening, claim, answer) => {
    expect(answerTo(happening, claim)).toMatch(answer);
  });

  test('a deferral does not hinder a plan', () => {
    const deferredClaim = claimOn('2016-02-10', deferral('2016-02-02', '2016-03-01'));
    expect(answerTo(plan('2016-02-10', [['2016-03-01', '1370.00']]), deferredClaim)).toBe('accepted');
  });
});

describe('a plan that is taken back', () => {
  test('takes its fee and interest with it, and the claim goes on', () => {
    const life = planned('2016-02-29', takenBackDecision('2016-02-12', 'plan'));
    // The letter of Friday 12 February gives ten days, to Monday 22: 22 days are 5.7705.
    expect(life.diary).toEqual(['2016-02-08 reminder 1200.00', '2016-02-23 demand 180.00 + 5.77 -> 1385.77']);
  });

  test('what had been paid of them moves to the principal', () => {
    const life = planned('2016-02-12', paid('2016-02-11', '172.36'), takenBackDecision('2016-02-12', 'plan'));
    expect(openParts(life.claim)).toBe('0.00 + 0.00 + 1027.64');
  });

  test('not when it has ended', () => {
    expect(answerTo(takenBackDecision('2016-03-20', 'plan'), planned('2016-03-20').claim)).toMatch(
      /^not-possible: The plan is over/,
    );
  });

  test('nor an older one, whose charges stand, while another is paid on', () => {
    const second = plan('2016-03-21', [['2016-04-15', '1382.85']], '0.00', { id: 'second' });
    const { claim } = planned('2016-03-21', second);
    expect(claim.plan?.planId).toBe('second');
    expect(answerTo(takenBackDecision('2016-03-22', 'plan'), claim)).toMatch(/^not-possible: The plan is over/);
  });

  test('a reinstatement of an older plan does not end the one that is paid on', () => {
    // Reinstated on 21 March, noticed on the 30th, ended again on Thursday 14 April (pay by Monday 11); then a new plan.
    const { claim } = planned('2016-04-14', reinstated('2016-03-21'));
    expect(claim.plan?.state).toBe('defaulted');
    // 74 days cost 19.4098, 17.05 more than 2.36: 1,372.36 + 17.05.
    const total = '1389.41';
    const again = live(
      unpaid,
      '2016-04-15',
      agreed,
      reinstated('2016-03-21'),
      plan('2016-04-15', [['2016-05-02', total]], '0.00', { id: 'second' }),
    );
    expect([again.refusals, again.claim.plan?.planId]).toEqual([[], 'second']);
    expect(answerTo(takenBackDecision('2016-04-16', 'reinstatement'), again.claim)).toMatch(/^not-possible/);
  });
});
