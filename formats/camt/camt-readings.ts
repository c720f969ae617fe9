import type { FileReading } from '../bank-file';
import { dayBeforeMade } from '../made-on';
import { balancesOf } from './camt-balances';
import type { CamtReport } from './camt-report';
import { wholeStatements } from './whole-statements';

/**
 * Through which day each account was read: a statement through its closing day; a notification, or a statement without a
 * closing day, through the day before it was made. A statement of which a page is missing says nothing.
 */
export function readingsOf(report: CamtReport): FileReading[] {
  const closed = balancesOf(report).map(({ account, closing }) => ({ source: account, through: closing.on }));
  const known = new Set(closed.map(({ source }) => source));
  const made = wholeStatements(report.statements).flatMap(({ account, createdAt }) => {
    const through = known.has(account) ? undefined : dayBeforeMade(createdAt || report.madeAt);
    return through ? [{ source: account, through }] : [];
  });
  return [...closed, ...made];
}
