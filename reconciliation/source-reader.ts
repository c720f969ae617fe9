import { addDays, civilDate } from '../domain/kernel/civil-date';
import { Money, type Currency } from '../domain/kernel/money';
import { InputRefused } from '../domain/kernel/input-refused';
import { Fault } from '../domain/kernel/fault';
import type { BooksSaid } from '../formats/tables/source';
import { WordCheck } from './known-words';
import { endOf, periodLike, periodsFrom, type Period } from './period';
import { fileExplanations, type PeriodRule, type Recipe } from './recipe';
import { type AmountRule, type RecipeSource } from './recipe-source';
import type { Cells, Side, UnkeyedRow } from './row';
import { SourceTally } from './source-tally';

/** What is run: a period, and by which of the recipe's period rules (the first when none is named). */
export interface RunOf {
  readonly period: Period;
  readonly by?: string;
}

/** A line of a file as `formats/tables` reads it. */
export interface FileLine {
  readonly line: number;
  /** Which file it is of, where the source is in parts. */
  readonly file?: string;
  readonly currency: string;
  readonly fields: Cells;
  /** On the first line of a table: headers that the source does not know. */
  readonly unknownColumns?: readonly string[];
  /** On the first line of a file that says whose books it has. */
  readonly ofBooks?: BooksSaid;
}

/** The lines of one file of a source in parts. */
export function linesInFile(lines: readonly FileLine[], file: string): readonly FileLine[] {
  return lines.map((line) => ({ ...line, file }));
}

export interface LineReading {
  /** Rows that are compared, those beside the totals among them. */
  readonly rows: readonly UnkeyedRow[];
  /** Rows of neighbouring periods, in which a missing counterpart may stand. */
  readonly nearby: readonly UnkeyedRow[];
}

/** One amount of a line by its rule, signed as the recipe says. */
export interface Draft {
  readonly rule: AmountRule;
  /** In whole öre. */
  readonly ore: number;
  /** Those of the line, with what the recipe derives and the rule sets. */
  readonly cells: Cells;
}

/** A line before its amounts are money: what a run reads a million times. */
export interface WeighedLine {
  readonly drafts: readonly Draft[];
  /** Whether its rows count, are only counterparts of rows in a neighbouring period, or neither. */
  readonly place: 'counts' | 'nearby' | 'left-out';
  /** The month or day by which the period is told. */
  readonly time: string | undefined;
}

const NO_DRAFTS: readonly Draft[] = [];
const LEFT_OUT: WeighedLine = { drafts: NO_DRAFTS, place: 'left-out', time: undefined };

/**
 * Reads the lines of one file of a recipe, one by one, and keeps its totals (`tally`): the same for a run in memory and
 * for one that copies its rows into a database.
 */
export class SourceReader {
  readonly tally: SourceTally;
  private readonly recipe: Recipe;
  private readonly source: RecipeSource;
  private readonly words: WordCheck;
  private readonly rule: PeriodRule;
  private readonly counts: PeriodRule['counts'];
  private readonly period: Period;
  private readonly lastDay: string;
  private readonly reach: number;
  private readonly isList: boolean;
  /** The columns that may say the time of a row; the first that says one counts. */
  private readonly timeColumns: readonly string[];
  /** A file has few days and many lines. */
  private readonly places = new Map<string, readonly [string, number | undefined]>();

  /** `file` is `left`, `right`, `third` or the id of an explanation. Throws `UnknownPeriodRule`. */
  constructor(recipe: Recipe, file: FileName, run: RunOf) {
    const { source, side, isList, isWitness } = placeOf(recipe, file);
    this.recipe = recipe;
    this.source = source;
    this.words = new WordCheck(source.words);
    this.isList = isList;
    this.rule = periodRuleOf(recipe, run.by);
    this.timeColumns = timeColumnsOf(this.rule, source, side);
    const { timeColumns } = this;
    this.counts = source.dated?.counts ?? this.rule.counts;
    this.period = run.period;
    this.lastDay = endOf(run.period);
    const part = { finely: finelyOf(recipe), isWitness, timeColumns, endsOn: this.lastDay };
    this.tally = new SourceTally(recipe.currency, source, part);
    this.reach = reachOf(recipe);
  }

  read(line: FileLine): LineReading {
    const { drafts, place, time } = this.weigh(line);
    const rows = drafts.map((draft) => rowOf(line, draft, time, this.recipe.currency));
    return place === 'counts' ? { rows, nearby: [] } : { rows: [], nearby: rows };
  }

