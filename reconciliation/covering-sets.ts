import { keyInWords, type SourceRow } from './row';

/** The sets of rows whose amounts add up to one amount. */
export type Cover =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly rows: readonly SourceRow[] }
  /** Several sets would do, or one that chance might have brought, or more were to be tried than the bound allows. */
  | { readonly kind: 'several'; readonly sets: readonly (readonly SourceRow[])[] };

/** How many steps are tried for one amount before it is left to a person. */
const MOST_STEPS = 50_000;
const MOST_SETS_SHOWN = 5;
/**
 * Of enough rows some set makes up any amount by accident. A set is believed only where the rows have fewer sets than a
 * hundredth of the øre between their least and their greatest sum, so that chance would bring one in a hundred at most.
 */
const ODDS_AGAINST_CHANCE = 100n;

/**
 * The set of two or more rows that makes up an amount to the øre, if there is just one. Nothing is guessed: rows of one
 * key and one amount stand for each other, but a second set that is different in key or amount makes the answer
 * `several`. Sets of more than `atMost` rows are not looked for.
 */
export function coverOf(amount: bigint, rows: readonly SourceRow[], atMost: number): Cover {
  const search = new Search(amount, rows, atMost);
  const sets = search.run();
  if (search.wasCutShort) return { kind: 'several', sets };
  const [first, second] = sets;
  if (!first) return { kind: 'none' };
  return second || search.mayBeChance ? { kind: 'several', sets } : { kind: 'one', rows: first };
}

class Search {
  wasCutShort = false;
  private readonly amount: bigint;
  private readonly items: readonly Item[];
  private readonly atMost: number;
  /** What the items from an index on can still add and take away. */
  private readonly reach: readonly { readonly up: bigint; readonly down: bigint }[];
  private readonly found: (readonly SourceRow[])[] = [];
  private steps = 0;

  constructor(amount: bigint, rows: readonly SourceRow[], atMost: number) {
    this.amount = amount;
    this.items = itemsOf(rows);
    this.atMost = atMost;
    const reach = [{ up: 0n, down: 0n }];
    for (let at = this.items.length - 1; at >= 0; at -= 1) {
      const { units, rows: same } = this.items[at] as Item;
      const all = units * BigInt(same.length);
      const { up, down } = reach[0] as { up: bigint; down: bigint };
      reach.unshift({ up: all > 0n ? up + all : up, down: all < 0n ? down + all : down });
    }
    this.reach = reach;
  }

  get mayBeChance(): boolean {
    const [{ up, down } = { up: 0n, down: 0n }] = this.reach;
    const sets = this.items.reduce((product, { rows }) => product * BigInt(rows.length + 1), 1n);
    return sets * ODDS_AGAINST_CHANCE > up - down;
  }

  run(): readonly (readonly SourceRow[])[] {
    this.from(0, this.amount, []);
    return this.found;
  }

  private from(at: number, rest: bigint, chosen: readonly SourceRow[]): void {
    if (this.found.length >= MOST_SETS_SHOWN || this.wasCutShort) return;
    this.steps += 1;
    if (this.steps > MOST_STEPS) {
      this.wasCutShort = true;
      return;
    }
    if (at === this.items.length) {
      if (rest === 0n && chosen.length >= 2) this.found.push(chosen);
      return;
    }
    const { up, down } = this.reach[at] as { up: bigint; down: bigint };
    if (rest > up || rest < down) return;
    const { units, rows } = this.items[at] as Item;
    const most = Math.min(rows.length, this.atMost - chosen.length);
    for (let count = most; count >= 0; count -= 1) {
      this.from(at + 1, rest - units * BigInt(count), count === 0 ? chosen : [...chosen, ...rows.slice(0, count)]);
    }
  }
}

/** Rows that stand for each other. */
interface Item {
  readonly units: bigint;
  readonly rows: readonly SourceRow[];
}

/** Large amounts first, so that a set which cannot come about is given up early. */
function itemsOf(rows: readonly SourceRow[]): Item[] {
  const items = new Map<string, { units: bigint; rows: SourceRow[] }>();
  for (const row of rows) {
    const units = row.amount.toMinorUnits();
    if (units === 0n) continue;
    const name = `${row.key}|${units}`;
    const item = items.get(name);
    if (item) item.rows.push(row);
    else items.set(name, { units, rows: [row] });
  }
  return [...items.values()].sort((one, other) => {
    const [a, b] = [size(one.units), size(other.units)];
    if (a !== b) return a > b ? -1 : 1;
    return keyInWords(one.rows[0]?.key ?? '') < keyInWords(other.rows[0]?.key ?? '') ? -1 : 1;
  });
}

function size(units: bigint): bigint {
  return units < 0n ? -units : units;
}
