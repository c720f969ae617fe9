import {
  clientAnswers,
  danishInvoice,
  invoice,
  live,
  paid,
  rejected,
  ruling,
  statensAdministration,
  type Happening,
} from '../life';
import { aheadOf, answerTo, claimOn, courtRoute, policyChange, recall, takenBackDecision, unpaid } from './decided';

const social = invoice({ due: '2016-02-01', group: 'social-area' });

describe('the way to the administrative court', () => {
  test('leads there on the day of the demand, and no demand is sent', () => {
    const life = live(unpaid, '2016-12-31', courtRoute('2016-02-10'));
    expect([life.diary, life.outcome]).toEqual([
      ['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00'],
      'open',
    ]);
  });

  test('after a demand, on the first banking day behind the last day of the demand, Monday 29 February', () => {
    expect(live(unpaid, '2016-12-31', courtRoute('2016-02-22')).days.slice(2)).toEqual([
      '2016-03-01 administrative-court',
    ]);
  });

  test('taken back before the case is there, the demand comes', () => {
    const life = live(unpaid, '2016-02-18', courtRoute('2016-02-10'), takenBackDecision('2016-02-12', 'court'));
    expect(life.days).toEqual(['2016-02-08 reminder', '2016-02-18 demand']);
  });

  const cases: [why: string, happening: Happening, day: string, lived: Happening[], answer: RegExp][] = [
    ['the claim is settled', courtRoute('2016-02-05'), '2016-02-05', [paid('2016-02-02', '1200.00')], /^settled/],
    [
      'it goes there already',
      courtRoute('2016-02-12', 'again'),
      '2016-02-12',
      [courtRoute('2016-02-10')],
      /^already-recorded/,
    ],
    ['it was handed over', courtRoute('2016-03-21'), '2016-03-21', [], /^not-possible: .* recall it first/],
    [
      'the case is there already',
      takenBackDecision('2016-02-18', 'court'),
      '2016-02-18',
      [courtRoute('2016-02-10')],
      /^not-possible: The case is at the administrative court/,
    ],
  ];
  test.each(cases)('refused: %s', (_why, happening, day, lived, answer) => {
    expect(answerTo(happening, claimOn(day, ...lived))).toMatch(answer);
  });

  test('refused where the policy leads there anyway, or knows no such court', () => {
    expect(answerTo(courtRoute('2016-02-05'), live(social, '2016-02-05').claim)).toMatch(
      /^not-possible: .* by its policy already/,
    );
    const danish = live(danishInvoice({ due: '2016-02-01' }), '2016-02-05').claim;
    expect(answerTo(courtRoute('2016-02-05'), danish, statensAdministration)).toMatch(
      /^not-possible: Policy dk-statens-administration/,
    );
  });
});

describe('a recall from the authority', () => {
  test('the claim stands before its hand-over again, and waits for a person', () => {
    const life = live(unpaid, '2016-12-31', ruling('2016-03-22'), recall('2016-04-11'));
    expect([life.days, life.waitsFor]).toEqual([
      ['2016-02-08 reminder', '2016-02-18 demand', '2016-03-01 warning'],
      'a person: the case was recalled on 2016-04-11',
    ]);
    expect([life.claim.rulingOn, life.outcome]).toEqual([undefined, 'open']);
  });

  test('also of a settled claim', () => {
    expect(answerTo(recall('2016-03-22'), claimOn('2016-03-22', paid('2016-03-21', '1384.46')))).toBe('accepted');
  });

  test('taken back, the claim is handed over anew', () => {
    const life = live(unpaid, '2016-04-13', recall('2016-04-11'), takenBackDecision('2016-04-13', 'recall'));
    expect(life.days.at(-1)).toBe('2016-04-13 referral');
  });

  test('in Denmark, when the client has accepted anew', () => {
    const given = danishInvoice({ due: '2016-02-01' });
    const recalled = [
      clientAnswers('2016-03-09', true),
      recall('2016-03-14'),
      takenBackDecision('2016-03-15', 'recall'),
    ];
    const waiting = live(given, '2016-04-30', ...recalled);
    expect(waiting.waitsFor).toBe("the client's acceptance");
    expect(live(given, '2016-04-30', ...recalled, clientAnswers('2016-04-04', true)).days.at(-1)).toBe(
      '2016-04-04 referral',
    );
  });

  test('refused when it was not handed over', () => {
    expect(answerTo(recall('2016-03-17'), claimOn('2016-03-17'))).toMatch(
      /^not-possible: The claim has not been handed over/,
    );
  });

  test('a case that the authority sent back is taken up anew, and handed over again on the next banking day', () => {
    // Handed over on Friday 18 March 2016, sent back on Wednesday the 23rd, taken up on Thursday 31 March.
    const life = live(unpaid, '2016-04-30', rejected('2016-03-23'), recall('2016-03-31'));
    expect(life.days.filter((day) => day.includes('referral'))).toEqual(['2016-03-31 referral']);
    expect([life.outcome, life.claim.rejectedOn]).toEqual(['referred', undefined]);
  });
});

describe('a change of policy', () => {
  test('names what it leaves and what it comes to', () => {
    const { claim } = live(unpaid, '2016-02-10', policyChange('2016-02-10', '4'));
    expect([claim.policyId, claim.policyVersion]).toEqual(['se-botkyrka', '4']);
  });

  test('to the same is refused, and back again is a change too', () => {
    expect(answerTo(policyChange('2016-02-10', '3'), claimOn('2016-02-10'))).toMatch(/^already-recorded/);
    const changed = claimOn('2016-02-10', policyChange('2016-02-10', '4', 'there'));
    expect(answerTo(takenBackDecision('2016-02-11', 'there'), changed)).toMatch(
      /^not-possible: A policy is left by changing/,
    );
    expect(answerTo(policyChange('2016-02-11', '3'), changed)).toBe('accepted');
  });
});

describe('taking back', () => {
  const cases: [why: string, happening: Happening, lived: Happening[], answer: RegExp][] = [
    [
      'the reversal is on the claim already',
      takenBackDecision('2016-02-12', 'unheard of', 'x'),
      [courtRoute('2016-02-10'), takenBackDecision('2016-02-11', 'court', 'x')],
      /^already-recorded: Decision x is on this claim/,
    ],
    [
      'of a decision of another claim',
      takenBackDecision('2016-02-12', 'unheard of'),
      [],
      /^not-possible: Decision unheard of is not one of this claim's/,
    ],
    [
      'twice',
      takenBackDecision('2016-02-12', 'court', 'y'),
      [courtRoute('2016-02-10'), takenBackDecision('2016-02-11', 'court', 'x')],
      /^already-recorded: Decision court was taken back by x/,
    ],
    [
      'of a reversal',
      takenBackDecision('2016-02-12', 'x'),
      [courtRoute('2016-02-10'), takenBackDecision('2016-02-11', 'court', 'x')],
      /^not-possible: Decide anew/,
    ],
  ];
  test.each(cases)('refused: %s', (_why, happening, lived, answer) => {
    expect(answerTo(happening, claimOn('2016-02-12', ...lived))).toMatch(answer);
  });

  test('of a step before a person leaves the way where it was', () => {
    const life = live(unpaid, '2016-02-12', courtRoute('2016-02-10'), takenBackDecision('2016-02-11', 'court'));
    expect(aheadOf(life, '2016-02-12')).toEqual(aheadOf(live(unpaid, '2016-02-12'), '2016-02-12'));
  });
});
