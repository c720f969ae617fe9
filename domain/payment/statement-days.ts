import { Decimal } from 'decimal.js';
import type { CivilDate } from '../kernel/civil-date';
import type { StatedBalances } from './stated-balance';

/** The statements of one account that close on one day. */
export interface StatementDay {
  readonly first: StatedBalances;
  readonly end: StatedBalances;
  /** Whether one of them begins where an earlier statement ended. The first day of an account follows nothing. */
  readonly follows: boolean;
  /** What the account came to by the statements of the days before. Decimal text. */
  readonly reached: string;
}

/** The statements of one account, day after day. */
export function statementDays(stated: readonly StatedBalances[]): StatementDay[] {
  const reached = new Set<string>();
  return byClosingDay(stated).map((ofDay) => {
    const day: StatementDay = {
      ...{ first: firstOf(ofDay), end: lastOf(ofDay), reached: [...reached].at(-1) ?? '0' },
      follows: ofDay.some(({ opening }) => reached.has(amountOf(opening.amount))),
    };
    for (const { opening, closing } of ofDay) reached.add(amountOf(opening.amount)).add(amountOf(closing.amount));
    const last = amountOf(day.end.closing.amount);
    reached.delete(last);
    reached.add(last);
    return day;
  });
}

/** A place where a statement is missing between two of an account. */
export interface StatementGap {
  /** The last day before it that a statement closes. */
  readonly after: CivilDate;
  /** The first day of the statement behind it. */
  readonly before: CivilDate;
  /** The day on which the statement behind it closes. */
  readonly through: CivilDate;
}

/** Where statements of one account are missing, the earliest first. */
export function statementGaps(stated: readonly StatedBalances[]): StatementGap[] {
  const days = statementDays(stated);
  return days.flatMap(({ first, end, follows }, at) => {
    const before = days[at - 1];
    if (!before || follows) return [];
    return [{ after: before.end.closing.on, before: first.beginsOn, through: end.closing.on }];
  });
}

function byClosingDay(stated: readonly StatedBalances[]): StatedBalances[][] {
  const days = new Map<CivilDate, StatedBalances[]>();
  for (const one of stated) days.set(one.closing.on, [...(days.get(one.closing.on) ?? []), one]);
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, ofDay]) => ofDay);
}

/** The statement of the day that no other one of it leads to; the one that begins first where that does not tell. */
function firstOf(ofDay: readonly StatedBalances[]): StatedBalances {
  const inOrder = [...moving(ofDay)].sort((one, other) => (one.beginsOn < other.beginsOn ? -1 : 1));
  return inOrder.find((one) => !inOrder.some((other) => leads(other, one))) ?? (inOrder[0] as StatedBalances);
}

/** The statement of the day that leads to no other one of it; the one that was told last where that does not tell. */
function lastOf(ofDay: readonly StatedBalances[]): StatedBalances {
  const ended = moving(ofDay);
  return ended.findLast((one) => !ended.some((other) => leads(one, other))) ?? (ended.at(-1) as StatedBalances);
}

/** A statement on which nothing moved leads from itself to itself, and says nothing of the order. */
function moving(ofDay: readonly StatedBalances[]): readonly StatedBalances[] {
  const moved = ofDay.filter(({ opening, closing }) => amountOf(opening.amount) !== amountOf(closing.amount));
  return moved.length > 0 ? moved : ofDay;
}

function leads(one: StatedBalances, other: StatedBalances): boolean {
  return one !== other && amountOf(one.closing.amount) === amountOf(other.opening.amount);
}

function amountOf(text: string): string {
  return new Decimal(text).toFixed(2);
}
