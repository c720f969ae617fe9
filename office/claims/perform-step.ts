import type { Pool } from 'pg';
import { noticeOf, type CaseNotice } from '../../domain/claim/case-notice';
import type { Claim } from '../../domain/claim/claim';
import type { Refusal } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { StepName } from '../../domain/policy/policy';
import { inTransaction } from '../../store/connect';
import { isBankGateOpen } from '../creditors/bank-gate';
import { decideAndBook, type RulebookFor } from './decide-and-book';
import { namedRefusal } from './named-refusal';
import { readClaimState } from './read-claim';

export interface StepToPerform {
  readonly claimId: string;
  readonly step: StepName;
  /** The day on which the step came due: what it is for. */
  readonly dueOn: CivilDate;
  /** The business day on which it is performed. */
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
}

/** How the claim stands after the step; and why the step was not performed, when it was not. */
export interface StepAnswer {
  readonly notice: CaseNotice;
  readonly refusal?: Refusal;
}

/** A step is taken once for its day, however often it is asked for; withdrawn, it may be taken another day. */
export function stepKey(claimId: string, step: StepName, dueOn: CivilDate): string {
  return `step/${claimId}/${step}/${dueOn}`;
}

/**
 * Performs one step of a claim's policy: one transaction that locks the claim, decides again, and books, or says why not.
 * The creditor's gates are asked for only where the policy's step has them. The claim is folded once.
 *
 * Throws `ClaimUnknown` and `LedgerDamaged`.
 */
export async function performStep(pool: Pool, ordered: StepToPerform): Promise<StepAnswer> {
  const { claimId, step, dueOn, today, rulebookFor } = ordered;
  const key = stepKey(claimId, step, dueOn);
  try {
    const result = await inTransaction(pool, (client) =>
      decideAndBook(client, {
        ...{ claimId, key, today, rulebookFor },
        // Gates and days are circumstances: they may have changed when the same step is asked for again.
        contents: { claimId, command: { type: 'PerformStep', step } },
        command: async (claim) => {
          const rule = rulebookFor(claim.policyId, claim.policyVersion).policy.steps.find((one) => one.step === step);
          const isGated = rule?.gates.includes('bank-reconciled') ?? false;
          const bankReconciled = isGated && (await isBankGateOpen(client, claim.creditorId, today));
          return { type: 'PerformStep', step, gates: { bankReconciled }, dueOn };
        },
      }),
    );
    const tell = (claim: Claim) => noticeOf(claim, rulebookFor(claim.policyId, claim.policyVersion), today);
    if (result.outcome === 'refused') return { notice: tell(result.claim), refusal: result.refusal };
    if (result.notice) return { notice: result.notice };
    // Performed by an earlier call whose answer was lost: the claim may have moved on since.
    return { notice: tell((await readClaimState(pool, claimId)) ?? result.claim) };
  } catch (error) {
    throw namedRefusal(error, { key });
  }
}
