import { readBgMax } from '../../../formats/bgmax/read-bgmax';
import { indexCandidates, matchPayments } from '../../../domain/payment/match-payments';
import { deposit, end, file, OPENING, payment, record, START } from './record';

const PAID = payment({});
const DEPOSITED = deposit('10000', 1);

function read(...records: readonly string[]) {
  return readBgMax(file(...records));
}

it.each([
  ['repeated-deposit', [OPENING, PAID, DEPOSITED], end(2, 0, 0, 2), 1],
  [
    'other-currency',
    [record('05', [3, '0009912346'], [23, 'EUR']), PAID, deposit('10000', 1, '2')],
    end(2, 0, 0, 2),
    0,
  ],
  ['other-currency', [OPENING, PAID, deposit('10000', 1, '1', '20160301', 'EUR')], end(2, 0, 0, 2), 0],
] as const)(
  'a deposit that cannot be booked (%s) stands aside, and the other one is taken in',
  (reason, more, last, kept) => {
    const { movements, aside } = read(START, OPENING, PAID, DEPOSITED, ...more, last);
    expect(movements).toHaveLength(1);
    expect(aside?.map((row) => [row.reason, row.line, row.amount, row.movements.length])).toEqual([
      [reason, 7, '100.00', kept],
    ]);
  },
);

it('a record of an unknown kind stands aside with its line', () => {
  const { movements, aside } = read(START, OPENING, record('99'), PAID, DEPOSITED, end(1, 0, 0, 1));
  expect(movements).toHaveLength(1);
  expect(aside?.map(({ reason, line }) => [reason, line])).toEqual([['unknown-code', 3]]);
});

/** A TK22 of 100.00 for 665760, put out of place. */
const EXTRA = payment({ code: '22', amount: '10000' });

it.each([
  ['with a tab', EXTRA.replace('  665760', '\t665760')],
  ['a column to the left', EXTRA.replace('22', '22').slice(0, 2) + EXTRA.slice(3)],
  ['a column to the right', `22 ${EXTRA.slice(2, 79)}`],
  ['with an amount for no reference', payment({ code: '22', amount: '10000', reference: '' })],
])('a TK22 %s moves nothing to a claim, and says its line', (_what, extra) => {
  const { movements } = read(START, OPENING, PAID, extra, DEPOSITED, end(1, 0, 1, 1));
  const candidates = [
    { claimId: 'town/1', paymentReference: '665760' },
    { claimId: 'town/2', paymentReference: '66576' },
  ];
  const index = indexCandidates(candidates.map((one) => ({ ...one, invoiceNumber: '' })) as never);
  const [match] = matchPayments(movements, index);
  expect(match?.claimIds).toEqual([]);
  expect(match?.unmatchedBecause).toMatch(/^line 4, TK22: /);
});
