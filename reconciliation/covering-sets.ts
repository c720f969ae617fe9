import { keyInWords, type SourceRow } from './row';

/** The sets of rows whose amounts add up to one amount. */
export type Cover =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly rows: readonly SourceRow[] }
  /** Several sets would do, or one that chance might have brought, or more were to be tried than the bound allows. */
  | { readonly kind: 'several'; readonly sets: readonly (readonly SourceRow[])[] };

/** How many steps are tried for one amount before it is left to a person. */
const MOST_STEPS = 50_000;
/** How many steps are tried for all amounts that are looked for among the same rows, and how many each has at least. */
const STEPS_FOR_ALL = 1_000_000;
const LEAST_STEPS = 500;
const MOST_SETS_SHOWN = 5;
/**
 * Of enough rows some set makes up any amount by accident. A set is believed only where the rows have fewer sets than a
 * hundredth of the øre between their least and their greatest sum, so that chance would bring one in a hundred at most.
 */
const ODDS_AGAINST_CHANCE = 100n;
/** Among more different rows than these every sum comes about by chance, and nothing is looked for. */
const MOST_ITEMS = 400;

export interface CoverBounds {
  /** Sets of more rows are not looked for. */
  readonly atMost: number;
  /** How many amounts are looked for among the same rows: the work for all of them together is bounded. */
  readonly amounts?: number;
}

/**
 * The set of two or more rows that makes up an amount to the øre, if there is just one. Nothing is guessed: rows of one
 * key and one amount stand for each other, but a second set that is different in key or amount makes the answer
 * `several`, and so does a single row that has the whole amount.
 */
export function coverOf(amount: bigint, rows: readonly SourceRow[], atMost: number): Cover {
  return new Covers(rows, { atMost }).of(amount);
}

/** Covers of many amounts by the same rows. The answer for one amount does not hang on which others are asked for. */
export class Covers {
  private readonly items: readonly Item[];
  private readonly atMost: number;
  private readonly mostSteps: number;
  /** What the items from an index on can still add and take away. */
  private readonly reach: readonly Reach[];
  private readonly mayBeChance: boolean;

  constructor(rows: readonly SourceRow[], { atMost, amounts = 1 }: CoverBounds) {
    this.items = itemsOf(rows);
    this.atMost = atMost;
    this.mostSteps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.floor(STEPS_FOR_ALL / Math.max(1, amounts))));
    this.reach = reachOf(this.items);
    this.mayBeChance = this.items.length > MOST_ITEMS || mayBeChance(this.items, this.reach);
  }

  of(amount: bigint): Cover {
    if (this.items.length > MOST_ITEMS) return { kind: 'none' };
    const search = new Search(amount, this.items, this.reach, this.atMost, this.mostSteps);
    search.run();
    const sets = search.found.filter((set) => set.length > 1);
    if (search.wasCutShort) return { kind: 'several', sets };
    const [first] = sets;
    if (!first) return { kind: 'none' };
    const isOnly = search.found.length === 1 && !this.mayBeChance;
    return isOnly ? { kind: 'one', rows: first } : { kind: 'several', sets };
  }
}

class Search {
  wasCutShort = false;
  readonly found: (readonly SourceRow[])[] = [];
  private readonly amount: bigint;
  private readonly items: readonly Item[];
  private readonly reach: readonly Reach[];
  private readonly atMost: number;
  private readonly mostSteps: number;
  private steps = 0;

  constructor(amount: bigint, items: readonly Item[], reach: readonly Reach[], atMost: number, mostSteps: number) {
    this.amount = amount;
    this.items = items;
    this.reach = reach;
    this.atMost = atMost;
    this.mostSteps = mostSteps;
  }

  run(): void {
    this.from(0, this.amount, []);
  }

  private from(at: number, rest: bigint, chosen: readonly SourceRow[]): void {
    if (this.found.length >= MOST_SETS_SHOWN || this.wasCutShort) return;
    this.steps += 1;
    if (this.steps > this.mostSteps) {
      this.wasCutShort = true;
      return;
    }
    if (at === this.items.length) {
      if (rest === 0n && chosen.length > 0) this.found.push(chosen);
      return;
    }
    const { up, down } = this.reach[at] as Reach;
    if (rest > up || rest < down) return;
    const { units, rows } = this.items[at] as Item;
    const most = Math.min(rows.length, this.atMost - chosen.length);
    for (let count = most; count >= 0; count -= 1) {
      this.from(at + 1, rest - units * BigInt(count), count === 0 ? chosen : [...chosen, ...rows.slice(0, count)]);
    }
  }
}

interface Reach {
  readonly up: bigint;
  readonly down: bigint;
}

function reachOf(items: readonly Item[]): readonly Reach[] {
  const reach: Reach[] = [{ up: 0n, down: 0n }];
  for (const { units, rows } of items.toReversed()) {
    const { up, down } = reach[reach.length - 1] as Reach;
    const all = units * BigInt(rows.length);
    reach.push({ up: all > 0n ? up + all : up, down: all < 0n ? down + all : down });
  }
  return reach.reverse();
}

function mayBeChance(items: readonly Item[], [whole]: readonly Reach[]): boolean {
  const sets = items.reduce((product, { rows }) => product * BigInt(rows.length + 1), 1n);
  return whole !== undefined && sets * ODDS_AGAINST_CHANCE > whole.up - whole.down;
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
