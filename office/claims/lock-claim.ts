import type { PoolClient } from 'pg';
import { claimedOf, isSettled, type Claim } from '../../domain/claim/claim';
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

/** What a claim's row says of its events, and what is written anew with every event. */
export interface DerivedColumns {
  readonly claimId: string;
  readonly eventNumber: number;
  readonly claimedOpen: string;
  readonly settled: boolean;
  readonly policyId: string;
  readonly policyVersion: string;
}

export const DERIVED_COLUMNS = `claim_id AS "claimId", event_number AS "eventNumber", claimed_open AS "claimedOpen", settled,
  claim.policy_id AS "policyId", policy_version AS "policyVersion"`;

/**
 * The claim that the events fold to, where its row says the same. A row that says otherwise was damaged, and the next
 * event would write over it as if nothing had been: nothing is booked until a person has looked. Throws `LedgerDamaged`.
 */
export function undamaged(row: DerivedColumns, claim: Claim | undefined): Claim {
  const { claimId } = row;
  if (claim?.eventNumber !== row.eventNumber)
    throw new LedgerDamaged(
      `Claim ${claimId} should have ${row.eventNumber} events, and has ${claim?.eventNumber ?? 0}. Run the ledger check.`,
    );
  const compared: readonly [name: string, row: string | boolean, fold: string | boolean][] = [
    ['claimed and open', row.claimedOpen, claimedOf(claim).toString()],
    ['settled', row.settled, isSettled(claim)],
    ['policy', `${row.policyId} ${row.policyVersion}`, `${claim.policyId} ${claim.policyVersion}`],
  ];
  for (const [name, said, fold] of compared) {
    if (said !== fold)
      throw new LedgerDamaged(
        `Claim ${claimId}: ${name} ${String(said)} in its row, ${String(fold)} by its events. Run the ledger check.`,
      );
  }
  return claim;
}

interface LockedRow extends DerivedColumns {
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
    `SELECT ${DERIVED_COLUMNS}, last_hash AS "lastHash", creditor.chart,
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
  return rows.map((row) => {
    const { lastHash, chart, businessDay } = row;
    return { claim: undamaged(row, claims.get(row.claimId)), lastHash, chart, businessDay };
  });
}
