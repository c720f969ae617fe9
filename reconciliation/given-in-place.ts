import { folded } from '../formats/tables/bound-column';
import { placesOf } from '../formats/tables/table-header';
import { sourcesOf, type Recipe } from './recipe';
import type { BrokenRule, Misplaceable } from './result';
import type { SourceTally } from './source-tally';

/** The hashes of what was given as each file: of a source in parts several. */
export type FileHashes = Readonly<Record<string, readonly string[]>>;

type Tallies = ReadonlyMap<string, SourceTally>;

/** One file given in two places agrees with itself, whatever stands in it. Only where rows of it count in both. */
export function givenInTwoPlaces(recipe: Recipe, tallies: Tallies, hashes: FileHashes): BrokenRule[] {
  return pairsOf([...tallies.keys()]).flatMap(([one, other]): BrokenRule[] => {
    const [first, second] = [tallies.get(one), tallies.get(other)];
    const isShared = hashes[one]?.some((hash) => hashes[other]?.includes(hash)) === true;
    if (!isShared || !first?.countedLines || !second?.countedLines || mayBeOne(recipe, one, other)) return [];
    return [
      {
        rule: 'a file is given in one place',
        cites: ['S004-05'],
        source: second.title,
        file: other,
        lines: second.countedLines,
        firstLines: [],
        says: [`the very same file was given as ${first.title} (${one}), and agrees with itself`],
      },
    ];
  });
}

/**
 * Whether the two sides could stand in each other's place: each names only columns that the recipe knows in the other too, or
 * one names a column that the recipe knows in the other alone. What ties then ties either way: a person sees to it.
 */
export function couldBeMisplaced(recipe: Recipe, tallies: Tallies): Misplaceable[] {
  const [left, right] = [columnsOf(tallies, 'left'), columnsOf(tallies, 'right')];
  if (left.length === 0 || right.length === 0 || mayBeOne(recipe, 'left', 'right')) return [];
  const [ofLeft, ofRight] = [headersOf(recipe, 'left'), headersOf(recipe, 'right')];
  const isAlike = allIn(ofRight, known(left, ofLeft)) && allIn(ofLeft, known(right, ofRight));
  const says = [
    ...(isAlike ? ['left and right have columns that either may have: nothing in the files tells which is which'] : []),
    ...foreign('left', 'right', left, ofLeft, ofRight),
    ...foreign('right', 'left', right, ofRight, ofLeft),
  ];
  return says.length === 0 ? [] : [{ files: ['left', 'right'], says: says.join('; ') }];
}

function columnsOf(tallies: Tallies, file: string): readonly string[] {
  return tallies.get(file)?.columnsNamed ?? [];
}

/** What the source makes itself of what stands there is no column of the file. */
function known(columns: readonly string[], headers: ReadonlySet<string>): readonly string[] {
  return columns.filter((column) => headers.has(folded(column)));
}

function allIn(headers: ReadonlySet<string>, columns: readonly string[]): boolean {
  return columns.every((column) => headers.has(folded(column)));
}

/** Columns that the file names, that its own source does not know, and that the other source does. */
function foreign(
  file: string,
  other: string,
  columns: readonly string[],
  own: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): string[] {
  const found = columns.filter((column) => !own.has(folded(column)) && theirs.has(folded(column)));
  return found.length === 0 ? [] : [`${file} names ${found.join(', ')}, which the recipe knows in ${other} alone`];
}

function mayBeOne({ mayBeOneFile = [] }: Recipe, one: string, other: string): boolean {
  return mayBeOneFile.some((pair) => pair.includes(one) && pair.includes(other));
}

/** Every header under which a column of the source may stand, folded. */
export function headersOf(recipe: Recipe, file: string): ReadonlySet<string> {
  const tables = (sourcesOf(recipe).get(file)?.layouts ?? []).filter((layout) => layout.kind === 'csv');
  const names = tables.flatMap(({ columns }) =>
    columns.flatMap((column) => [column.name, ...placesOf(column).flatMap(({ headers = [] }) => headers)]),
  );
  return new Set(names.map(folded));
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}
