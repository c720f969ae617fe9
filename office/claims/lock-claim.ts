import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { StandingClaim } from './book-events';
import { foldClaims } from './read-events';
import { Fault } from '../../domain/kernel/fault';

/** The ledger has no such claim. Register its invoice first. */
export class ClaimUnknown extends Fault {
  override readonly name = 'ClaimUnknown';
  override readonly kind = 'unknown';

  constructor(claim: string) {
    super(`There is no claim ${claim}. Register its invoice first.`);
  }
}

/**
 * A claim's row and its events do not tell the same. Run `fordring ledger check`, which says more; a person must look.
 */
export class LedgerDamaged extends Fault {
  override readonly name = 'LedgerDamaged';
  override readonly kind = 'damaged';
}

interface LockedRow {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly lastHash: Buffer;
  readonly chart: ChartOfAccounts;
  /** Of a creditor that lives in virtual time. */
  readonly businessDay: CivilDate | null;
}

/** Locks many claims, in the order of their ids, and folds them. Throws `LedgerDamaged`. */
export async function lockClaims(
  client: PoolClient,
  claimIds: readonly string[],
): Promise<(StandingClaim & Pick<LockedRow, 'chart' | 'businessDay'>)[]> {
  const { rows } = await client.query<LockedRow>(
    `SELECT claim_id AS "claimId", event_number AS "eventNumber", last_hash AS "lastHash", creditor.chart,
       business_day AS "businessDay"
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id) LEFT JOIN fordring.rehearsal USING (creditor_id)
     WHERE claim_id = ANY ($1) ORDER BY claim_id FOR UPDATE OF claim`,
    [claimIds],
  );
  // Read after the locks, so that what others wrote until then is in it.
  const claims = await foldClaims(
    client,
    rows.map(({ claimId }) => claimId),
  );
  return rows.map(({ claimId, eventNumber, lastHash, chart, businessDay }) => {
    const claim = claims.get(claimId);
    if (claim?.eventNumber === eventNumber) return { claim, lastHash, chart, businessDay };
    throw new LedgerDamaged(
      `Claim ${claimId} should have ${eventNumber} events, and has ${claim?.eventNumber ?? 0}. Run the ledger check.`,
    );
  });
}
