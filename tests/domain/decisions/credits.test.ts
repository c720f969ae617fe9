import { live, openParts, paid, knownOn, type Happening, type Life } from '../life';
import {
  aheadOf,
  answerTo,
  cancellation,
  claimOn,
  credit,
  deferral,
  takenBackDecision,
  unpaid,
  writeOff,
} from './decided';

type Row = [what: string, happenings: Happening[], open: string, refund: string, outcome: string];

/** As it stands on 22 March: demanded 180.00 + 4.46 on 18 February, unless it was lower then. */
const rows: Row[] = [
  // 17 days on 1,000.00: 3.7158.
  ['a part, before the demand', [credit('2016-02-01', '200.00')], '180.00 + 3.72 + 1000.00', '0.00', 'referred'],
  [
    'a part, after the demand: the interest on it falls away',
    [credit('2016-02-22', '200.00')],
    '180.00 + 3.72 + 1000.00',
    '0.00',
    'referred',
  ],
  // 9 days on 1,200.00 and 8 on 1,000.00: 2.3607 + 1.7486.
  [
    'a part, lower only from 10 February',
    [credit('2016-02-22', '200.00', { effective: '2016-02-10' })],
    '180.00 + 4.11 + 1000.00',
    '0.00',
    'referred',
  ],
  [
    'a part, lower only from after the demand',
    [credit('2016-02-22', '200.00', { effective: '2016-02-19' })],
    '180.00 + 4.46 + 1000.00',
    '0.00',
    'referred',
  ],
  // 4 days on 1,000.00 and 13 on 500.00: 0.8743 + 1.4208.
  [
    'a part, after a payment that left more',
    [paid('2016-02-05', '500.00'), credit('2016-02-11', '200.00')],
    '180.00 + 2.30 + 500.00',
    '0.00',
    'referred',
  ],
  [
    'a part, after a payment that left less',
    [paid('2016-02-05', '1100.00'), credit('2016-02-12', '200.00')],
    '0.00 + 0.00 + 0.00',
    '100.00',
    'paid',
  ],
  [
    'a part, after everything was paid',
    [paid('2016-01-29', '1200.00'), credit('2016-02-12', '300.00')],
    '0.00 + 0.00 + 0.00',
    '300.00',
    'paid',
  ],
  ['all, before any step', [credit('2016-02-05')], '0.00 + 0.00 + 0.00', '0.00', 'credited'],
  ['all, after the demand: nothing was ever owed', [credit('2016-02-22')], '0.00 + 0.00 + 0.00', '0.00', 'credited'],
  [
    'all, after a part was paid',
    [paid('2016-01-29', '500.00'), credit('2016-02-22')],
    '0.00 + 0.00 + 0.00',
    '500.00',
    'credited',
  ],
  [
    'all, after the demand was paid',
    [paid('2016-02-20', '1384.46'), credit('2016-02-22')],
    '0.00 + 0.00 + 0.00',
    '1384.46',
    'credited',
  ],
  [
    'all, in two notes',
    [
      credit('2016-02-05', '200.00', { id: 'a', document: 'A' }),
      credit('2016-02-22', '1000.00', { id: 'b', document: 'B' }),
    ],
    '0.00 + 0.00 + 0.00',
    '0.00',
    'credited',
  ],
  [
    'all, from after the demand: its charges stand',
    [credit('2016-02-22', undefined, { effective: '2016-02-19' })],
    '180.00 + 4.46 + 0.00',
    '0.00',
    'open',
  ],
];

test.each(rows)('credited: %s', (_what, happenings, open, refund, outcome) => {
  const life = live(unpaid, '2016-03-22', ...happenings);
  expect([openParts(life.claim), life.refund, life.outcome]).toEqual([open, refund, outcome]);
});

test('what had been paid of the credited part covers the charges that stand before it is owed back', () => {
  // 1,100.00 of 10 February, known on 7 March: 9 days on 1,200.00 and 8 on 100.00 leave 2.5355 of interest. 300.00 credited
  // from 25 February: 100.00 was open; of the other 200.00 the fee and 2.54 are covered.
  const life = live(
    unpaid,
    '2016-03-10',
    knownOn('2016-03-07', paid('2016-02-10', '1100.00')),
    credit('2016-03-10', '300.00', { effective: '2016-02-25' }),
  );
  expect([openParts(life.claim), life.refund]).toEqual(['0.00 + 0.00 + 0.00', '17.46']);
});

describe('a credit note that is taken back', () => {
  const back = takenBackDecision('2016-02-24', 'credit');
  const taken: [what: string, happenings: Happening[], open: string, refund: string][] = [
    ['a part: the interest is claimed again', [credit('2016-02-22', '200.00')], '180.00 + 4.46 + 1200.00', '0.00'],
    ['all: the fee too', [credit('2016-02-22')], '180.00 + 4.46 + 1200.00', '0.00'],
    [
      'what was to be paid back pays the claim again',
      [paid('2016-02-20', '1384.46'), credit('2016-02-22')],
      '0.00 + 0.00 + 0.00',
      '0.00',
    ],
    [
      'a payment that came meanwhile counts',
      [credit('2016-02-22'), paid('2016-02-23', '384.46')],
      '0.00 + 0.00 + 1000.00',
      '0.00',
    ],
  ];
  test.each(taken)('%s', (_what, happenings, open, refund) => {
    const life = live(unpaid, '2016-02-24', ...happenings, back);
    expect([openParts(life.claim), life.refund]).toEqual([open, refund]);
  });

  test('does not make interest run on what had been paid meanwhile', () => {
    // 700.00 paid on time, 600.00 credited from 2 to 12 February: 500.00 were open from the due date on.
    // The letter of the 12th gives four banking days; reminded on the 19th, demanded ten days on: 28 days on 500.00: 3.0601.
    const life = live(
      unpaid,
      '2016-02-29',
      paid('2016-02-01', '700.00'),
      credit('2016-02-02', '600.00'),
      takenBackDecision('2016-02-12', 'credit'),
    );
    expect(life.demand().interest.toString()).toBe('3.06');
  });

  test('its number may be used again', () => {
    const { claim } = live(unpaid, '2016-02-25', credit('2016-02-22', '200.00'), back);
    expect(answerTo(credit('2016-02-25', '300.00', { id: 'new' }), claim)).toBe('accepted');
  });
});

