import { OreSum } from '../formats/tables/ore-sum';
import { keyOf, type Cells } from './row';

/** Rows and their sum in whole öre. */
export interface OreCount {
  readonly rows: number;
  readonly ore: bigint;
}

const NOTHING: OreCount = { rows: 0, ore: 0n };

/**
 * The sums of one file, kept as finely as identities compare them: a sum for each person, account or field that its rows
 * name. A sum in total hides what two persons have of each other.
 */
export class FineSums {
  private readonly columns: readonly string[];
  private readonly sums = new Map<string, OfName>();
  private readonly cut = new Map<string, ReadonlyMap<string, OreCount>>();

  /** `columns` are all by which some identity compares. */
  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  add(name: string, cells: Cells, ore: number): void {
    let found = this.sums.get(name);
    if (!found) this.sums.set(name, (found = { named: this.columns.map(() => false), groups: new Map() }));
    for (const [at, column] of this.columns.entries()) {
      if ((cells[column] ?? '') !== '') found.named[at] = true;
    }
    const key = keyOf(cells, this.columns);
    let group = found.groups.get(key);
    if (!group) found.groups.set(key, (group = { rows: 0, sum: new OreSum() }));
    group.rows += 1;
    group.sum.add(ore);
  }

  /** Whether a sum can be told by a column: it has no row, or some of its rows name it. */
  names(name: string, column: string): boolean {
    const found = this.sums.get(name);
    return !found || found.named[this.columns.indexOf(column)] === true;
  }

  /** A sum by what its rows say in some of the columns. */
  by(name: string, columns: readonly string[]): ReadonlyMap<string, OreCount> {
    const cutName = [name, ...columns].join(BETWEEN);
    let groups = this.cut.get(cutName);
    if (!groups) this.cut.set(cutName, (groups = this.cutBy(name, columns)));
    return groups;
  }

  private cutBy(name: string, columns: readonly string[]): ReadonlyMap<string, OreCount> {
    const places = columns.map((column) => this.columns.indexOf(column));
    const groups = new Map<string, OreCount>();
    for (const [key, { rows, sum }] of this.sums.get(name)?.groups ?? []) {
      const cells = this.columns.length === 1 ? [key] : key.split(BETWEEN);
      const short = places.map((place) => cells[place] ?? '').join(BETWEEN);
      const before = groups.get(short) ?? NOTHING;
      groups.set(short, { rows: before.rows + rows, ore: before.ore + sum.value() });
    }
    return groups;
  }
}

/** As in a key: no cell has it. */
const BETWEEN = '\u001f';

interface OfName {
  readonly named: boolean[];
  readonly groups: Map<string, { rows: number; readonly sum: OreSum }>;
}
