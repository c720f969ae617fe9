import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { StandingClaim } from './book-events';
import { foldEachClaim } from './read-events';
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

type LockedClaim = StandingClaim & Pick<LockedRow, 'chart' | 'businessDay'>;

/** Locks many claims, in the order of their ids, and folds them. Throws `LedgerDamaged`. */
export async function lockClaims(client: PoolClient, claimIds: readonly string[]): Promise<LockedClaim[]> {
  const { standing, damaged } = await lockEachClaim(client, claimIds);
  for (const problem of damaged.values()) throw problem;
  return standing;
}

/** The same, but a damaged claim keeps no other from being decided on. */
export async function lockEachClaim(
  client: PoolClient,
  claimIds: readonly string[],
): Promise<{ readonly standing: LockedClaim[]; readonly damaged: ReadonlyMap<string, LedgerDamaged> }> {
  const { rows } = await client.query<LockedRow>(
    `SELECT claim_id AS "claimId", event_number AS "eventNumber", last_hash AS "lastHash", creditor.chart,
       business_day AS "businessDay"
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id) LEFT JOIN fordring.rehearsal USING (creditor_id)
     WHERE claim_id = ANY ($1) ORDER BY claim_id FOR UPDATE OF claim`,
    [claimIds],
  );
  // Read after the locks, so that what others wrote until then is in it.
  const folded = await foldEachClaim(
    client,
    rows.map(({ claimId }) => claimId),
  );
  const standing: LockedClaim[] = [];
  const damaged = new Map<string, LedgerDamaged>();
  for (const { claimId, eventNumber, lastHash, chart, businessDay } of rows) {
    const claim = folded.claims.get(claimId);
    if (claim?.eventNumber === eventNumber) standing.push({ claim, lastHash, chart, businessDay });
    else damaged.set(claimId, damageOf(claimId, eventNumber, claim?.eventNumber, folded.damaged.get(claimId)));
  }
  return { standing, damaged };
}

function damageOf(claimId: string, should: number, has: number | undefined, problem: Error | undefined): LedgerDamaged {
  const what = problem
    ? `Claim ${claimId} has events that make no claim: ${problem.message}`
    : `Claim ${claimId} should have ${should} events, and has ${has ?? 0}.`;
  return new LedgerDamaged(`${what} Run the ledger check.`, { cause: problem });
}
