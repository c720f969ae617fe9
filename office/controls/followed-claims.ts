import type { Pool } from 'pg';
import { noticeOf, type CaseNotice } from '../../domain/claim/case-notice';
import { creditorOf } from '../../domain/claim/claim-id';
import { isSettled, type Claim } from '../../domain/claim/claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import type { ClaimNews } from '../claims/deliver-facts';
import type { RulebookFor } from '../claims/execute-command';
import { isOnItsWay } from '../../store/relay/on-its-way';
import { foldEachClaim } from '../claims/read-events';
import type { Clock } from '../creditors/creditor';

/** How far one of the two books knows a claim: its latest event, and the day of its next step. */
export interface Standing {
  readonly eventNumber: number;
  readonly nextOn?: CivilDate;
}

/** How the ledger knows a claim, and the creditor's today, before which nothing is next any more. */
export interface LedgerStanding extends Standing {
  readonly today: CivilDate;
}

/** Of which creditors; of all when absent. */
export type OfCreditors = readonly string[] | undefined;

/** The ledger's side of the control of claims against workflows. The engine's side is `compareBooks`. */
export interface FollowedClaims {
  /**
   * Claims that a workflow must follow, as their rows have them. Those of which the engine is about to be told are left
   * out, for a few minutes.
   */
  open(creditorIds?: OfCreditors): Promise<Map<string, Standing>>;
  /** Those of these claims that the ledger has. */
  known(claimIds: readonly string[]): Promise<Set<string>>;
  /** Those of these claims that are neither open nor about to be told anything. */
  untold(claimIds: readonly string[]): Promise<string[]>;
  /**
   * How these claims stand today, folded from their events; without those that are settled or about to be told something,
   * and those on which nothing can be decided.
   */
  standings(claimIds: readonly string[]): Promise<Map<string, LedgerStanding>>;
  /** What a workflow is told of each of these claims. Of one that the ledger does not have: that nothing is left to wait for. */
  newsOf(claimIds: readonly string[]): Promise<ClaimNews[]>;
}

/** Puts the engine's workflows where the ledger stands. Both acts can be repeated. */
export interface CaseKeeper {
  /** An open claim without a workflow gets one. */
  start(news: ClaimNews): Promise<void>;
  /** The claim's workflow asks the ledger where the claim stands, whatever the workflow knows. `because` is for the operator. */
  readAgain(news: ClaimNews, because: string): Promise<void>;
}

interface ClaimRow {
  readonly claim_id: string;
  readonly event_number: number;
  readonly next_step_on: CivilDate | null;
}

interface CreditorRow {
  readonly creditor_id: string;
  readonly time_zone: string;
  readonly business_day: CivilDate | null;
}

/** Asks the ledger. */
export function followedClaims(pool: Pool, rulebookFor: RulebookFor, clock: Clock = Date.now): FollowedClaims {
  const claimsOf = async (question: string, values: readonly unknown[]): Promise<Set<string>> => {
    const { rows } = await pool.query<{ claim_id: string }>(question, [...values]);
    return new Set(rows.map((row) => row.claim_id));
  };
  const todayOf = ({ time_zone: timeZone, business_day: day }: CreditorRow) => day ?? civilDateAt(clock(), timeZone);

  return {
    async open(creditorIds) {
      const { rows } = await pool.query<ClaimRow>(
        `SELECT claim_id, event_number, next_step_on FROM fordring.claim
         WHERE NOT settled AND ($1::text[] IS NULL OR creditor_id = ANY ($1)) AND NOT ${isOnItsWay('claim.claim_id')}`,
        [creditorIds ?? null],
      );
      return new Map(rows.map((row) => [row.claim_id, standingOf(row)]));
    },
    known: (claimIds) => claimsOf('SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1)', [claimIds]),
    async untold(claimIds) {
      const told = await claimsOf(
        `SELECT claim_id FROM fordring.claim
         WHERE claim_id = ANY ($1) AND (NOT settled OR ${isOnItsWay('claim.claim_id')})`,
        [claimIds],
      );
      return claimIds.filter((claimId) => !told.has(claimId));
    },
    async standings(claimIds) {
      const onTheirWay = await claimsOf(
        `SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1) AND ${isOnItsWay('claim.claim_id')}`,
        [claimIds],
      );
      const creditors = await creditorsOf(pool, claimIds);
      const standings = new Map<string, LedgerStanding>();
      const { claims } = await foldEachClaim(pool, claimIds);
      for (const [claimId, claim] of claims) {
        const creditor = creditors.get(claim.creditorId);
        if (!creditor || isSettled(claim) || onTheirWay.has(claimId)) continue;
        const today = todayOf(creditor);
        const notice = noticeIfDecidable(claim, rulebookFor, today);
        if (!notice) continue;
        const { eventNumber, next } = notice;
        standings.set(claimId, { eventNumber, today, ...(next && { nextOn: next.on }) });
      }
      return standings;
    },
    async newsOf(claimIds) {
      const creditors = await creditorsOf(pool, claimIds);
      const { claims, damaged } = await foldEachClaim(pool, claimIds);
      return claimIds.flatMap((claimId) => {
        const creditor = creditors.get(creditorOf(claimId));
        if (!creditor || damaged.has(claimId)) return [];
        const { creditor_id: creditorId, time_zone: timeZone, business_day: virtualToday } = creditor;
        const today = todayOf(creditor);
        const claim = claims.get(claimId);
        const about = { claimId, creditorId, timeZone, ...(virtualToday !== null && { virtualToday }) };
        const notice = claim
          ? noticeIfDecidable(claim, rulebookFor, today)
          : { eventNumber: 0, stage: 'settled' as const };
        if (!notice) return [];
        return { ...about, invoiceGroup: claim?.invoiceGroup ?? '', registered: true, bookedOn: today, notice };
      });
    },
  };
}

/** Nothing of a claim on which nothing can be decided: it is named by `standstills`, and keeps no other from being told of. */
function noticeIfDecidable(claim: Claim, rulebookFor: RulebookFor, today: CivilDate): CaseNotice | undefined {
  try {
    return noticeOf(claim, rulebookFor(claim.policyId, claim.policyVersion), today);
  } catch {
    return undefined;
  }
}

function standingOf({ event_number: eventNumber, next_step_on: nextOn }: ClaimRow): Standing {
  return { eventNumber, ...(nextOn !== null && { nextOn }) };
}

/** The creditors of these claims that the ledger has. */
async function creditorsOf(pool: Pool, claimIds: readonly string[]): Promise<Map<string, CreditorRow>> {
  const { rows } = await pool.query<CreditorRow>(
    `SELECT creditor_id, time_zone, business_day FROM fordring.creditor LEFT JOIN fordring.rehearsal USING (creditor_id)
     WHERE creditor_id = ANY ($1)`,
    [[...new Set(claimIds.map(creditorOf))]],
  );
  return new Map(rows.map((row) => [row.creditor_id, row]));
}