  /** The same for who needs no rows: amounts are numbers, and stay so. */
  weigh(line: FileLine): WeighedLine {
    if (line.currency !== this.recipe.currency) throw otherCurrency(this.source, line, this.recipe.currency);
    const problem = this.words.problemIn(line.line, line.fields);
    if (problem) throw new InputRefused(`${this.source.title} was refused; nothing of it was taken in.`, [problem]);
    const fields = this.source.derives ? { ...line.fields, ...this.source.derives(line.fields) } : line.fields;
    this.tally.look(line, fields);
    if (line.unknownColumns) this.tally.seeUnknown(line.unknownColumns);
    if (line.ofBooks) this.tally.seeBooks(line.ofBooks);
    const drafts = this.draftsOf(line.line, fields);
    const reason = this.source.leavesOut?.(fields) ?? (drafts.length === 0 && this.isList ? NO_AMOUNT : undefined);
    if (reason !== undefined) return this.leaveOut(reason, drafts);
    const [time, away] = this.placeInTime(fields);
    if (away === undefined) {
      this.tally.leaveUntimed(totalOre(drafts));
      return this.leaveOut(`without a time by ${this.rule.name}`, drafts);
    }
    if (away === 0) {
      this.count(line, drafts, time);
      if (time === undefined && this.timeColumns.length > 0) this.tally.countUndated();
      return { drafts, place: 'counts', time };
    }
    if (time !== undefined) this.tally.seeOutside(time, periodLike(this.period, time), totalOre(drafts));
    this.leaveOut('of another period', drafts);
    return Math.abs(away) <= this.reach ? { drafts, place: 'nearby', time } : LEFT_OUT;
  }

  private count(line: FileLine, drafts: readonly Draft[], time: string | undefined): void {
    const { tallies, statements } = this.source;
    this.tally.countLine();
    for (const draft of drafts) {
      if (statements) this.tally.countOnAccount(line, draft.cells, draft.ore);
      const names = tallies ? tallies(rowOf(line, draft, time, this.recipe.currency)) : NO_NAMES;
      this.tally.count(draft.ore, draft.rule.beside === true, names, draft.cells);
    }
  }

  /** Nought is a row only where the line has no other amount: an empty column of a wide report is no row. */
  private draftsOf(line: number, fields: Cells): readonly Draft[] {
    const drafts: Draft[] = [];
    for (const rule of this.source.amounts) {
      if (rule.only && !rule.only(fields)) continue;
      const ore = this.oreBy(rule, fields, line);
      if (ore !== undefined) drafts.push({ rule, ore, cells: rule.sets ? { ...fields, ...rule.sets } : fields });
    }
    if (drafts.length < 2) return drafts;
    const withAmount = drafts.filter(({ ore }) => ore !== 0);
    return withAmount.length > 0 ? withAmount : drafts.slice(0, 1);
  }

  /** The cells of an amount rule added together; nothing when all are blank. */
  private oreBy({ columns, portion, sign }: AmountRule, fields: Cells, line: number): number | undefined {
    let sum: number | undefined;
    for (const column of columns) {
      const text = fields[column] ?? '';
      if (text !== '') sum = (sum ?? 0) + this.oreIn(text, line, column);
    }
    if (sum === undefined) return undefined;
    const ore = portion ? portionOf(sum, portion, this.recipe.currency) : sum;
    return sign === 'opposite' && ore !== 0 ? -ore : ore;
  }

  private oreIn(text: string, line: number, field: string): number {
    try {
      return Money.minorUnitsIn(text);
    } catch (problem) {
      throw new InputRefused(`${this.source.title} was refused; nothing of it was taken in.`, [
        { line, field, message: (problem as Error).message },
      ]);
    }
  }

  private leaveOut(reason: string, drafts: readonly Draft[]): WeighedLine {
    this.tally.leaveOut(reason, totalOre(drafts));
    return LEFT_OUT;
  }

  /** The time of a line, and how many periods it is away: 0 counts, nothing is not known. */
  private placeInTime(fields: Cells): readonly [string | undefined, number | undefined] {
    if (this.timeColumns.length === 0) return this.placeOfTelling(fields);
    const time = this.timeColumns.map((column) => fields[column] ?? '').find((text) => text !== '') ?? '';
    if (time === '') return [undefined, this.isList ? 0 : undefined];
    let place = this.places.get(time);
    if (place === undefined) {
      const away = periodsFrom(this.period, time);
      const isBefore = this.counts === 'until' && time.slice(0, 10) <= this.lastDay;
      place = [time, isBefore ? 0 : away];
      this.places.set(time, place);
    }
    return place;
  }

