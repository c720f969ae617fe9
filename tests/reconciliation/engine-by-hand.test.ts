import fc from 'fast-check';
import { Money } from '../../domain/kernel/money';
import { coverOf } from '../../reconciliation/covering-sets';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import type { SourceRow } from '../../reconciliation/row';
import { namesOf, reconcileByHand, setsThatCover, type Slip } from './plain-reference';
import { dated, EXACT, matchedRows, plain, rowsOf, slips, SUMS, written } from './slips';
import { linesOf, list, runSmall, SHIFT, smallRecipe, source } from './small-recipe';

describe('against a reconciliation by hand', () => {
  test.each([
    ['row by row', [EXACT]],
    ['row by row and by sums', [EXACT, SUMS]],
  ] as const)('%s, the same is matched and the same is left of each key, to the øre', (_, matchers) => {
    fc.assert(
      fc.property(slips, slips, (left, right) => {
        const byHand = reconcileByHand(left, right, matchers.length === 2);
        const result = runSmall(rowsOf(left), rowsOf(right), {}, plain(matchers));
        const open = new Map<string, { lefts: number; rights: number; apart: number }>();
        for (const { key, rows, amount } of result.unexplained) {
          const of = open.get(key) ?? { lefts: 0, rights: 0, apart: 0 };
          of.lefts += rows.filter(({ side }) => side === 'left').length;
          of.rights += rows.filter(({ side }) => side === 'right').length;
          of.apart += Number(amount.toMinorUnits());
          open.set(key, of);
        }
        expect(matchedRows(result, 'exact')).toEqual([byHand.exact, byHand.exact]);
        expect(matchedRows(result, 'sums')).toEqual(byHand.sums);
        expect(new Map([...open].sort())).toEqual(new Map([...byHand.left].sort()));
      }),
      { numRuns: 400 },
    );
  });

  test('the set that makes up an amount is found just when there is one, and two are never chosen from', () => {
    const some = fc.array(
      fc.record({
        key: fc.constantFrom('A', 'B'),
        units: fc.integer({ min: -3, max: 9 }).map((step) => step * 1_000_003),
      }),
      { minLength: 2, maxLength: 7 },
    );
    const between = fc.integer({ min: -6, max: 30 }).map((step) => step * 1_000_003);
    const atMost = fc.integer({ min: 2, max: 7 });
    fc.assert(
      fc.property(some, between, atMost, (rows, units, most) => {
        const sourceRows = rows.map((row, at): SourceRow => ({
          line: at + 2,
          key: row.key,
          amount: Money.ofMinorUnits(row.units, 'DKK'),
          fields: {},
        }));
        const cover = coverOf(BigInt(units), sourceRows, most);
        const sets = setsThatCover(units, rows, most);
        const ofSeveralRows = sets.filter((set) => set.includes(' + '));
        if (ofSeveralRows.length === 0) expect(cover.kind).toBe('none');
        else if (sets.length > 1) expect(cover.kind).toBe('several');
        else expect(namesOf(foundIn(cover))).toBe(ofSeveralRows[0]);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The rows of a cover, offered or taken. */
function foundIn(cover: ReturnType<typeof coverOf>): Slip[] {
  const rows = cover.kind === 'one' ? cover.rows : cover.kind === 'several' ? (cover.sets[0] ?? []) : [];
  return rows.map(({ key, amount }) => ({ key, units: Number(amount.toMinorUnits()) }));
}

const EVERYTHING = smallRecipe({
  explanations: [list('errors', 'left', 'rows'), list('theirs', 'right', 'rows')],
  tolerance: { amount: '0.01', reason: 'rounded' },
});
const EXCHANGED = smallRecipe({
  explanations: [
    { ...list('theirs', 'left', 'rows'), cause: 'on the list theirs' },
    { ...list('errors', 'right', 'rows'), cause: 'on the list errors' },
  ],
  tolerance: { amount: '0.01', reason: 'rounded' },
});

const MIRROR: Readonly<Record<string, string>> = { 'only-left': 'only-right', 'only-right': 'only-left' };

function told(result: Reconciliation, exchanged = false): unknown {
  const amount = (money: Money) => (exchanged ? money.negated() : money).toString();
  return {
    difference: amount(result.difference),
    matched: result.matched
      .map(({ by, leftRows, rightRows }) =>
        [by, ...(exchanged ? [rightRows, leftRows] : [leftRows, rightRows])].join(' '),
      )
      .sort(),
    explained: result.explained.map(({ cause, rows, amount: sum }) => `${cause} ${rows} ${amount(sum)}`).sort(),
    unexplained: result.unexplained
      .map(
        ({ class: kind, key, amount: apart }) => `${exchanged ? (MIRROR[kind] ?? kind) : kind} ${key} ${amount(apart)}`,
      )
      .sort(),
  };
}

describe('whatever the files say', () => {
  test('every row is matched, explained or unexplained, and in one of them only', () => {
    fc.assert(
      fc.property(dated, dated, slips, slips, (left, right, errors, theirs) => {
        const result = runSmall(
          rowsOf(left),
          rowsOf(right),
          { errors: rowsOf(errors), theirs: rowsOf(theirs) },
          EVERYTHING,
        );
        for (const side of ['left', 'right'] as const) {
          const open = [
            ...result.explained.flatMap(({ items }) => items.flatMap(({ rows }) => rows)),
            ...result.unexplained.flatMap(({ rows }) => rows),
          ].filter((one) => one.side === side);
          expect(new Set(open.map(({ row }) => row.line)).size).toBe(open.length);
          const matched = result.matched.reduce(
            (sum, one) => sum + (side === 'left' ? one.leftRows : one.rightRows),
            0,
          );
          expect(matched + open.length).toBe(result[side].rows);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the total of a side is what its rows of the period add up to', () => {
    fc.assert(
      fc.property(dated, dated, (left, right) => {
        const result = runSmall(rowsOf(left), rowsOf(right));
        const sum = (rows: typeof left) =>
          written(rows.filter((row) => row.month === '2021-03').reduce((total, { units }) => total + units, 0));
        expect([result.left.total.toString(), result.right.total.toString()]).toEqual([sum(left), sum(right)]);
      }),
    );
  });

  test('neither the order of the rows nor of the lists changes anything', () => {
    const shuffled = dated.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, whole(rows))));
    const recipe = fc.constantFrom(
      EVERYTHING,
      smallRecipe(),
      smallRecipe({ matchers: [EXACT, { kind: 'many-to-one', within: ['month'] }, SHIFT] }),
    );
    fc.assert(
      fc.property(recipe, shuffled, shuffled, slips, (by, [left, left2], [right, right2], errors) => {
        const once = runSmall(rowsOf(left), rowsOf(right), { errors: rowsOf(errors) }, by);
        const again = runSmall(rowsOf(left2), rowsOf(right2), { errors: rowsOf(errors.toReversed()) }, by);
        expect(told(again)).toEqual(told(once));
      }),
      { numRuns: 1_000 },
    );
  });

  test('with the sides exchanged everything is the opposite, lists and neighbouring months included', () => {
    fc.assert(
      fc.property(dated, dated, slips, slips, (left, right, errors, theirs) => {
        const lists = { errors: rowsOf(errors), theirs: rowsOf(theirs) };
        const result = runSmall(rowsOf(left), rowsOf(right), lists, EVERYTHING);
        const exchanged = runSmall(rowsOf(right), rowsOf(left), lists, EXCHANGED);
        expect(told(exchanged, true)).toEqual(told(result));
      }),
      { numRuns: 500 },
    );
  });

  test('a side that is written with the opposite sign comes to the same', () => {
    const opposite = { ...source, amounts: [{ columns: ['amount'], sign: 'opposite' }] } as const;
    fc.assert(
      fc.property(dated, dated, (left, right) => {
        const turned = right.map((row) => ({ ...row, units: row.units === 0 ? 0 : -row.units }));
        expect(told(runSmall(rowsOf(left), rowsOf(turned), {}, smallRecipe({ right: opposite })))).toEqual(
          told(runSmall(rowsOf(left), rowsOf(right))),
        );
      }),
    );
  });

  test('with every sign turned every difference is turned, and nothing else', () => {
    const turned = (rows: readonly (Slip & { month: string })[]) =>
      rows.map((row) => ({ ...row, units: -row.units || 0 }));
    fc.assert(
      fc.property(dated, dated, (left, right) => {
        const recipe = plain([EXACT, SUMS, SHIFT]);
        const result = runSmall(rowsOf(left), rowsOf(right), {}, recipe);
        const opposite = runSmall(rowsOf(turned(left)), rowsOf(turned(right)), {}, recipe);
        const amounts = ({ unexplained }: Reconciliation, sign: 1 | -1) =>
          unexplained.map(
            ({ class: kind, key, amount }) => `${kind} ${key} ${sign * Number(amount.toMinorUnits()) || 0}`,
          );
        expect(amounts(opposite, -1).sort()).toEqual(amounts(result, 1).sort());
      }),
    );
  });

  test('without a tolerance not one øre passes; with one, no row that is missing and nothing beyond it', () => {
    const units = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(units, units, fc.integer({ min: 0, max: 20 }), (one, other, most) => {
        const rows = [[`A ${written(one)}`], [`A ${written(other)}`]] as const;
        expect(runSmall(...rows, {}, plain([EXACT, SUMS])).unexplained).toHaveLength(one === other ? 0 : 1);
        const recipe = plain([EXACT, SUMS], { tolerance: { amount: written(most), reason: 'rounded' } });
        expect(runSmall(...rows, {}, recipe).unexplained).toHaveLength(Math.abs(one - other) <= most ? 0 : 1);
        expect(runSmall(rows[0], [], {}, recipe).unexplained).toHaveLength(1);
      }),
    );
  });

  test('one row in another currency refuses the run, on whichever side and in whichever list', () => {
    fc.assert(
      fc.property(slips, fc.constantFrom('left', 'right', 'errors'), fc.nat(), (rows, where, at) => {
        const lines = linesOf(rowsOf(rows));
        const kronor = lines.map((line, index) => (index === at % lines.length ? { ...line, currency: 'SEK' } : line));
        const of = (file: string) => (file === where ? kronor : lines);
        const run = () =>
          reconcile(
            smallRecipe(),
            { period: '2021-03' },
            { left: of('left'), right: of('right'), explanations: { errors: of('errors') } },
          );
        if (rows.length > 0) expect(run).toThrow(/SEK is not the DKK of this reconciliation/);
        else expect(run).not.toThrow();
      }),
    );
  });

  test('a row put once more into files that tie is told as repeated, on its side, with its amount', () => {
    const different = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(different, fc.nat(), fc.boolean(), (amounts, at, onLeft) => {
        const rows = amounts.map((units, index) => `K${index} ${written(units)}`);
        const again = [...rows, rows[at % rows.length] as string];
        const result = onLeft ? runSmall(again, rows) : runSmall(rows, again);
        const units = amounts[at % rows.length] as number;
        expect(result.unexplained.map(({ class: kind, amount }) => [kind, amount.toString()])).toEqual([
          ['repeated', written(onLeft ? units : -units)],
        ]);
        expect(result[onLeft ? 'left' : 'right'].repeated).toBe(1);
      }),
    );
  });
});

function whole(rows: readonly unknown[]): { minLength: number; maxLength: number } {
  return { minLength: rows.length, maxLength: rows.length };
}
