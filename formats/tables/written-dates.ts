import { CellFault, textOfCell } from './cell';
import type { Cell } from './cell';
import { dateReader, expressionOf, periodReader, withoutTime } from './date-text';
import { PERIOD_PATTERNS } from './layout';
import type { DatePattern, PeriodPattern } from './layout';

/** Ways of writing a day that no text can be taken for two of: the month never stands first. */
const DAYS = ['YYYY-MM-DD', 'YYYYMMDD', 'DD-MM-YYYY', 'DD.MM.YYYY', 'DD/MM/YYYY'] as const satisfies DatePattern[];

/**
 * Reads the days of one column of one file: the first of them says which pattern the column has, and every other one is
 * held to it. Days that a workbook stores as numbers have no pattern and decide nothing.
 */
export function writtenDates(
  time: 'refused' | 'left-out' = 'refused',
  slashes: 'read' | 'refused' = 'read',
): (cell: Cell) => string {
  return inOnePattern(DAYS, 'day', {
    readerOf: (pattern) => dateReader(pattern, time),
    asText: (cell) => {
      const text = time === 'left-out' ? withoutTime(textOfCell(cell)) : textOfCell(cell);
      if (slashes === 'refused' && /^\d+\/\d+\/\d+$/.test(text)) throw new CellFault(eitherWay(text));
      return text;
    },
    isStored: (cell) => typeof cell !== 'string' && !/^\d{8}$/.test(cell.digits),
  });
}

function eitherWay(text: string): string {
  return `"${text}" may begin with the day or with the month. Write it as YYYY-MM-DD, or say in the template how days are written (dates).`;
}

/** The same for months. */
export function writtenPeriods(): (cell: Cell) => string {
  return inOnePattern(PERIOD_PATTERNS, 'month', {
    readerOf: periodReader,
    asText: textOfCell,
    isStored: (cell) => typeof cell !== 'string' && !/^\d{6}$/.test(cell.digits),
  });
}

interface Kind<Pattern> {
  readonly readerOf: (pattern: Pattern) => (cell: Cell) => string;
  readonly asText: (cell: Cell) => string;
  readonly isStored: (cell: Cell) => boolean;
}

function inOnePattern<Pattern extends DatePattern | PeriodPattern>(
  patterns: readonly [Pattern, ...Pattern[]],
  noun: string,
  { readerOf, asText, isStored }: Kind<Pattern>,
): (cell: Cell) => string {
  const expressions = patterns.map((pattern) => [pattern, expressionOf(pattern)] as const);
  const stored = readerOf(patterns[0]);
  let chosen: { readonly pattern: Pattern; readonly first: string; readonly read: (cell: Cell) => string } | undefined;
  return (cell) => {
    if (isStored(cell)) return stored(cell);
    const text = asText(cell);
    const pattern = expressions.find(([, written]) => written.test(text))?.[0];
    if (pattern === undefined) throw new CellFault(`"${text}" is no ${noun} ${oneOf(patterns)}. Correct the cell.`);
    chosen ??= { pattern, first: text, read: readerOf(pattern) };
    if (pattern !== chosen.pattern) {
      throw new CellFault(
        `"${text}" is written as ${pattern}, but the column began with "${chosen.first}" as ${chosen.pattern}. Write the column in one way.`,
      );
    }
    return chosen.read(cell);
  };
}

function oneOf(patterns: readonly string[]): string {
  return `written as ${patterns.slice(0, -1).join(', ')} or ${patterns.at(-1) ?? ''}`;
}
