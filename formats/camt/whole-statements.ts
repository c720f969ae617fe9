import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CamtBalance, Direction, StatementHead } from './camt-report';

/** Sums of very many 18-digit amounts stay exact. */
export const Exact = Decimal.clone({ precision: 40 });

/** What is kept of a statement when its entries have gone by. */
export type StatementOutline = Omit<StatementHead, 'summary'> & {
  /** By currency; of a currency without a booked entry nothing. */
  readonly booked: ReadonlyMap<string, BookedEntries>;
};

/** The booked entries of one currency. */
export interface BookedEntries {
  readonly sum: Decimal;
  /** The days on which the first and the last of them were booked. */
  readonly first?: CivilDate;
  readonly last?: CivilDate;
}

/** The statements that the file has whole: on one page, or with every page from the first to the last. */
export function wholeStatements(statements: readonly StatementOutline[]): StatementOutline[] {
  const pages = new Map<string, StatementOutline[]>();
  for (const statement of statements) {
    if (statement.isWhole) continue;
    const key = `${statement.account} ${statement.id}`;
    const found = pages.get(key);
    if (found) found.push(statement);
    else pages.set(key, [statement]);
  }
  return [...statements.filter(({ isWhole }) => isWhole), ...[...pages.values()].flatMap(joined)];
}

/** Nothing where a page is missing or stands twice. */
function joined(pages: readonly StatementOutline[]): StatementOutline[] {
  const inOrder = [...pages].sort((one, other) => Number(one.page) - Number(other.page));
  const [first] = inOrder;
  const isComplete = inOrder.every(
    ({ page, isLastPage }, at) => Number(page) === at + 1 && isLastPage === (at === inOrder.length - 1),
  );
  if (!first || !isComplete) return [];
  const booked = new Map<string, BookedEntries>();
  for (const [currency, more] of inOrder.flatMap((page) => [...page.booked])) {
    const before = booked.get(currency);
    booked.set(currency, before ? together(before, more) : more);
  }
  return [{ ...first, isWhole: true, balances: inOrder.flatMap((page) => page.balances), booked }];
}

function together(one: BookedEntries, other: BookedEntries): BookedEntries {
  const days = [one.first, one.last, other.first, other.last].flatMap((day) => day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return { sum: one.sum.plus(other.sum), ...(first && { first }), ...(last && { last }) };
}

/** What a statement begins and ends with in a currency. One over several days may repeat both day by day. */
export function boundsOf(
  balances: readonly CamtBalance[],
  currency: string,
): { readonly opening: CamtBalance | undefined; readonly closing: CamtBalance | undefined } {
  const inOrder = balances.filter((balance) => balance.currency === currency).sort(byDate);
  const opening = inOrder.find(({ code }) => code === 'OPBD') ?? inOrder.find(({ code }) => code === 'PRCD');
  return { opening, closing: inOrder.findLast(({ code }) => code === 'CLBD') };
}

export function byDate(one: CamtBalance, other: CamtBalance): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}

/** With a minus sign when it lowers the account. */
export function signed({ amount, direction }: { amount: string; direction: Direction }): Decimal {
  return direction === 'credit' ? new Exact(amount) : new Exact(amount).negated();
}
