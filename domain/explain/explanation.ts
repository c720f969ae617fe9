import type { CivilDate } from '../kernel/civil-date';
import type { Rulebook } from '../policy/rulebook';
import type { Actor } from '../claim/waiting-cause';
import type { ExplainedDecision, RefusedAttempt, Undelivered } from './explained-decision';
import type { GateChange } from './lateness';
import type { Language } from './language';

/** One sentence or more about a day. */
export interface DatedSentence {
  readonly on: CivilDate;
  readonly text: string;
}

/** What a claim's story is told from. */
export interface ExplainedClaim {
  readonly language: Language;
  /** What happened, in the order in which it was booked: with its reason, its cost, and who decided it. */
  readonly story: readonly DatedSentence[];
  /** Where it stands on the day, and until when it can be demanded. */
  readonly standing: string;
  /** What following it up has cost the debtor. */
  readonly cost: string;
  /** The steps that have a day, if nothing changes. Empty for a settled claim. */
  readonly ahead: readonly DatedSentence[];
  /** What it waits for beside them, since when, and who must act. */
  readonly waits: readonly { readonly since: CivilDate; readonly actor: Actor; readonly text: string }[];
  /** What was asked for and refused, rejected or withdrawn; and what was not sent any more. */
  readonly refused: readonly DatedSentence[];
}

export interface Explanation {
  readonly language: Language;
  readonly decisions?: readonly ExplainedDecision[];
  readonly attempts?: readonly RefusedAttempt[];
  readonly undelivered?: readonly Undelivered[];
  /** By day; needed to say why a run was late (S003-26). */
  readonly bankGate?: readonly GateChange[];
  /** For events from before a change of policy; without it they are told by the policy that the claim is under now. */
  readonly rulebookFor?: (policyId: string, policyVersion: string) => Rulebook;
}
