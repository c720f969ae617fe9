import fc from 'fast-check';
import { type StatementRowKind, StatementChain } from '../../reconciliation/statement-chain';

type RowInWords = readonly [file: string, kind: StatementRowKind, on: string, kronor: number, account?: string];

function chainOf(rows: readonly RowInWords[]): StatementChain {
  const chain = new StatementChain();
  rows.forEach(([file, kind, on, kronor, account = 'A'], at) =>
    chain.add({ file, line: at + 1, account, on, kind, ore: kronor * 100 }),
  );
  return chain;
}

function sumsOf(rows: readonly RowInWords[]): string {
  const sums = chainOf(rows).sums('SEK');
  if (!sums) return 'says nothing';
  const { opening, moved, closing, isWhole } = sums;
  return `${opening.toString()} + ${moved.toString()} → ${closing.toString()}${isWhole ? '' : ', not of all accounts'}`;
}

const day = (file: string, on: string, opening: number, moved: number): RowInWords[] => [
  [file, 'opening', on, opening],
  [file, 'movement', on, moved],
  [file, 'closing', on, opening + moved],
];

const [FIRST, SECOND, THIRD] = [day('1', '02-01', 100, 10), day('2', '02-02', 110, 20), day('3', '02-03', 130, -5)];

describe('the statements of an account', () => {
  test('are one chain, in whatever order their files come', () => {
    expect(sumsOf([...FIRST, ...SECOND, ...THIRD])).toBe('100.00 + 25.00 → 125.00');
    expect(sumsOf([...THIRD, ...FIRST, ...SECOND])).toBe('100.00 + 25.00 → 125.00');
    expect(chainOf([...THIRD, ...FIRST, ...SECOND]).gaps('SEK')).toEqual([]);
  });

  test('tell of a day that is missing, with both balances and their files', () => {
    // 130.00 − 110.00 is what the second day moved.
    expect(sumsOf([...FIRST, ...THIRD])).toBe('100.00 + 5.00 → 125.00');
    expect(chainOf([...THIRD, ...FIRST]).gaps('SEK')).toEqual([
      { line: 1, file: '3', says: 'A: 02-03 (3) begins with 130.00, 02-01 (1) ended with 110.00' },
    ]);
  });

  test('of one day are put so that each goes on from the last', () => {
    const [morning, evening] = [day('am', '02-01', 100, 10), day('pm', '02-01', 110, 20)];
    for (const rows of [
      [...morning, ...evening, ...day('2', '02-02', 130, 1)],
      [...day('2', '02-02', 130, 1), ...evening, ...morning],
    ]) {
      expect(sumsOf(rows)).toBe('100.00 + 31.00 → 131.00');
      expect(chainOf(rows).gaps('SEK')).toEqual([]);
    }
  });

  test('of several accounts are chains of their own', () => {
    const other: RowInWords[] = day('1', '02-01', 7, 1).map(([file, kind, on, kronor]) => [
      file,
      kind,
      on,
      kronor,
      'B',
    ]);
    expect(sumsOf([...FIRST, ...other, ...SECOND])).toBe('107.00 + 31.00 → 138.00');
    expect(chainOf([...FIRST, ...other, ...SECOND]).gaps('SEK')).toEqual([]);
  });

  test('say nothing of an account of which a file has movements and no balances, nor of its gaps', () => {
    const notification: RowInWords[] = [['2', 'movement', '02-02', 20]];
    expect(sumsOf([...FIRST, ...notification, ...THIRD])).toBe('says nothing');
    expect(chainOf([...FIRST, ...notification, ...THIRD]).gaps('SEK')).toEqual([]);
    const ofAnother: RowInWords[] = [['2', 'movement', '02-02', 20, 'bankgiro']];
    expect(sumsOf([...FIRST, ...ofAnother, ...SECOND])).toBe('100.00 + 30.00 → 130.00, not of all accounts');
  });

  test('say nothing where one of them lacks its end', () => {
    expect(sumsOf(FIRST.slice(0, 2))).toBe('says nothing');
    expect(sumsOf([])).toBe('says nothing');
  });
});

test('days without a gap lead from the first opening to the last closing balance, in any order', () => {
  const days = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 20 });
  const inAnyOrder = days.chain((moves) =>
    fc.record({
      moves: fc.constant(moves),
      order: fc.shuffledSubarray([...moves.keys()], { minLength: moves.length, maxLength: moves.length }),
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), inAnyOrder, (begin, { moves, order }) => {
      const before = (at: number) => moves.slice(0, at).reduce((sum, moved) => sum + moved, begin);
      const files = moves.map((moved, at) => day(`${at}`, `02-${String(at + 10)}`, before(at), moved));
      const rows = order.flatMap((at) => files[at] ?? []);
      const sums = chainOf(rows).sums('SEK');
      expect([sums?.opening.toMinorUnits(), sums?.closing.toMinorUnits()]).toEqual([
        BigInt(begin * 100),
        BigInt(before(moves.length) * 100),
      ]);
      expect(chainOf(rows).gaps('SEK')).toEqual([]);
    }),
  );
});
