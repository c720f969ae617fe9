import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { DebtorStatus } from '../policy/policy';

/** Why a step has no day, as the claim's own facts say it. Each is documented by an event, a decision or the policy. */
export type WaitingCause =
  /** The whole claim is disputed (inkassolagen 8 §). */
  | { readonly type: 'dispute'; readonly since: CivilDate }
  | { readonly type: 'plan'; readonly agreedOn: CivilDate }
  /** The law stops every step in the debtor's situation. */
  | { readonly type: 'stopped-by-law'; readonly status: DebtorStatus; readonly paragraph: string }
  | { readonly type: 'recalled'; readonly on: CivilDate }
  /** The client's mark: not to be reminded (S003-21, S003-22). */
  | { readonly type: 'flag'; readonly since: CivilDate }
  /** Everything claimed is not strictly over what the step needs (S002-25). */
  | {
      readonly type: 'not-over-limit';
      readonly claimed: Money;
      readonly limit: Money;
      readonly sources: readonly string[];
    }
  /** Only charges of another invoice, which was paid, are asked for: no letter is sent and nothing is charged for charges. */
  | { readonly type: 'charges-alone'; readonly of: string }
  /** With interest and fees less than the authority takes by the law of the day. */
  | {
      readonly type: 'under-minimum';
      readonly claimed: Money;
      readonly least: Money;
      readonly paragraph: string;
    }
  /** The policy does not take the step for such debtors (S002-29). */
  | { readonly type: 'debtor-excluded'; readonly status: DebtorStatus; readonly sources: readonly string[] }
  | { readonly type: 'time-barred'; readonly lastDay: CivilDate; readonly sources: readonly string[] }
  | { readonly type: 'acceptance' }
  | { readonly type: 'declined'; readonly on: CivilDate }
  | { readonly type: 'ruling' }
  | { readonly type: 'sent-back'; readonly on: CivilDate }
  /** A collection agency has the claim, and follows it up. */
  | { readonly type: 'with-agency'; readonly since: CivilDate }
  /** The collection agency gave the claim back, and no step of the policy follows. */
  | { readonly type: 'given-back'; readonly on: CivilDate }
  /** The agency had the payment order made out already: no second one is applied for. */
  | { readonly type: 'ruled-already'; readonly on: CivilDate }
  /** The debtor objected at the enforcement authority: until `lastDay` the creditor may ask that the case goes to court. */
  | { readonly type: 'objection'; readonly since: CivilDate; readonly lastDay: CivilDate }
  /** The creditor asked that the case goes to court. */
  | { readonly type: 'judgment'; readonly since: CivilDate };

/** Who must act for a claim to move on. */
export const ACTORS = [
  /** A case handler of the creditor, or whom the authority matrix names. */
  'person',
  /** Of the creditor; and then the court. */
  'lawyer',
  'client',
  'debtor',
  'enforcement-authority',
  'monitoring-agency',
  'collection-agency',
  'court',
  /** Whoever reconciles the creditor's bank. */
  'accounting',
  /** Whoever runs Fordring. */
  'operator',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Exhaustive: a new cause names its actor, or the compiler says so. */
const ACTOR_OF: Readonly<Record<WaitingCause['type'], Actor>> = {
  dispute: 'lawyer',
  plan: 'debtor',
  'stopped-by-law': 'person',
  recalled: 'person',
  flag: 'client',
  'not-over-limit': 'person',
  'charges-alone': 'person',
  'under-minimum': 'person',
  'debtor-excluded': 'person',
  'time-barred': 'person',
  acceptance: 'client',
  declined: 'client',
  ruling: 'enforcement-authority',
  'sent-back': 'person',
  'with-agency': 'collection-agency',
  'given-back': 'person',
  'ruled-already': 'person',
  objection: 'lawyer',
  judgment: 'court',
};

export function actorOfCause(cause: WaitingCause): Actor {
  return ACTOR_OF[cause.type];
}
