import type { PoolClient } from 'pg';
import { claimedOf, isSettled, type Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { foldClaim } from '../../domain/claim/evolve';
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
export function undamaged(row: DerivedColumns, claim: Claim | undefined, problem?: Error): Claim {
  const { claimId } = row;
  if (problem) {
    const what = `Claim ${claimId} has events that make no claim: ${problem.message}`;
    throw new LedgerDamaged(`${what} Run the ledger check.`, { cause: problem });
  }
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

/** The same, of a claim's own events in their order. Throws `LedgerDamaged`. */
export function foldUndamaged(row: DerivedColumns, events: Iterable<ClaimEvent>): Claim {
  let claim: Claim | undefined;
  try {
    claim = foldClaim(events);
  } catch (problem) {
    return undamaged(row, undefined, problem instanceof Error ? problem : new Error(String(problem)));
  }
  return undamaged(row, claim);
}

interface LockedRow extends DerivedColumns {
  readonly lastHash: Buffer;
}

interface OfCreditor {
  readonly chart: ChartOfAccounts;
  /** Of a creditor that lives in virtual time. */
  readonly businessDay: CivilDate | null;
}

type LockedClaim = StandingClaim & OfCreditor;

/** Locks many claims, in the order of their ids, and folds them. Throws `LedgerDamaged`. */
export async function lockClaims(client: PoolClient, claimIds: readonly string[]): Promise<LockedClaim[]> {
  const { standing, damaged } = await lockEachClaim(client, claimIds);
  for (const problem of damaged.values()) throw problem;
  const creditors = await readCreditors(client, [...new Set(standing.map(({ claim }) => claim.creditorId))]);
  return standing.flatMap((one) => {
    const creditor = creditors.get(one.claim.creditorId);
    return creditor ? [{ ...one, ...creditor }] : [];
  });
}

async function readCreditors(client: PoolClient, creditorIds: readonly string[]): Promise<Map<string, OfCreditor>> {
  const { rows } = await client.query<OfCreditor & { creditorId: string }>(
    `SELECT creditor_id AS "creditorId", chart, business_day AS "businessDay"
     FROM fordring.creditor LEFT JOIN fordring.rehearsal USING (creditor_id) WHERE creditor_id = ANY ($1)`,
    [creditorIds],
  );
  return new Map(rows.map(({ creditorId, chart, businessDay }) => [creditorId, { chart, businessDay }]));
}

/** The same, but a damaged claim keeps no other from being decided on. */
export async function lockEachClaim(
  client: PoolClient,
  claimIds: readonly string[],
): Promise<{ readonly standing: StandingClaim[]; readonly damaged: ReadonlyMap<string, LedgerDamaged> }> {
  const { rows } = await client.query<LockedRow>(
    `SELECT ${DERIVED_COLUMNS}, last_hash AS "lastHash" FROM fordring.claim
     WHERE claim_id = ANY ($1) ORDER BY claim_id FOR UPDATE OF claim`,
    [claimIds],
  );
  // Read after the locks, so that what others wrote until then is in it.
  const folded = await foldEachClaim(
    client,
    rows.map(({ claimId }) => claimId),
  );
  const standing: StandingClaim[] = [];
  const damaged = new Map<string, LedgerDamaged>();
  for (const row of rows) {
    const { claimId, lastHash } = row;
    try {
      const claim = undamaged(row, folded.claims.get(claimId), folded.damaged.get(claimId));
      standing.push({ claim, lastHash });
    } catch (problem) {
      if (!(problem instanceof LedgerDamaged)) throw problem;
      damaged.set(claimId, problem);
    }
  }
  return { standing, damaged };
}
