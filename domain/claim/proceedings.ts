import type { AgencyReported, ClaimEvent, ReferralAnswered } from './claim-events';
import type { JudgmentOutcome } from './judgment-outcome';
import { earlierOf, type CivilDate } from '../kernel/civil-date';

/** The claim before an authority, as far as an answer of the authority proves it. That a case was sent proves nothing. */
export interface Proceedings {
  /** The day of the first answer: the receipt, or else the ruling or the rejection. */
  readonly on: CivilDate;
  /** The authority confirmed on that day that it has the case. */
  readonly received?: true;
  /** They are pending when absent. */
  readonly endedOn?: CivilDate;
  /** The debtor objected there, and so was told of them. */
  readonly told?: true;
  /** `endedOn` is the day on which they end should nobody ask that the case goes to court. */
  readonly lapses?: true;
  /** They ended without a ruling, and nothing on record proves that the debtor was told of them. */
  readonly withoutRuling?: true;
}

/** The application to a court, as somebody said that it was filed. */
export interface CourtFiling {
  readonly decisionId: string;
  readonly on: CivilDate;
  readonly court: string;
  readonly caseNumber: string;
  /** The earlier application of the claim, which was struck off. */
  readonly struckOff?: {
    readonly filing?: CourtFiling;
    readonly judgment: { readonly on: CivilDate; readonly outcome: JudgmentOutcome };
  };
}

/** What is asked of a claim here. */
interface Proceeded {
  readonly proceedings: readonly Proceedings[];
  readonly rulingOn?: CivilDate;
  readonly objection?: { readonly lastDay: CivilDate };
  readonly courtTransfer?: { readonly decisionId: string };
}

/** The proceedings after an event; `claim` is the claim before the event. */
export function proceedingsAfter(claim: Proceeded, event: ClaimEvent): readonly Proceedings[] {
  if (event.type === 'RulingReceived') return ended(claim, event.on, {});
  if (event.type === 'JudgmentReceived') {
    return ended(claim, event.on, event.outcome === 'struck-off' ? { withoutRuling: true } : {});
  }
  if (event.type === 'ReferralAnswered') {
    if (event.answer === 'received') return received(claim, event.on);
    if (event.answer === 'objected') return objected(claim, event);
    return claim.rulingOn ? claim.proceedings : ended(claim, event.on, { withoutRuling: true });
  }
  if (event.type === 'AgencyReported') return afterAgency(claim, event);
  if (event.type === 'CourtTransferRequested') return goingToCourt(claim);
  const { objection, courtTransfer } = claim;
  if (event.type === 'DecisionReversed' && objection && courtTransfer?.decisionId === event.reverses) {
    return lapsing(claim, objection.lastDay);
  }
  const isTakenBack =
    event.type === 'ReferralRecalled' || (event.type === 'StepWithdrawn' && event.step === 'referral');
  return isTakenBack && pendingOf(claim) ? ended(claim, event.on, { withoutRuling: true }) : claim.proceedings;
}

/** The agency's word counts by the authority's number of the case; what it gives back without a ruling has ended. */
function afterAgency(claim: Proceeded, { news, on, authorityCaseId }: AgencyReported): readonly Proceedings[] {
  if (news === 'applied' && authorityCaseId !== undefined) return received(claim, on);
  if (news === 'ruling' && authorityCaseId !== undefined) return ended(claim, on, {});
  return news === 'returned' && pendingOf(claim) ? ended(claim, on, { withoutRuling: true }) : claim.proceedings;
}

function pendingOf({ proceedings }: Proceeded): Proceedings | undefined {
  const last = proceedings.at(-1);
  return last && (last.endedOn === undefined || last.lapses) ? last : undefined;
}

/** The first receipt counts. One that becomes known only after the ruling still proves the earlier day. */
function received(claim: Proceeded, on: CivilDate): readonly Proceedings[] {
  const last = claim.proceedings.at(-1);
  const isOfLast = last !== undefined && (pendingOf(claim) !== undefined || claim.rulingOn !== undefined);
  if (isOfLast) return replaced(claim, { ...last, on: earlierOf(last.on, on), received: true });
  return [...claim.proceedings, { on, received: true }];
}

/** The objection shows that the debtor was told. The proceedings end with the creditor's time, unless the creditor asks. */
function objected(claim: Proceeded, { on, lastDay }: ReferralAnswered): readonly Proceedings[] {
  const last = received(claim, on).at(-1);
  if (!last || !lastDay) return claim.proceedings;
  const begun = { ...last, told: true as const, endedOn: lastDay, lapses: true as const };
  return pendingOf(claim) ? replaced(claim, begun) : [...claim.proceedings, begun];
}

function goingToCourt(claim: Proceeded): readonly Proceedings[] {
  const pending = pendingOf(claim);
  return pending ? replaced(claim, begunAs(pending)) : claim.proceedings;
}

/** How proceedings began, without their end. */
function begunAs({ on, received: isReceived, told }: Proceedings): Proceedings {
  return { on, ...(isReceived && { received: isReceived }), ...(told && { told }) };
}

function lapsing(claim: Proceeded, endedOn: CivilDate): readonly Proceedings[] {
  const pending = pendingOf(claim);
  return pending ? replaced(claim, { ...pending, endedOn, lapses: true }) : claim.proceedings;
}

function ended(claim: Proceeded, endedOn: CivilDate, how: Pick<Proceedings, 'withoutRuling'>): readonly Proceedings[] {
  const pending = pendingOf(claim);
  if (!pending) return [...claim.proceedings, { on: endedOn, endedOn, ...how }];
  const last = begunAs(pending);
  return replaced(claim, { ...last, on: earlierOf(last.on, endedOn), endedOn, ...(!last.told && how) });
}

function replaced({ proceedings }: Proceeded, last: Proceedings): readonly Proceedings[] {
  return [...proceedings.slice(0, -1), last];
}