  private placeOfTelling(fields: Cells): readonly [string | undefined, number | undefined] {
    const day = this.source.toldOn === undefined ? '' : (fields[this.source.toldOn] ?? '');
    if (day === '') return [undefined, 0];
    const isDayAfter = day === addDays(civilDate(this.lastDay), 1);
    const away = isDayAfter ? 0 : periodsFrom(this.period, day);
    return away === 0 ? [undefined, 0] : [day, away];
  }
}

/** A line of a list or witness that bears on nothing here, such as a benefit where contributions are compared. */
const NO_AMOUNT = 'without an amount that is compared here';

const NO_NAMES: readonly string[] = [];

function totalOre(drafts: readonly Draft[]): number {
  let ore = 0;
  for (const draft of drafts) if (draft.rule.beside !== true) ore += draft.ore;
  return ore;
}

/** Every column by which some identity compares. */
function finelyOf({ identities }: Recipe): readonly string[] {
  return [...new Set(identities.flatMap(({ by = [] }) => by))];
}

/** Its own where the source says it, that of its side, or for a third file that of either side. */
function timeColumnsOf(rule: PeriodRule, { dated }: RecipeSource, side: Side | undefined): readonly string[] {
  if (rule.counts === 'always') return [];
  if (dated) return [dated.on];
  return side ? [rule.column[side]] : [...new Set([rule.column.left, rule.column.right])];
}

function rowOf(
  { line, file }: FileLine,
  { rule, ore, cells }: Draft,
  time: string | undefined,
  currency: Currency,
): UnkeyedRow {
  const amount = Money.ofMinorUnits(ore, currency);
  if (file !== undefined) {
    const timed = { line, file, amount, fields: cells, ...(time !== undefined && { period: time }) };
    return rule.beside ? { ...timed, beside: true } : timed;
  }
  if (rule.beside) return { line, amount, ...(time !== undefined && { period: time }), fields: cells, beside: true };
  return time === undefined ? { line, amount, fields: cells } : { line, amount, period: time, fields: cells };
}

/** Rounded to whole öre as every amount is. */
function portionOf(ore: number, portion: NonNullable<AmountRule['portion']>, currency: Currency): number {
  const { amount } = Money.ofMinorUnits(ore, currency);
  return Number(Money.rounded(amount.times(portion.of).div(portion.in), currency).toMinorUnits());
}

/** The files of a run: its sides, its third source, and those of explanations by their ids. */
export type FileName = Side | 'third' | (string & {});

interface Place {
  readonly source: RecipeSource;
  /** The side whose period columns the file has: its own, or that of the rows which a list explains. */
  readonly side: Side | undefined;
  /** A list or a third file that does not say its period is taken for one of this period. */
  readonly isList: boolean;
  /** Whether only identities speak of it. */
  readonly isWitness: boolean;
}

function placeOf(recipe: Recipe, file: FileName): Place {
  if (file === 'left') return { source: recipe.left, side: 'left', isList: false, isWitness: false };
  if (file === 'right') return { source: recipe.right, side: 'right', isList: false, isWitness: false };
  if (file === 'third' && recipe.third) return { source: recipe.third, side: undefined, isList: true, isWitness: true };
  const list = fileExplanations(recipe).find(({ id }) => id === file);
  if (list) {
    const { source, on, explains } = list.by;
    return { source, side: on, isList: true, isWitness: explains === 'nothing' };
  }
  throw new RangeError(`${recipe.id} has no file "${file}".`);
}

export function periodRuleOf(recipe: Recipe, by?: string): PeriodRule {
  const rule = by === undefined ? recipe.periodRules[0] : recipe.periodRules.find(({ name }) => name === by);
  if (rule) return rule;
  throw new UnknownPeriodRule(
    `${recipe.id} knows no period rule "${by ?? ''}". Take one of: ${recipe.periodRules.map(({ name }) => name).join(', ')}.`,
  );
}

/** The recipe has no period rule of that name. Take one of those that the message lists. */
export class UnknownPeriodRule extends Fault {
  override readonly name = 'UnknownPeriodRule';
  override readonly kind = 'refused';
}

function reachOf({ matchers }: Recipe): number {
  const reaches = matchers.flatMap((matcher) => (matcher.kind === 'period-shift' ? [matcher.reach ?? 1] : []));
  return Math.max(1, ...reaches);
}

function otherCurrency(source: RecipeSource, { line, currency }: FileLine, wanted: string): InputRefused {
  return new InputRefused(`${source.title} was refused; nothing of it was taken in.`, [
    {
      line,
      field: 'currency',
      message: `${currency} is not the ${wanted} of this reconciliation. Reconcile each currency by itself.`,
    },
  ]);
}
