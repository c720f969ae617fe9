import type { Standing } from './followed-claims';

/** A claim that the two books know differently. */
export interface DifferingClaim {
  readonly claimId: string;
  readonly ledger: Standing;
  readonly engine: Standing;
}

/** A claim whose workflow holds what no key opens, or what is no payload of ours. */
export interface UnreadableClaim {
  readonly claimId: string;
  readonly reason: string;
}

/** What the control of engine against ledger found. */
export interface ComparedBooks {
  readonly openClaims: number;
  readonly runningWorkflows: number;
  /** Open claims that no workflow follows, and that the outbox is not about to tell. */
  readonly lost: readonly string[];
  /** Workflows that follow no open claim. */
  readonly orphans: readonly string[];
  /** Open claims whose workflow knows another latest event or another next day than the ledger. */
  readonly differing: readonly DifferingClaim[];
  /** Open claims whose workflow did not answer, so that nothing is known of it: no worker may be running. */
  readonly unanswered: readonly string[];
  /** Open claims whose workflow cannot be read: for a person, who finds the key or has the workflow started anew. */
  readonly unreadable: readonly UnreadableClaim[];
  /** Lost claims that were given a workflow again, and workflows that were told to ask the ledger again. */
  readonly mended: number;
  /** How many of them, and of the claims that wait for a person, are not put right. */
  readonly left: number;
}
