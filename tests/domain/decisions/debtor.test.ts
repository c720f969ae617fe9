import { civilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import { live, openParts, paid, type Happening } from '../life';
import type { StatusEffects } from '../../../domain/decisions/decision-events';
import type { DebtorStatus } from '../../../domain/policy/policy';
import { situationsOf } from '../../../domain/claim/situations';
import { address, answerTo, claimOn, decidedOn, liable, status, takenBackDecision, unpaid } from './decided';

describe('the debtor’s status, with what the law makes of it', () => {
  test('an estate waits as long as the law lets it, and the steps come behind', () => {
    // Waits through Thursday 12 May: reminded on Friday 13, demanded on Monday 23. 112 days at 8 %: 29.3770.
    const life = live(
      unpaid,
      '2016-05-31',
      status('2016-02-05', 'deceased', { waitsThrough: civilDate('2016-05-12') }),
    );
    expect(life.diary).toEqual(['2016-05-13 reminder 1200.00', '2016-05-23 demand 180.00 + 29.38 -> 1409.38']);
  });

  test('a wait that ends sooner is decided anew', () => {
    const life = live(
      unpaid,
      '2016-03-15',
      status('2016-02-05', 'deceased', { waitsThrough: civilDate('2016-05-12') }, 'death'),
      status('2016-03-04', 'deceased', { waitsThrough: civilDate('2016-03-10') }, 'inventory'),
    );
    expect(life.days).toEqual(['2016-03-11 reminder']);
  });

  test('a bankruptcy stops every step until a person decides', () => {
    const life = live(unpaid, '2016-12-31', status('2016-02-12', 'bankrupt', { stops: true }));
    expect([life.days, life.waitsFor]).toEqual([['2016-02-08 reminder'], 'a person: the debtor is bankrupt (a law)']);
  });

  describe('debt restructuring: no interest from the opening day, 10 February', () => {
    const opened = (day: string) => status(day, 'debt-restructured', { interestStopsOn: civilDate('2016-02-10') });
    // Nine days cost 2.3607, so 2.10 of the 4.46 falls away.
    const rows: [what: string, happenings: Happening[], open: string, refund: string][] = [
      ['known before the demand', [opened('2016-02-12')], '180.00 + 2.36 + 1200.00', '0.00'],
      ['known after it', [opened('2016-02-22')], '180.00 + 2.36 + 1200.00', '0.00'],
      [
        'after the interest was paid, it moves to the principal',
        [paid('2016-02-20', '184.46'), opened('2016-02-22')],
        '0.00 + 0.00 + 1197.90',
        '0.00',
      ],
      [
        'after all was paid, it is owed back',
        [paid('2016-02-20', '1384.46'), opened('2016-02-22')],
        '0.00 + 0.00 + 0.00',
        '2.10',
      ],
      [
        'taken back, it is claimed again',
        [opened('2016-02-22'), takenBackDecision('2016-02-23', 'status')],
        '180.00 + 4.46 + 1200.00',
        '0.00',
      ],
      [
        'taken back when it had been owed back, that covers it',
        [paid('2016-02-20', '1384.46'), opened('2016-02-22'), takenBackDecision('2016-02-23', 'status')],
        '0.00 + 0.00 + 0.00',
        '0.00',
      ],
    ];
    test.each(rows)('%s', (_what, happenings, open, refund) => {
      const life = live(unpaid, '2016-02-23', ...happenings);
      expect([openParts(life.claim), life.refund]).toEqual([open, refund]);
    });
  });

  describe('taken back', () => {
    const restructured = status(
      '2016-02-05',
      'debt-restructured',
      { stops: true, interestStopsOn: civilDate('2016-02-02') },
      'first',
    );
    const deceased = status('2016-02-10', 'deceased', { waitsThrough: civilDate('2016-05-12') }, 'second');

    test('what held before holds again, with all that the law makes of it', () => {
      const before = claimOn('2016-02-12', restructured);
      const { claim } = live(unpaid, '2016-02-12', restructured, deceased, takenBackDecision('2016-02-12', 'second'));
      expect([claim.debtorStatus, claim.statusEffects]).toEqual([before.debtorStatus, before.statusEffects]);
    });

    test('the steps come again when nothing stops them', () => {
      const life = live(unpaid, '2016-02-15', restructured, takenBackDecision('2016-02-15', 'first'));
      expect([life.claim.debtorStatus, life.days]).toEqual(['ordinary', ['2016-02-15 reminder']]);
    });

    test('not when the status was changed again since', () => {
      const { claim } = live(unpaid, '2016-02-12', restructured, deceased);
      expect(answerTo(takenBackDecision('2016-02-12', 'first'), claim)).toMatch(
        /^not-possible: The status was changed again/,
      );
    });
  });

  test('the same status is refused, unless the law makes something else of it now', () => {
    expect(answerTo(status('2016-02-05', 'ordinary'), claimOn('2016-02-05'))).toMatch(/^already-recorded/);
    const claim = claimOn('2016-02-05', status('2016-02-05', 'deceased', { stops: true }, 'first'));
    expect(answerTo(status('2016-02-06', 'deceased', { waitsThrough: civilDate('2016-03-01') }), claim)).toBe(
      'accepted',
    );
  });
});

describe('two who owe the whole claim', () => {
  const both = liable('2016-01-04', 'bo', true);
  /** Of the one who owes it beside the claim's own debtor. */
  const other = (
    day: string,
    changed: DebtorStatus,
    effects: Omit<StatusEffects, 'paragraph'>,
    decisionId = 'other',
  ): Happening =>
    decidedOn(day, {
      type: 'ChangeDebtorStatus',
      ...{ decisionId, changedOn: civilDate(day), status: changed, debtorId: 'bo' },
      effects: { ...effects, paragraph: 'a law' },
    });
  const until = (day: string) => ({ waitsThrough: civilDate(day) });
  const whole = live(unpaid, '2016-12-31', both).days;

  test.each<[what: string, ...happenings: Happening[]]>([
    ['the debtor dies', status('2016-02-05', 'deceased', until('2016-05-12'))],
    ['the debtor is bankrupt', status('2016-02-05', 'bankrupt', { stops: true })],
    ['the other dies', other('2016-02-05', 'deceased', until('2016-05-12'))],
    ['the other is bankrupt', other('2016-02-05', 'bankrupt', { stops: true })],
  ])('%s: whoever is left is asked, demanded and handed over on the same days', (_what, ...happenings) => {
    const days = live(unpaid, '2016-03-31', both, ...happenings).days;
    expect(days).toEqual(whole.filter((day) => day <= '2016-03-31'));
    expect(days.at(-1)).toBe('2016-03-18 referral');
  });

  test('both die: nobody is asked before the first of the two may be', () => {
    const life = live(
      unpaid,
      '2016-05-31',
      both,
      status('2016-02-05', 'deceased', until('2016-05-12')),
      other('2016-02-05', 'deceased', until('2016-04-20')),
    );
    // The day after Wednesday 20 April.
    expect(life.days[0]).toBe('2016-04-21 reminder');
  });

  test('both are bankrupt: everything stops', () => {
    const happenings = [
      status('2016-02-12', 'bankrupt', { stops: true }),
      other('2016-02-12', 'bankrupt', { stops: true }),
    ];
    const life = live(unpaid, '2016-12-31', both, ...happenings);
    expect([life.days, life.waitsFor]).toEqual([['2016-02-08 reminder'], 'a person: the debtor is bankrupt (a law)']);
  });

  test('the other owes it no longer: then the debtor’s situation counts alone', () => {
    const stops = status('2016-02-12', 'bankrupt', { stops: true });
    const life = live(unpaid, '2016-12-31', both, stops, liable('2016-02-15', 'bo', false));
    expect(life.days).toEqual(['2016-02-08 reminder']);
  });

  test('a death that was a mistake is taken back for the one whom it was about', () => {
    const claim = claimOn(
      '2016-02-12',
      both,
      status('2016-02-05', 'deceased', until('2016-05-12')),
      other('2016-02-05', 'deceased', until('2016-04-20')),
      takenBackDecision('2016-02-12', 'other'),
    );
    expect(situationsOf(claim).map(({ debtorId, status: known }) => [debtorId, known])).toEqual([
      [undefined, 'deceased'],
      ['bo', 'ordinary'],
    ]);
  });

  test('after an estate’s months the letter goes out once more before the hand-over', () => {
    // Demanded on 18 February, warned on 1 March; the estate may be asked from Friday 11 March, and the warning is renewed.
    const life = live(unpaid, '2016-12-31', both, other('2016-02-16', 'deceased', until('2016-03-10')));
    expect(life.days).toEqual([
      '2016-02-08 reminder',
      '2016-02-18 demand',
      '2016-03-01 warning',
      '2016-03-11 warning',
      '2016-03-23 referral',
    ]);
  });
});

describe('a protected address', () => {
  const isProtected = (claim: Claim): boolean => claim.addressProtected === true;
  const rows: [what: string, happenings: Happening[], isProtected: boolean][] = [
    ['is protected', [address('2016-02-02', 'protected')], true],
    [
      'who is protected and moves is protected still',
      [address('2016-02-02', 'protected'), address('2016-02-03', 'moved')],
      true,
    ],
    ['until it is opened', [address('2016-02-02', 'protected'), address('2016-02-03', 'open')], false],
    [
      'or the protection was a mistake',
      [address('2016-02-02', 'protected'), takenBackDecision('2016-02-03', 'address 2016-02-02')],
      false,
    ],
    [
      'a move that was a mistake opens nothing',
      [
        address('2016-02-02', 'protected'),
        address('2016-02-03', 'moved'),
        takenBackDecision('2016-02-04', 'address 2016-02-03'),
      ],
      true,
    ],
    [
      'an opening that was a mistake protects again',
      [
        address('2016-02-02', 'protected'),
        address('2016-02-03', 'open'),
        takenBackDecision('2016-02-04', 'address 2016-02-03'),
      ],
      true,
    ],
  ];
  test.each(rows)('%s', (_what, happenings, expected) => {
    expect(isProtected(claimOn('2016-02-05', ...happenings))).toBe(expected);
  });

  test('an older decision is not taken back over a later one', () => {
    const claim = claimOn('2016-02-05', address('2016-02-02', 'protected'), address('2016-02-03', 'moved'));
    expect(answerTo(takenBackDecision('2016-02-05', 'address 2016-02-02'), claim)).toMatch(
      /^not-possible: Where letters go was changed again/,
    );
  });

  test('what is so already is refused', () => {
    expect(answerTo(address('2016-02-05', 'open'), claimOn('2016-02-05'))).toMatch(/^already-recorded/);
    expect(
      answerTo(address('2016-02-05', 'protected'), claimOn('2016-02-05', address('2016-02-02', 'protected'))),
    ).toMatch(/^already-recorded/);
    expect(answerTo(address('2016-02-05', 'moved'), claimOn('2016-02-05', address('2016-02-02', 'moved')))).toBe(
      'accepted',
    );
  });
});

describe('who owes the claim beside the debtor', () => {
  test('is named once, and no longer when that is decided', () => {
    const { claim } = live(
      unpaid,
      '2016-02-05',
      liable('2016-02-02', 'anna', true),
      liable('2016-02-03', 'bo', true),
      liable('2016-02-04', 'anna', false),
    );
    expect(claim.liableDebtorIds).toEqual(['bo']);
  });

  const refused: [why: string, happening: Happening, lived: Happening[], answer: RegExp][] = [
    [
      'liable already',
      liable('2016-02-05', 'anna', true),
      [liable('2016-02-02', 'anna', true)],
      /^already-recorded: That anna is liable/,
    ],
    ['not liable', liable('2016-02-05', 'anna', false), [], /^already-recorded: That anna is not liable/],
    [
      'taken back',
      takenBackDecision('2016-02-05', 'liable 2016-02-02'),
      [liable('2016-02-02', 'anna', true)],
      /^not-possible: Who is liable is changed by deciding it anew/,
    ],
  ];
  test.each(refused)('refused: %s', (_why, happening, lived, answer) => {
    expect(answerTo(happening, claimOn('2016-02-05', ...lived))).toMatch(answer);
  });
});
