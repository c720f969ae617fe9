import type { FileReading } from '../bank-file';
import { dayBeforeMade } from '../made-on';
import { balancesOf } from './camt-balances';
import { wholeStatements, type StatementOutline } from './whole-statements';

/**
 * Through which day each account was read: a statement through its closing day; a notification, or a statement without a
 * closing day, through the day before it was made. A statement of which a page is missing says nothing.
 */
export function readingsOf(statements: readonly StatementOutline[]): FileReading[] {
  const closed = balancesOf(statements).map(({ account, closing }) => ({ source: account, through: closing.on }));
  const known = new Set(closed.map(({ source }) => source));
  const made = wholeStatements(statements).flatMap(({ account, madeAt }) => {
    const through = known.has(account) ? undefined : dayBeforeMade(madeAt);
    return through ? [{ source: account, through }] : [];
  });
  return [...closed, ...made];
}
