import { civilDate, civilDateOf, fromEpochDay, toEpochDay } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { CellFault } from './cell';
import type { Cell, NumberCell } from './cell';
import type { DatePattern, PeriodPattern } from './layout';

/** How many different days a reader remembers; a file has a few hundred. */
const REMEMBERED = 20_000;
const TIME_OF_DAY = /[ T]\d{1,2}[.:]\d{2}.*$/;

/** Reads days as a pattern writes them and gives them as `YYYY-MM-DD`. */
export function dateReader(pattern: DatePattern, time: 'refused' | 'left-out' = 'refused'): (cell: Cell) => string {
  const written = expressionOf(pattern);
  const known = new Map<string, CivilDate>();
  const read = (text: string): CivilDate => {
    const day = time === 'left-out' ? withoutTime(text) : text;
    const before = known.get(day);
    if (before !== undefined) return before;
    const date = dayIn(day, written);
    if (date === undefined) throw new CellFault(dateFault(text, pattern));
    if (known.size < REMEMBERED) known.set(day, date);
    return date;
  };
  return (cell) => {
    if (typeof cell === 'string') return read(cell.trim());
    return isCompact(pattern, cell.digits) ? read(cell.digits) : dayOfSerial(cell, pattern, time);
  };
}

/** Reads months as a pattern writes them and gives them as `YYYY-MM`. A workbook's day stands for its month. */
export function periodReader(pattern: PeriodPattern): (cell: Cell) => string {
  const written = expressionOf(pattern);
  return (cell) => {
    if (typeof cell !== 'string' && cell.epoch && /^\d{5}$/.test(cell.digits)) {
      return dayOfSerial(cell, 'YYYY-MM-DD', 'refused').slice(0, 7);
    }
    const text = typeof cell === 'string' ? cell.trim() : cell.digits;
    const { year, month } = written.exec(text)?.groups ?? {};
    if (year !== undefined && month !== undefined && month >= '01' && month <= '12') return `${year}-${month}`;
    throw new CellFault(
      `"${text}" is no month written as ${pattern}. Correct the cell, or have the recipe declare it otherwise (pattern).`,
    );
  };
}

export function withoutTime(text: string): string {
  return text.replace(TIME_OF_DAY, '');
}

export function expressionOf(pattern: DatePattern | PeriodPattern): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replace('YYYY', '(?<year>\\d{4})')
    .replace('YY', '(?<short>\\d{2})')
    .replace('MM', '(?<month>\\d{2})')
    .replace('DD', '(?<day>\\d{2})');
  return new RegExp(`^${source}$`);
}

function dayIn(text: string, written: RegExp): CivilDate | undefined {
  const { year, short, month, day } = written.exec(text)?.groups ?? {};
  if (day === undefined || month === undefined) return undefined;
  try {
    return civilDate(`${year ?? `20${short ?? ''}`}-${month}-${day}`);
  } catch {
    return undefined;
  }
}

function dateFault(text: string, pattern: DatePattern): string {
  if (/\d[ T]\d{1,2}[.:]\d{2}/.test(text)) {
    return `"${text}" has a time of day, which the recipe does not expect. Take it out, or have the recipe declare it (time).`;
  }
  return `"${text}" is no day of the calendar written as ${pattern}. ${serialDayHint(text)}Correct the cell, or have the recipe declare it otherwise (pattern).`;
}

/** Whether a stored number is a day written in digits, such as 20210630, and not a count of days. */
function isCompact(pattern: DatePattern, digits: string): boolean {
  if (pattern === 'YYYYMMDD' || pattern === 'DDMMYYYY') return /^\d{8}$/.test(digits);
  return (pattern === 'YYMMDD' || pattern === 'DDMMYY') && /^\d{6}$/.test(digits);
}

const EARLIEST = civilDateOf(1990, 1, 1);
const LATEST = civilDateOf(2099, 12, 31);
/** From March 1900 on: before it, 1900 books count a 29 February that never was. */
const EPOCHS = { '1900': toEpochDay(civilDateOf(1899, 12, 30)), '1904': toEpochDay(civilDateOf(1904, 1, 1)) } as const;

/** What to say of five digits where a day should stand: a spreadsheet counts days. Nothing of any other text. */
export function serialDayHint(text: string): string {
  if (!/^\d{5}$/.test(text)) return '';
  const day = fromEpochDay(EPOCHS['1900'] + Number(text));
  if (day < EARLIEST || day > LATEST) return '';
  return `A spreadsheet has perhaps made a count of days of it: ${day}. Format the column as a date. `;
}

function dayOfSerial({ digits, epoch }: NumberCell, pattern: DatePattern, time: 'refused' | 'left-out'): CivilDate {
  // In a column of DDMMYY a nought is lost in front, and 41221 is either 4 December 2021 or a day of 2012.
  const isDigits = epoch === undefined || pattern === 'DDMMYY' || pattern === 'YYMMDD';
  const serial = /^(\d{5})(\.\d+)?$/.exec(digits);
  if (isDigits || !serial) {
    throw new CellFault(`${digits} is a number, and no day as ${pattern}. Write the column as text, or as days.`);
  }
  if (serial[2] !== undefined && time === 'refused') throw new CellFault(dateFault(`${digits} 00:00`, pattern));
  const date = fromEpochDay(EPOCHS[epoch] + Number(serial[1]));
  if (date >= EARLIEST && date <= LATEST) return date;
  throw new CellFault(`${digits} would be the day ${date}, which cannot be meant. Check the column.`);
}
