import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { StepWithdrawn } from '../../domain/decisions/decision-events';
import type { Respite } from '../../domain/decisions/case-effect';
import { consequenceOf, isOfDecision } from '../../domain/decisions/consequences';
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
  const telling = isOfDecision(event) ? consequenceOf(event).onCase?.tells?.(event, after) : undefined;
  if (!telling) return [];
  if ('says' in telling) return [{ notice: telling.says }];
  if ('ends' in telling) return ended(telling.ends, open);
  if ('goesOn' in telling) {
    const { goesOn: notice, until } = telling;
    return open.has(notice) ? [{ notice, until }] : [];
  }
  const { begins: notice, ...words } = telling;
  open.add(notice);
  return [{ notice, ...words }];
}

function ended(notice: Respite, open: Set<Notice>): NoticeWords[] {
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
  if (event.type === 'StepWithdrawn') return event.step === step ? withdrawnFor(event) : undefined;
  return event.type === 'LiableDebtorChanged' && counterpart === 'gaeldsstyrelsen' ? 'liable-debtor' : undefined;
}

function withdrawnFor({ paidOn }: StepWithdrawn): RecallReason {
  return paidOn ? 'paid' : 'deferred';
}
