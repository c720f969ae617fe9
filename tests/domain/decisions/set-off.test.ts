import { live, openParts, paid, takenBack, type Happening } from '../life';
import { answerTo, claimOn, credit, dispute, setOff, takenBackDecision, unpaid } from './decided';

type Row = [what: string, happenings: Happening[], open: string, refund: string];

/** On 24 February, after the demand: 180.00 + 4.46 + 1,200.00. */
const rows: Row[] = [
  [
    'covers fee, interest and principal, in this order',
    [setOff('2016-02-22', '384.46')],
    '0.00 + 0.00 + 1000.00',
    '0.00',
  ],
  ['may pay all of it', [setOff('2016-02-22', '1384.46')], '0.00 + 0.00 + 0.00', '0.00'],
  // 9 days on 1,200.00 and 8 on 700.00: 2.3607 + 1.2240.
  [
    'counted from before the demand, corrects its interest',
    [setOff('2016-02-22', '500.00', '2016-02-10')],
    '180.00 + 3.58 + 700.00',
    '0.00',
  ],
  [
    'counted so, of the whole invoice, leaves no charge',
    [setOff('2016-02-22', '1200.00', '2016-02-10')],
    '0.00 + 0.00 + 0.00',
    '0.00',
  ],
  [
    'taken back, opens what it had paid',
    [setOff('2016-02-22', '384.46'), takenBackDecision('2016-02-23', 'set-off')],
    '180.00 + 4.46 + 1200.00',
    '0.00',
  ],
  [
    'taken back, claims again the interest that it had corrected',
    [setOff('2016-02-22', '500.00', '2016-02-10'), takenBackDecision('2016-02-23', 'set-off')],
    '180.00 + 4.46 + 1200.00',
    '0.00',
  ],
  [
    'taken back when the claim was overpaid, lowers what is owed back first',
    [setOff('2016-02-22', '500.00'), paid('2016-02-23', '1384.46'), takenBackDecision('2016-02-24', 'set-off')],
    '0.00 + 0.00 + 0.00',
    '0.00',
  ],
  [
    'taken back when the invoice was credited, opens nothing',
    [setOff('2016-02-22', '1384.46'), credit('2016-02-23'), takenBackDecision('2016-02-24', 'set-off')],
    '0.00 + 0.00 + 0.00',
    '0.00',
  ],
  [
    'and a payment that is taken back, leave what was owed',
    [setOff('2016-02-22', '384.46'), paid('2016-02-23', '1000.00'), takenBack('2016-02-24', '1000.00')],
    '0.00 + 0.00 + 1000.00',
    '0.00',
  ],
];

test.each(rows)('a set-off %s', (_what, happenings, open, refund) => {
  const life = live(unpaid, '2016-02-24', ...happenings);
  expect([openParts(life.claim), life.refund]).toEqual([open, refund]);
});

test('a claim that was set off whole gets no step more', () => {
  const life = live(unpaid, '2016-12-31', setOff('2016-02-22', '1384.46'));
  expect([life.days.length, life.outcome]).toEqual([2, 'paid']);
});

describe('refused, in this order of reasons', () => {
  const cases: [why: string, happening: Happening, lived: Happening[], answer: RegExp][] = [
    [
      'the decision is on the claim already',
      setOff('2016-02-24', '0.00'),
      [setOff('2016-02-22', '1384.46')],
      /^already-recorded/,
    ],
    ['nothing is open', setOff('2016-02-24', '0.00'), [paid('2016-02-23', '1384.46')], /^settled/],
    ['nought', setOff('2016-02-24', '0.00'), [], /^not-possible: 0.00 cannot be set off/],
    ['more than is owed', setOff('2016-02-24', '1384.47'), [], /^not-possible: 1384.47 cannot be set off: 1384.46/],
    [
      'what is disputed',
      setOff('2016-02-24', '1184.47'),
      [dispute('2016-02-23', '200.00')],
      /^not-possible: 1184.47 cannot be set off: 1184.46/,
    ],
    [
      'more than was owed on its day',
      setOff('2016-02-24', '1200.01', '2016-02-10'),
      [],
      /^not-possible: 1200.01 cannot be set off: 1200.00/,
    ],
    [
      'taken back twice',
      takenBackDecision('2016-02-24', 'set-off', 'again'),
      [setOff('2016-02-22', '1.00'), takenBackDecision('2016-02-23', 'set-off')],
      /^already-recorded: Decision set-off was taken back/,
    ],
  ];
  test.each(cases)('%s', (_why, happening, lived, answer) => {
    expect(answerTo(happening, claimOn('2016-02-24', ...lived))).toMatch(answer);
  });
});
