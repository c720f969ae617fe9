import { controlAccountsOf } from '../../ledger/chart-of-accounts';
import type { AsOf } from '../claims/events-as-of';
import { movedDueDates } from '../claims/moved-due-dates';
import { knownEntries } from '../controls/known-entries';
import type { ReportedCreditor } from './reported-creditor';

/**
 * What stands on the control accounts for each claim and currency at the end of a day, as the ledger knew it on another: `balance`, with
 * `moved` and `stated`. An event counts once all before it do, as `eventsAsOf` has it. The parameters are `paramsOf`.
 */
export const CLAIM_BALANCES = `
  WITH balance AS (
    SELECT claim_id, posting.currency, coalesce(sum(amount) FILTER (WHERE account <> $5), 0) AS principal,
      coalesce(sum(amount) FILTER (WHERE account = $5), 0) AS charges,
      coalesce(sum(amount) FILTER (WHERE account = $6), 0) AS doubtful
    FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND accounting_on <= $2 AND account = ANY ($4) AND ${knownEntries('$1', '$3')}
    GROUP BY claim_id, posting.currency HAVING sum(amount) <> 0
  ), ${movedDueDates('$1', '$2', '$3')}`;

/** Six parameters. */
export function paramsOf({ creditorId, chart }: ReportedCreditor, { asOf, known }: AsOf): readonly unknown[] {
  const { receivableCharges, doubtfulReceivable } = chart;
  return [
    creditorId,
    asOf,
    known ?? null,
    controlAccountsOf(chart),
    receivableCharges.number,
    doubtfulReceivable.number,
  ];
}
