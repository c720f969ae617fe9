import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { DecisionKind } from '../../domain/decisions/decision-kinds';
import type { Money } from '../../domain/kernel/money';
import { RECALL_REASONS, type Notice, type RecallReason } from '../../formats/counterparts/party-fields';
import type { CounterpartName } from './counterpart-facts';
import type { HandOverStep } from './counterpart-ports';

/**
 * What has no notice in the counterparts' layouts is for a person: that somebody else is liable too (a Swedish case is
 * recalled and applied for anew, if a person decides so), and that an address which was told is protected now.
 */
export type CaseMatter = Notice | 'liable-debtor' | 'address-protected';

/** What is told of a case whose amount stays. */
export interface NoticeWords {
  readonly notice: CaseMatter;
  /** Until when payment may wait. */
  readonly until?: CivilDate;
  /** The disputed part, when it is not all. */
  readonly amount?: Money;
}

/**
 * Deferrals, plans and disputes are told at once (indrivningsförordningen 8–9 §§), and so is their end. `open` keeps what
 * was told and has not ended; what began before the hand-over was never told, and its end is none of the counterpart's.
 */
export function noticesOf(event: ClaimEvent, after: Claim, open: Set<Notice>): NoticeWords[] {
  if (event.type === 'DeferralGranted') {
    open.add('deferred');
    return [{ notice: 'deferred', until: event.newDueOn }];
  }
  if (event.type === 'PlanAgreed' || event.type === 'PlanReinstated') {
    const until = after.plan?.instalments.at(-1)?.dueOn;
    open.add('instalment-plan');
    return [{ notice: 'instalment-plan', ...(until && { until }) }];
  }
  if (event.type === 'PlanDefaulted') return ended('instalment-plan', open);
  if (event.type === 'DisputeRaised') {
    open.add('disputed');
    return [{ notice: 'disputed', ...(event.amount && { amount: event.amount }) }];
  }
  if (event.type === 'DisputeSettled') return ended('disputed', open);
  if (event.type === 'LiableDebtorChanged') return [{ notice: 'liable-debtor' }];
  if (event.type === 'DebtorAddressChanged' && event.address === 'protected') return [{ notice: 'address-protected' }];
  return event.type === 'DecisionReversed' ? reversed(event.reverses, after, open) : [];
}

const LIFTED_WITH: Partial<Record<DecisionKind, 'deferred' | 'instalment-plan' | 'disputed'>> = {
  deferral: 'deferred',
  'instalment-plan': 'instalment-plan',
  'plan-reinstatement': 'instalment-plan',
  dispute: 'disputed',
};

function reversed(decisionId: string, after: Claim, open: Set<Notice>): NoticeWords[] {
  const kind = after.decisions.find((taken) => taken.decisionId === decisionId)?.kind;
  const lifted = kind && LIFTED_WITH[kind];
  if (!lifted) return [];
  // An earlier deferral counts again.
  if (lifted === 'deferred' && after.deferredTo && open.has('deferred'))
    return [{ notice: 'deferred', until: after.deferredTo }];
  return ended(lifted, open);
}

function ended(notice: 'deferred' | 'instalment-plan' | 'disputed', open: Set<Notice>): NoticeWords[] {
  if (!open.delete(notice)) return [];
  return [{ notice: notice === 'disputed' ? 'dispute-ended' : 'respite-ended' }];
}

/**
 * Why the event takes the case back; undefined when it does not. A claim at Gældsstyrelsen to which a debtor comes or from
 * which one goes is recalled and handed over again (GIL § 2, stk. 5).
 */
export function recallReasonOf(
  event: ClaimEvent,
  step: HandOverStep,
  counterpart: CounterpartName,
): RecallReason | undefined {
  if (event.type === 'ReferralRecalled') return RECALL_REASONS.find((known) => known === event.reason) ?? 'withdrawn';
  if (event.type === 'StepWithdrawn') return event.step === step ? 'deferred' : undefined;
  return event.type === 'LiableDebtorChanged' && counterpart === 'gaeldsstyrelsen' ? 'liable-debtor' : undefined;
}
