import { Money, type Currency } from '../domain/kernel/money';
import { OreSum } from '../formats/tables/ore-sum';

/** A row of a bank's statement that counts. */
export interface StatementRow {
  /** The file that it stands in; blank where the source is one file. */
  readonly file: string;
  readonly line: number;
  readonly account: string;
  readonly on: string;
  readonly kind: StatementRowKind;
  /** In whole öre. */
  readonly ore: number;
}

/** Of the accounts whose balances the files say, together. */
export interface StatementSums {
  /** What they held before the first statement. */
  readonly opening: Money;
  /** What they held after the last one. */
  readonly closing: Money;
  /** All that moved on them. */
  readonly moved: Money;
  /** Whether nothing moved on other accounts, of which the files say no balance. */
  readonly isWhole: boolean;
}

/** A statement that does not follow from the one before it on its account. */
export interface Gap {
  readonly line: number;
  readonly file?: string;
  readonly says: string;
}

type Balance = Pick<StatementRow, 'file' | 'line' | 'on' | 'ore'>;

/** What one file says of one account. */
interface OfAccount {
  readonly openings: Balance[];
  readonly closings: Balance[];
  movements: number;
  readonly moved: OreSum;
}

interface Statement {
  readonly opening: Balance;
  readonly closing: Balance;
}

/**
 * The statements of bank accounts, over one file or many, in whatever order they come: a file a day opens with what the day
 * before closed with. So a month of day files has one opening and one closing balance like one file of the month, and a day
 * that is missing between two others is seen by the balances, whatever moved on it.
 *
 * An account counts when every file that has movements of it says its balances too: a notification without balances
 * (camt.054, BgMax) says nothing here.
 */
export class StatementChain {
  private readonly accounts = new Map<string, Map<string, OfAccount>>();
  /** Rows of one file and account follow each other. */
  private latest: { readonly file: string; readonly account: string; readonly found: OfAccount } | undefined;

  add(row: StatementRow): void {
    const found = this.of(row);
    if (row.kind === 'movement') {
      found.movements += 1;
      found.moved.add(row.ore);
    } else {
      const { file, line, on, ore } = row;
      (row.kind === 'opening' ? found.openings : found.closings).push({ file, line, on, ore });
    }
  }

  /** Nothing where no account says its balances. */
  sums(currency: Currency): StatementSums | undefined {
    let [opening, closing, moved, isWhole, count] = [0n, 0n, 0n, true, 0];
    for (const files of this.accounts.values()) {
      const statements = statementsOf(files);
      const [first, last] = [statements?.[0], statements?.at(-1)];
      if (!first || !last) {
        if ([...files.values()].some(({ movements }) => movements > 0)) isWhole = false;
        continue;
      }
      count += 1;
      opening += BigInt(first.opening.ore);
      closing += BigInt(last.closing.ore);
      for (const ofFile of files.values()) moved += ofFile.moved.value();
    }
    if (count === 0) return undefined;
    const money = (ore: bigint) => Money.ofMinorUnits(ore, currency);
    return { opening: money(opening), closing: money(closing), moved: money(moved), isWhole };
  }

  gaps(currency: Currency): Gap[] {
    return [...this.accounts].flatMap(([account, files]) => {
      const statements = statementsOf(files) ?? [];
      return statements.flatMap(({ opening }, at) => {
        const before = statements[at - 1]?.closing;
        if (!before || before.ore === opening.ore) return [];
        const money = (ore: number) => Money.ofMinorUnits(ore, currency).toString();
        const of = account === '' ? '' : `${account}: `;
        const says = `${of}${opening.on}${inFile(opening)} begins with ${money(opening.ore)}, ${before.on}${inFile(before)} ended with ${money(before.ore)}`;
        return [{ line: opening.line, ...(opening.file !== '' && { file: opening.file }), says }];
      });
    });
  }

  private of({ file, account }: StatementRow): OfAccount {
    if (this.latest?.file === file && this.latest.account === account) return this.latest.found;
    const files = this.accounts.get(account) ?? new Map<string, OfAccount>();
    this.accounts.set(account, files);
    let found = files.get(file);
    if (!found) files.set(file, (found = { openings: [], closings: [], movements: 0, moved: new OreSum() }));
    this.latest = { file, account, found };
    return found;
  }
}

/** In the order of their days; nothing where a file does not say of each statement how it began and ended. */
function statementsOf(files: ReadonlyMap<string, OfAccount>): readonly Statement[] | undefined {
  const all: Statement[] = [];
  for (const { openings, closings, movements } of files.values()) {
    if (openings.length !== closings.length || (openings.length === 0 && movements > 0)) return undefined;
    const ended = inOrder(closings);
    inOrder(openings).forEach((opening, at) => all.push({ opening, closing: ended[at] as Balance }));
  }
  return chained(all.sort((one, other) => compare(one.closing.on, other.closing.on)));
}

/** Several statements of one day are put so that each goes on from where the last one ended, as far as they do. */
function chained(statements: readonly Statement[]): readonly Statement[] {
  const ordered: Statement[] = [];
  for (let from = 0; from < statements.length;) {
    const day = statements.slice(from).filter(({ closing }) => closing.on === statements[from]?.closing.on);
    from += day.length;
    while (day.length > 0) ordered.push(...day.splice(nextOf(day, ordered.at(-1)?.closing.ore), 1));
  }
  return ordered;
}

/** The one that begins with what was last; else one that none of the others leads to. */
function nextOf(day: readonly Statement[], before: number | undefined): number {
  const following = day.findIndex(({ opening }) => opening.ore === before);
  if (following !== -1) return following;
  const first = day.findIndex((one) => day.every((other) => other === one || other.closing.ore !== one.opening.ore));
  return Math.max(first, 0);
}

function inOrder(balances: readonly Balance[]): readonly Balance[] {
  return [...balances].sort((one, other) => compare(one.on, other.on));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function inFile({ file }: Balance): string {
  return file === '' ? '' : ` (${file})`;
}

/** What a row of a bank's statement is: its balance at the beginning or the end, or what changed it. */
export type StatementRowKind = 'opening' | 'closing' | 'movement';
