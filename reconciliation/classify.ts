import { Money, sumOf } from '../domain/kernel/money';
import type { Ambiguities } from './match-open';
import { differenceOf, sided, signed, type Group, type OpenRows } from './open-rows';
import type { DifferenceClass, OpenDifference, SidedRow } from './result';
import type { Side, SourceRow } from './row';

/** What is known of the rows besides what is open. */
export interface AboutRows {
  readonly ambiguities: Ambiguities;
  /** What the matched rows say (`saidBy`): an open row that says the same is a repetition, and no other thing of its amount. */
  readonly matchedTwins: ReadonlySet<string>;
  /** Rows whose counterpart stands in a neighbouring period, where the recipe does not explain by that. */
  readonly shifted: ReadonlySet<SourceRow>;
  /** What sums have explained of a key whose rows are still open. */
  readonly explainedOf: ReadonlyMap<string, Money>;
}

/**
 * Every open row in just one difference: repeated and shifted rows alone, the rows of a key between which a person must
 * choose together, and what else is left of a key together where it stands on both sides.
 */
export function classify(open: OpenRows, about: AboutRows): OpenDifference[] {
  const disputed = new Set(
    [...about.ambiguities].flatMap(([target, sets]) => [target, ...sets.flatMap((set) => set.map(({ row }) => row))]),
  );
  return [...open.byKey()].flatMap(([key, group]) => differencesOf(key, group, disputed, open, about));
}

/** All that a row says of itself, on its side. */
export function saidBy(side: Side, { key, amount, fields }: SourceRow): string {
  const named = Object.keys(fields).filter((name) => fields[name] !== '');
  const cells = named.sort().map((name) => `${name}=${fields[name] as string}`);
  return [side, key, amount.toString(), ...cells].join('\u001f');
}

function differencesOf(
  key: string,
  group: Group,
  disputed: ReadonlySet<SourceRow>,
  open: OpenRows,
  about: AboutRows,
): OpenDifference[] {
  const explained = about.explainedOf.get(key);
  if (explained) return [whole(key, group, open, explained)];
  const found: OpenDifference[] = [];
  const between: SidedRow[] = [];
  const rest: { left: SourceRow[]; right: SourceRow[] } = { left: [], right: [] };
  for (const one of sided(group)) {
    const special = specialClass(one, about);
    if (special) found.push(alone(one, special));
    else if (disputed.has(one.row)) between.push(one);
    else rest[one.side].push(one.row);
  }
  if (between.length > 0) found.push(ambiguous(key, between, open, about));
  if (rest.left.length > 0 && rest.right.length > 0) found.push(whole(key, rest, open, Money.zero(open.currency)));
  else for (const one of sided(rest)) found.push(alone(one, one.side === 'left' ? 'only-left' : 'only-right'));
  return found;
}

function specialClass({ side, row }: SidedRow, about: AboutRows): DifferenceClass | undefined {
  if (about.shifted.has(row)) return 'timing';
  return about.matchedTwins.has(saidBy(side, row)) ? 'repeated' : undefined;
}

function alone({ side, row }: SidedRow, kind: DifferenceClass): OpenDifference {
  return { class: kind, key: row.key, amount: signed(side, row.amount), rows: [{ side, row }], candidates: [] };
}

function ambiguous(
  key: string,
  rows: readonly SidedRow[],
  { currency }: OpenRows,
  { ambiguities }: AboutRows,
): OpenDifference {
  const amount = sumOf(
    rows.map(({ side, row }) => signed(side, row.amount)),
    currency,
  );
  const candidates = rows.flatMap(({ row }) => ambiguities.get(row) ?? []);
  return { class: 'ambiguous', key, amount, rows, candidates };
}

function whole(key: string, group: Group, { currency }: OpenRows, explained: Money): OpenDifference {
  const isOnBoth = group.left.length > 0 && group.right.length > 0;
  const onOne: DifferenceClass = group.left.length > 0 ? 'only-left' : 'only-right';
  return {
    class: isOnBoth ? 'other-amount' : onOne,
    key,
    amount: differenceOf(group, currency).minus(explained),
    rows: sided(group),
    candidates: [],
  };
}
