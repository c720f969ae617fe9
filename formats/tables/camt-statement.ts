import type { CamtBalance, CamtStatement } from '../camt/camt-report';
import { boundsOf } from '../camt/whole-statements';
import { exactAmount } from '../xml/exact-amount';
import type { SourceRecord } from './source';
import type { CamtLayout } from './layout';

/** What a row of a statement is besides a movement of a payment. */
export const OPENING_BALANCE = 'opening balance';
export const CLOSING_BALANCE = 'closing balance';
export const PAID_OUT = 'paid out';

/**
 * The booked entries of a camt.053 that are no payments of claims (the municipality's own payments out, the bank's fees), for
 * a statement in which nothing is passed over: with the movements they are all that changed the balance.
 */
export function paidOutRows(
  statements: readonly CamtStatement[],
  movements: readonly Pick<SourceRecord, 'line'>[],
  rowOf: (entry: CamtStatement['entries'][number], statement: CamtStatement) => SourceRecord,
): SourceRecord[] {
  const moved = new Set(movements.map(({ line }) => line));
  return statements.flatMap((statement) =>
    statement.entries
      .filter(({ isBooked, position }) => isBooked && !moved.has(position))
      .map((entry) => rowOf(entry, statement))
      .filter(({ fields }) => fields['amount'] !== '0.00')
      .map(({ fields, ...row }): SourceRecord => ({ ...row, fields: { ...fields, deposit: '', kind: PAID_OUT } })),
  );
}

/**
 * What an account of the file held at the beginning and at the end of each month of it: the first statement's opening and the
 * last one's closing balance, so that a statement that is missing between them is seen. Both are dated within the month.
 * Nothing of an account of which a statement lies in two months.
 */
export function balanceRows(statements: readonly CamtStatement[], { currency }: CamtLayout): SourceRecord[] {
  const rows: SourceRecord[] = [];
  for (const [account, ofAccount] of grouped(wholeStatements(statements, currency), ({ account: one }) => one)) {
    if (ofAccount.some(({ first, last }) => monthOf(first) !== monthOf(last))) continue;
    const inOrder = ofAccount.sort((one, other) => (one.last < other.last ? -1 : one.last > other.last ? 1 : 0));
    for (const ofMonth of grouped(inOrder, ({ last }) => monthOf(last)).values()) {
      const [begin, end] = [ofMonth[0], ofMonth.at(-1)];
      if (!begin?.opening || !end?.closing) continue;
      rows.push(balanceRow(account, OPENING_BALANCE, begin.first, begin.opening, currency));
      rows.push(balanceRow(account, CLOSING_BALANCE, end.last, end.closing, currency));
    }
  }
  return rows;
}

/** A statement with all its pages. */
interface WholeStatement {
  readonly account: string;
  readonly opening: CamtBalance | undefined;
  readonly closing: CamtBalance | undefined;
  /** The days between which its entries and its closing balance lie. */
  readonly first: string;
  readonly last: string;
}

function wholeStatements(statements: readonly CamtStatement[], currency: string): WholeStatement[] {
  const pages = grouped(statements, ({ account, id }) => `${account} ${id}`);
  return [...pages.values()].flatMap((ofStatement): WholeStatement[] => {
    const balances = ofStatement.flatMap((page) => page.balances);
    const { opening, closing } = boundsOf(balances, currency);
    const booked = ofStatement.flatMap(({ entries }) => entries.filter(({ isBooked }) => isBooked));
    const days = [
      ...booked.flatMap(({ bookedOn, valueDate }) => bookedOn ?? valueDate ?? []),
      ...(closing ? [closing.date.slice(0, 10)] : []),
    ].sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ account: ofStatement[0]?.account ?? '', opening, closing, first, last }];
  });
}

function balanceRow(
  account: string,
  kind: string,
  on: string,
  { amount, direction }: CamtBalance,
  currency: CamtLayout['currency'],
): SourceRecord {
  const exact = exactAmount(amount) ?? '0.00';
  const fields = {
    key: `${account}/${kind}/${monthOf(on)}`,
    account,
    booked_on: on,
    value_on: '',
    amount: direction === 'credit' || exact === '0.00' ? exact : `-${exact}`,
    kind,
    deposit: '',
    references: '',
  };
  return { line: 1, currency, fields };
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function grouped<One>(all: readonly One[], nameOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
