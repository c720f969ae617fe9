import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { stayedOn } from '../claim/situations';
import type { CivilDate } from '../kernel/civil-date';
import type { Rulebook } from '../policy/rulebook';
import { lastDayOfDecision, lastDayOfStep } from './last-day';
import { fixLetter, type FixedLetter } from './letter';
import { LETTER_STEPS, type LetterEvent, type LetterKind } from './letter-kinds';

/** What a document says and to whom it goes, fixed when its event is booked. */
export interface DocumentContent {
  readonly letter: FixedLetter;
  /** Who owes the claim beside its own debtor, in order; of a letter to one alone, that one. */
  readonly liable: readonly string[];
  /** It goes to this debtor alone. */
  readonly alone?: string;
  /** The claim's own debtor has died. */
  readonly hasDied?: true;
  /** Of those who owe it beside: who has died. */
  readonly estates?: readonly string[];
  /** Who may not be asked on the day, while others may; `own` is the claim's own debtor. */
  readonly stayed?: { readonly own?: true; readonly others: readonly string[] };
}

/** What was booked together, and the claim before it and after it. */
export interface BookedLetter {
  readonly event: LetterEvent;
  readonly beside: readonly ClaimEvent[];
  readonly before?: Claim;
  readonly claim: Claim;
  readonly bookedOn: CivilDate;
}

/** Throws as `fixLetter` does. */
export function documentContentOf(booked: BookedLetter, rulebook: Rulebook): DocumentContent {
  const { event, claim, bookedOn: sentOn } = booked;
  const group = rulebook.policy.groups?.find(({ code }) => code === claim.invoiceGroup);
  const letter = fixLetter({
    ...booked,
    ...{ sentOn, rulebook, groundDescription: group?.name ?? claim.invoiceGroup },
    lastDayToPay:
      event.type === 'StepPerformed'
        ? lastDayOfStep(claim, sentOn, event, rulebook)
        : lastDayOfDecision(event, claim, sentOn, rulebook),
  });
  const stayed = stayedFrom(letter.kind, claim, sentOn);
  const estates = claim.liableStatuses.flatMap(({ debtorId, status }) => (status === 'deceased' ? [debtorId] : []));
  const toOne = event.type === 'LiableDebtorChanged' ? event.debtorId : undefined;
  return {
    letter,
    liable: toOne === undefined ? claim.liableDebtorIds : [toOne],
    ...(toOne !== undefined && { alone: toOne }),
    ...(claim.debtorStatus === 'deceased' && { hasDied: true }),
    ...(estates.length > 0 && { estates }),
    ...(stayed && { stayed }),
  };
}

/** Who gets no letter that asks for payment. What was agreed, credited or answered is told everybody. */
export function stayedFrom(kind: LetterKind, claim: Claim, day: CivilDate): DocumentContent['stayed'] {
  if (!ASKING.includes(kind)) return undefined;
  const ids = stayedOn(claim, day).map(({ debtorId }) => debtorId);
  if (ids.length === 0) return undefined;
  return { ...(ids.includes(undefined) && { own: true }), others: ids.flatMap((debtorId) => debtorId ?? []) };
}

const ASKING: readonly LetterKind[] = [...LETTER_STEPS, 'instalment-notice', 'plan-ended'];

/**
 * The same where the booking comes first: nothing about a letter keeps its event from being booked. What keeps the letter
 * from being made is said when it is to leave.
 */
export function documentContentIfPossible(booked: BookedLetter, rulebook: Rulebook): DocumentContent | undefined {
  try {
    return documentContentOf(booked, rulebook);
  } catch {
    return undefined;
  }
}
