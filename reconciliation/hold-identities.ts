import { Money } from '../domain/kernel/money';
import { isWithin } from './open-rows';
import type { Identity } from './recipe';
import type { ApartInIdentity, ShownIdentity, UntestedIdentity } from './result';
import type { SourceTally } from './source-tally';
import { ALL, TOTAL } from './combinations';
import type { Asked, Totals } from './totals';

/** What became of a recipe's identities. */
export interface HeldIdentities {
  readonly shown: readonly ShownIdentity[];
  readonly untested: readonly UntestedIdentity[];
  /** What those that were tested have asked for: a row that counts in none of it was held against nothing. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** The columns by which every identity that spoke of a file was held. */
  readonly comparedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Holds each identity in total, and by each column that all its files name. One whose files say too little, or of which no
 * file has a row, is not tested: a control that passes on nothing says nothing.
 */
export function holdIdentities(
  identities: readonly Identity[],
  totals: Totals,
  tallies: ReadonlyMap<string, SourceTally>,
): HeldIdentities {
  const shown: ShownIdentity[] = [];
  const untested: UntestedIdentity[] = [];
  const asked = new Map<string, Set<string>>();
  const comparedBy = new Map<string, Set<string>>();
  for (const identity of identities) {
    const { name, cites } = identity;
    if (identity.applies && !identity.applies(totals)) {
      const missed = totals.missedBy(identity.applies);
      const why = missed.length > 0 ? missed.join('; ') : (identity.notWhen ?? 'the files do not say enough');
      untested.push({ name, cites, why });
      continue;
    }
    const asks = totals.askedBy((all) => [identity.left(all), identity.right(all)]);
    if (asks.size > 0 && rowsOf(asks, tallies) === 0) {
      const missed = totals.missedBy((all) => [identity.left(all), identity.right(all)]);
      untested.push({ name, cites, why: missed.length > 0 ? missed.join('; ') : NOTHING_THERE });
      continue;
    }
    const columns = columnsOf(identity, asks, tallies);
    const notBy = namedByOne(identity, asks, tallies).filter((column) => !columns.includes(column));
    shown.push({ ...held(identity, totals, asks, columns, tallies), ...(notBy.length > 0 && { notBy }) });
    for (const [file, names] of asks) {
      addAll(asked, file, names);
      const held = comparedBy.get(file);
      comparedBy.set(file, new Set(held ? columns.filter((column) => held.has(column)) : columns));
    }
  }
  return { shown, untested, asked, comparedBy };
}

const NOTHING_THERE = 'no row is there that it could fail by';

function addAll(sets: Map<string, Set<string>>, file: string, names: Iterable<string>): void {
  sets.set(file, new Set([...(sets.get(file) ?? []), ...names]));
}

/** How many rows a question came upon. */
function rowsOf(asks: Asked, tallies: ReadonlyMap<string, SourceTally>): number {
  let rows = 0;
  for (const [file, names] of asks) {
    const tally = tallies.get(file);
    if (!tally) continue;
    for (const name of names) {
      rows += name === ALL ? Number(saysBalances(tally)) : name === TOTAL ? tally.countedRows : tally.of(name).rows;
    }
  }
  return rows;
}

/** A file without a row has nought as its first balance and as its last. */
function saysBalances({ balances, statements }: SourceTally): boolean {
  return balances.computed !== undefined || statements !== undefined;
}

function columnsOf({ by = [] }: Identity, asks: Asked, tallies: ReadonlyMap<string, SourceTally>): readonly string[] {
  return by.filter((column) =>
    [...asks].every(([file, names]) =>
      [...names].every((name) => tallies.get(file)?.fine?.names(name, column) !== false),
    ),
  );
}

/** The columns of an identity that some of its files name. */
function namedByOne({ by = [] }: Identity, asks: Asked, tallies: ReadonlyMap<string, SourceTally>): readonly string[] {
  return by.filter((column) => [...asks.keys()].some((file) => tallies.get(file)?.hasColumn(column) === true));
}

function held(
  identity: Identity,
  totals: Totals,
  asks: Asked,
  columns: readonly string[],
  tallies: ReadonlyMap<string, SourceTally>,
): ShownIdentity {
  const { name, cites, within } = identity;
  const [left, right] = [identity.left(totals), identity.right(totals)];
  const most = within ? Money.of(within.amount, left.currency) : totals.nought;
  const apart = columns.length > 0 ? apartIn(identity, totals, asks, columns, tallies, most) : [];
  return {
    name,
    cites,
    left,
    right,
    holds: isWithin(left.minus(right), most) && apart.length === 0,
    ...(within && { within: within.reason }),
    ...(columns.length > 0 && { by: columns }),
    ...(apart.length > 0 && { apart }),
  };
}

function apartIn(
  identity: Identity,
  totals: Totals,
  asks: Asked,
  columns: readonly string[],
  tallies: ReadonlyMap<string, SourceTally>,
  most: Money,
): ApartInIdentity[] {
  const keys = new Set<string>();
  for (const [file, names] of asks) {
    for (const name of names) for (const key of tallies.get(file)?.fine?.by(name, columns).keys() ?? []) keys.add(key);
  }
  return [...keys].sort().flatMap((key) => {
    const part = totals.ofPart(columns, key);
    const [left, right] = [identity.left(part), identity.right(part)];
    return isWithin(left.minus(right), most) ? [] : [{ key, left, right }];
  });
}
