import type { Pool } from 'pg';
import {
  noticeOf,
  performableNotice,
  unknownFigureNotice,
  waitingStepNotice,
  type CaseNotice,
} from '../../domain/claim/case-notice';
import { bankReadingNeeded, bankUnread } from '../../domain/claim/bank-unread';
import type { Claim } from '../../domain/claim/claim';
import type { Refusal } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { StepName } from '../../domain/policy/policy';
import { isSendingTime } from '../../domain/claim/wake-time';
import { unpaidInvoicesAsked } from '../../domain/claim/unpaid-invoices-asked';
import { serviceRulesOf } from '../../domain/policy/service-rules';
import { stepsFor } from '../../domain/policy/step-variant';
import { inTransaction } from '../../store/connect';
import { isBankGateOpen } from '../creditors/bank-gate';
import { bankReadThrough } from '../creditors/bank-reading';
import { feesElsewhere } from '../../domain/claim/fees-elsewhere';
import { decideAndBook, type CommandResult, type RulebookFor } from './decide-and-book';
import { feesOfOthers } from './fees-of-others';
import { namedRefusal } from './named-refusal';
import { readUndamaged } from './read-undamaged';
import { whatIsUnknown } from './unknown-figure';
import { unpaidOfService } from './unpaid-of-service';

export interface StepToPerform {
  readonly claimId: string;
  readonly step: StepName;
  /** The day on which the step came due: what it is for. */
  readonly dueOn: CivilDate;
  /** The business day on which it is performed. */
  readonly today: CivilDate;
  /** The instant of business time at which it is performed, in milliseconds. */
  readonly now: number;
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
 * How far the bank was read is asked for every step, and the creditor's gates where the policy's step has them. The claim is
 * folded once.
 *
 * A step that is due and cannot be performed now (a closed day, an hour without letters, a closed gate, a figure that is
 * not known) is an answer: the notice says what the step waits for, or until when.
 *
 * Throws `ClaimUnknown` and `LedgerDamaged`.
 */
export async function performStep(pool: Pool, ordered: StepToPerform): Promise<StepAnswer> {
  const { claimId, step, dueOn } = ordered;
  const key = stepKey(claimId, step, dueOn);
  try {
    return await answerOf(pool, ordered, await tryStep(pool, ordered, key));
  } catch (error) {
    const unknown = whatIsUnknown(error);
    if (unknown !== undefined) return { notice: unknownFigureNotice(await readUndamaged(pool, claimId), unknown) };
    throw namedRefusal(error, { key });
  }
}

function tryStep(pool: Pool, ordered: StepToPerform, key: string): Promise<CommandResult> {
  const { claimId, step, dueOn, today, now, rulebookFor } = ordered;
  return inTransaction(pool, (client) =>
    decideAndBook(client, {
      ...{ claimId, key, today, rulebookFor },
      // Gates, days and hours are circumstances: they may have changed when the same step is asked for again.
      contents: { claimId, command: { type: 'PerformStep', step } },
      command: async (claim) => {
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const { policy } = rulebook;
        const rule = stepsFor(claim, policy).find((one) => one.step === step);
        const isGated = rule?.gates.includes('bank-reconciled') ?? false;
        const bankReconciled = isGated && (await isBankGateOpen(client, claim.creditorId, today));
        const through = await bankReadThrough(client, claim.creditorId);
        const unread = bankUnread(bankReadingNeeded(claim, step, rulebook, today), through);
        const counted = await feesOfOthers(client, claim, rulebook);
        const asked = rule && unpaidInvoicesAsked(rule, claim, policy);
        const groups = serviceRulesOf(claim.invoiceGroup, policy)?.groups ?? [];
        const unpaid = asked && (await unpaidOfService(client, { claimId, groups, dueBefore: today }));
        const outside = isSendingTime(now, policy) ? {} : { outsideSendingWindow: true as const };
        return {
          type: 'PerformStep',
          step,
          gates: { bankReconciled },
          dueOn,
          ...outside,
          ...(unread && { bankUnread: unread }),
          ...(counted.length > 0 && { feesElsewhere: feesElsewhere(claim, counted, today) }),
          ...(unpaid !== undefined && { unpaidInvoices: unpaid }),
        };
      },
    }),
  );
}

async function answerOf(pool: Pool, ordered: StepToPerform, result: CommandResult): Promise<StepAnswer> {
  const { claimId, step, dueOn, today, now, rulebookFor } = ordered;
  const rulebookOf = (claim: Claim) => rulebookFor(claim.policyId, claim.policyVersion);
  const tell = (claim: Claim): CaseNotice => {
    const rulebook = rulebookOf(claim);
    return performableNotice(noticeOf(claim, rulebook, today), claimId, rulebook, now);
  };
  if (result.outcome === 'refused') {
    const { refusal, claim } = result;
    if (!isWait(refusal)) return { notice: tell(claim), refusal };
    const closed = refusal.refused === 'gate-closed' ? { closed: refusal } : {};
    const later = refusal.refused === 'fee-not-yet' ? { until: refusal.until } : {};
    const notice = waitingStepNotice(claim, { step, dueOn }, { rulebook: rulebookOf(claim), now, ...closed, ...later });
    return { notice, refusal };
  }
  const { claim, notice } = result;
  if (notice) return { notice: performableNotice(notice, claimId, rulebookOf(claim), now) };
  // Performed by an earlier call whose answer was lost: the claim may have moved on since.
  return { notice: tell(await readUndamaged(pool, claimId)) };
}

const WAITS: readonly Refusal['refused'][] = [
  ...(['gate-closed', 'no-banking-day', 'outside-sending-window', 'fee-not-yet'] as const),
];

/** The step is still due, and another time or the gate's opening lets it be performed. */
export function isWait({ refused }: Refusal): boolean {
  return WAITS.includes(refused);
}
