import type { Pool } from 'pg';
import { noticeOf } from '../../domain/claim/case-notice';
import { isSettled } from '../../domain/claim/claim';
import { civilDateAt } from '../../domain/kernel/civil-time';
import type { ClaimNews } from '../claims/deliver-facts';
import type { RulebookFor } from '../claims/execute-command';
import { foldClaims } from '../claims/read-events';
import type { Clock } from '../creditors/creditor';

/** The ledger's side of the control of claims against workflows. The engine's side is `compareBooks`. */
export interface FollowedClaims {
  /**
   * Claims that a workflow must follow: of a creditor, or of all. Those that the outbox has yet to tell are on their way,
   * and left out.
   */
  open(creditorId?: string): Promise<Set<string>>;
  /** Those of these claims that the ledger has. */
  known(claimIds: readonly string[]): Promise<Set<string>>;
  /** Those of these claims that are neither open nor about to be told anything. */
  untold(claimIds: readonly string[]): Promise<string[]>;
  /** What a new workflow is told of each of these claims that is still open. */
  newsOf(claimIds: readonly string[]): Promise<ClaimNews[]>;
}

/** Asks the ledger. */
export function followedClaims(pool: Pool, rulebookFor: RulebookFor, clock: Clock = Date.now): FollowedClaims {
  const claimsOf = async (question: string, values: readonly unknown[]): Promise<Set<string>> => {
    const { rows } = await pool.query<{ claim_id: string }>(question, [...values]);
    return new Set(rows.map((row) => row.claim_id));
  };
  return {
    open: (creditorId) =>
      claimsOf(
        `SELECT claim_id FROM fordring.claim
         WHERE NOT settled AND ($1::text IS NULL OR creditor_id = $1) AND NOT EXISTS (
           SELECT FROM fordring.outbox
           WHERE topic = 'engine' AND delivered_at IS NULL AND outbox.claim_id = claim.claim_id)`,
        [creditorId ?? null],
      ),
    known: (claimIds) => claimsOf('SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1)', [claimIds]),
    async untold(claimIds) {
      const told = await claimsOf(
        `SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1) AND NOT settled
         UNION SELECT claim_id FROM fordring.outbox
         WHERE claim_id = ANY ($1) AND topic = 'engine' AND delivered_at IS NULL`,
        [claimIds],
      );
      return claimIds.filter((claimId) => !told.has(claimId));
    },
    async newsOf(claimIds) {
      const claims = [...(await foldClaims(pool, claimIds)).values()].filter((claim) => !isSettled(claim));
      return claims.map((claim) => {
        const { claimId, creditorId, invoiceGroup } = claim;
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const { timeZone } = rulebook.policy;
        const today = civilDateAt(clock(), timeZone);
        const notice = noticeOf(claim, rulebook, today);
        return { claimId, creditorId, invoiceGroup, timeZone, registered: true, bookedOn: today, notice };
      });
    },
  };
}

/** What the control of engine against ledger found. */
export interface ComparedBooks {
  readonly openClaims: number;
  readonly runningWorkflows: number;
  /** Open claims that no workflow follows, and that the outbox is not about to tell. */
  readonly lost: readonly string[];
  /** Workflows that follow no open claim. */
  readonly orphans: readonly string[];
  /** Lost claims that were given a workflow again. */
  readonly mended: number;
}