describe('a cancellation', () => {
  test('ends a claim of which no letter has gone out', () => {
    const life = live(unpaid, '2016-12-31', cancellation('2016-02-05'));
    expect([life.days, life.balance, life.outcome]).toEqual([[], '0.00', 'cancelled']);
  });

  test('what was paid on it is owed back', () => {
    const life = live(unpaid, '2016-12-31', paid('2016-01-29', '1200.00'), cancellation('2016-02-05'));
    expect([life.refund, life.outcome]).toEqual(['1200.00', 'cancelled']);
  });

  test('takes what a credit note left', () => {
    expect(live(unpaid, '2016-02-06', credit('2016-02-04', '200.00'), cancellation('2016-02-05')).balance).toBe('0.00');
  });

  test('taken back, the claim takes its steps', () => {
    const life = live(
      unpaid,
      '2016-02-22',
      cancellation('2016-02-05'),
      takenBackDecision('2016-02-15', 'cancellation'),
    );
    expect([life.outcome, life.balance, life.days]).toEqual(['open', '1200.00', ['2016-02-22 reminder']]);
  });

  test('a credit note beside it is taken back only after it', () => {
    const { claim } = live(unpaid, '2016-02-06', credit('2016-02-04', '200.00'), cancellation('2016-02-05'));
    expect(answerTo(takenBackDecision('2016-02-06', 'credit'), claim)).toMatch(
      /^not-possible: The rest of the claim was cancelled/,
    );
  });
});

describe('refused, in this order of reasons', () => {
  const cases: [why: string, happening: Happening, day: string, lived: Happening[], answer: RegExp][] = [
    [
      'a credit of what was written off',
      credit('2016-02-12'),
      '2016-02-12',
      [writeOff('2016-02-10')],
      /^not-possible: .* take that back/,
    ],
    [
      'the same document twice',
      credit('2016-02-12', '0.00', { id: 'again' }),
      '2016-02-12',
      [credit('2016-02-10', '1.00')],
      /^already-recorded: Credit note C-1/,
    ],
    [
      'from before the invoice',
      credit('2016-02-12', '0.00', { effective: '2016-01-01' }),
      '2016-02-12',
      [],
      /^not-possible: A credit cannot count from 2016-01-01/,
    ],
    ['nought', credit('2016-02-12', '0.00'), '2016-02-12', [], /^not-possible: 0.00 cannot be credited/],
    [
      'over what is left',
      credit('2016-02-12', '1000.01', { document: 'C-2', id: 'again' }),
      '2016-02-12',
      [credit('2016-02-10', '200.00')],
      /^not-possible: 1000.01 cannot be credited: 1000.00/,
    ],
    [
      'all of nothing',
      credit('2016-02-12', undefined, { document: 'C-2', id: 'again' }),
      '2016-02-12',
      [credit('2016-02-10')],
      /^not-possible: 0.00/,
    ],
    [
      'cancelled twice',
      cancellation('2016-02-06', 'again'),
      '2016-02-06',
      [cancellation('2016-02-05')],
      /^already-recorded: The claim was cancelled/,
    ],
    [
      'cancelled when written off',
      cancellation('2016-02-06'),
      '2016-02-06',
      [writeOff('2016-02-05')],
      /^not-possible: The claim was written off/,
    ],
    [
      'cancelled by a credit note’s number',
      cancellation('2016-02-06'),
      '2016-02-06',
      [credit('2016-02-05', '1.00', { document: 'M-1' })],
      /^already-recorded: Credit note M-1/,
    ],
    [
      'cancelled after a reminder',
      cancellation('2016-02-08'),
      '2016-02-08',
      [],
      /^not-possible: The reminder of 2016-02-08 has gone out; make a credit note/,
    ],
    [
      'cancelled after a reminder that was withdrawn',
      cancellation('2016-02-12'),
      '2016-02-12',
      [deferral('2016-02-10', '2016-03-01', '2016-02-05')],
      /^not-possible: The reminder of 2016-02-08/,
    ],
    [
      'cancelled after a deferral',
      cancellation('2016-02-05'),
      '2016-02-05',
      [deferral('2016-02-02', '2016-03-01')],
      /^not-possible: A letter of agreement/,
    ],
    [
      'cancelled after a deferral that was taken back',
      cancellation('2016-02-05'),
      '2016-02-05',
      [deferral('2016-02-02', '2016-03-01'), takenBackDecision('2016-02-03', 'deferral')],
      /^not-possible: A letter of agreement/,
    ],
    [
      'cancelled when all is credited',
      cancellation('2016-02-05'),
      '2016-02-05',
      [credit('2016-02-04')],
      /^not-possible: Nothing of the invoice is left/,
    ],
  ];
  test.each(cases)('%s', (_why, happening, day, lived, answer) => {
    expect(answerTo(happening, claimOn(day, ...lived))).toMatch(answer);
  });
});

test('a claim that is credited whole has no step ahead', () => {
  const life: Life = live(unpaid, '2016-02-22', credit('2016-02-22'));
  expect(aheadOf(life, '2016-02-22')).toEqual([]);
});
