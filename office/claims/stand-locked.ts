import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { resultOf } from '../../store/command-keys';
import type { StandingClaim } from './book-events';
import { ClaimUnknown, DERIVED_COLUMNS, foldUndamaged, type DerivedColumns } from './lock-claim';

/** A claim under its lock, as it stands. */
export interface LockedClaim extends StandingClaim {
  readonly chart: ChartOfAccounts;
  /** Of a creditor that lives in virtual time. */
  readonly businessDay: CivilDate | null;
}

/** What the act's key has led to before: then the claim need not be folded. */
export interface KeptResult {
  readonly kept: unknown;
}

interface LockedRow extends DerivedColumns {
  readonly last_hash: Buffer;
  readonly chart: ChartOfAccounts;
  readonly business_day: CivilDate | null;
  readonly events: readonly ClaimEvent[] | null;
  readonly kept_hash: Buffer | null;
  readonly kept_result: unknown;
}

const LOCK = `SELECT ${DERIVED_COLUMNS}, last_hash, creditor.chart, business_day,
    (SELECT jsonb_agg(data ORDER BY claim_event.event_number) FROM fordring.claim_event
     WHERE claim_event.claim_id = claim.claim_id) AS events,
    (SELECT request_hash FROM fordring.command WHERE key = $2) AS kept_hash,
    (SELECT result FROM fordring.command WHERE key = $2) AS kept_result
  FROM fordring.claim JOIN fordring.creditor USING (creditor_id) LEFT JOIN fordring.rehearsal USING (creditor_id)
  WHERE claim_id = $1 FOR UPDATE OF claim`;

/**
 * Locks a claim until the transaction ends, folds it, and looks the act's key up: one question to the database. Where the
 * lock had to be waited for, the row is newer than its events in the answer; then it is asked once more under the lock.
 *
 * Throws `ClaimUnknown`, `KeyReusedWithOtherContents` and `LedgerDamaged`.
 */
export async function standLocked(
  client: PoolClient,
  { claimId, key, contents }: { readonly claimId: string; readonly key: string; readonly contents: unknown },
): Promise<LockedClaim | KeptResult> {
  const ask = async (): Promise<LockedRow> => {
    const { rows } = await client.query<LockedRow>(LOCK, [claimId, key]);
    if (!rows[0]) throw new ClaimUnknown(claimId);
    return rows[0];
  };
  let row = await ask();
  if (row.events?.length !== row.eventNumber) row = await ask();
  if (row.kept_hash !== null) {
    return { kept: resultOf(key, contents, { requestHash: row.kept_hash, result: row.kept_result }) };
  }
  const { last_hash: lastHash, chart, business_day: businessDay } = row;
  return { claim: foldUndamaged(row, row.events ?? []), lastHash, chart, businessDay };
}
