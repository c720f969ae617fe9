import type { CivilDate } from '../kernel/civil-date';
import { creditedOf, isSettled, performanceOfKind, planInForce, receivedOn, type Claim } from '../claim/claim';
import { barredAfter } from '../claim/hindrance';
import type { ClaimEvent } from '../claim/claim-events';
import {
  askedOf,
  nothingAsked,
  requestAfterDecision,
  standingStillOf,
  type DemandedAmounts,
  type RequestedPayment,
} from './asked-amounts';
import { consequenceOf, type Consequence } from './consequence';
import { instalmentsLeft, type InstalmentLeft } from './instalments-left';
import { letterStepOf, type LetterEvent, type LetterKind, type LetterMatter } from './letter-kinds';
import { LetterNotPossible } from './letter-not-possible';
import { matterOf } from './matter';
import { requireTrue } from './require-true';
import { costsOf, interestStatement, statementOf, type InterestStatement, type StatedCost } from './stated-charges';
import type { Money } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';

/** How the debtor pays: a Swedish bankgiro with an OCR reference, or a Danish inpayment form (FIK). */
type PaymentChannel =
  | { readonly type: 'bankgiro'; readonly bankgiro: string }
  | { readonly type: 'fik'; readonly cardType: '71' | '75'; readonly creditorNumber: string };

/** Whose claim it is and where to reach them: inkassolagen 5 § wants the creditor named, and a place to object. */
export interface LetterCreditor {
  readonly name: string;
  readonly organisationNumber: string;
  /** The office that answers questions, such as `Redovisningsenheten`. */
  readonly office?: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly payment: PaymentChannel;
}

/** A debtor who has died is named as the estate. No identity number: it has no business behind an envelope's window. */
export interface Addressee {
  readonly debtorId: string;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
}

/**
 * How the letter travels. A protected address is in no letter and on no list (OSL 22 kap. 1 §): the letter goes without
 * one to whoever may forward it, in Sweden Skatteverket.
 */
export type LetterRoute = 'post' | 'protected';

export interface Recipient {
  readonly addressee: Addressee;
  readonly route: LetterRoute;
  /** Others owe the whole claim as well, and get a letter of their own. */
  readonly jointlyLiable?: true;
}

/** What the claim rests on. */
interface Ground {
  readonly invoiceNumber: string;
  /** What was invoiced, such as `Barnomsorg, januari 2016`. */
  readonly description: string;
  readonly issuedOn: CivilDate;
  /** As printed on the invoice. */
  readonly dueOn: CivilDate;
  readonly deferredTo?: CivilDate;
  readonly invoiced: Money;
  /** What has come in, set-offs among it. */
  readonly paid: Money;
  readonly credited: Money;
}

/** Charges that a decision made unlawful. */
interface FallenAway {
  readonly fee: Money;
  readonly interest: Money;
  /** What had been paid of them, and covers the invoice now. */
  readonly countedOnInvoice: Money;
}

/** Everything a letter says, in figures and dates; the languages and the paper are `print/letters`. */
export interface LetterContent {
  readonly documentId: string;
  readonly kind: LetterKind;
  readonly language: 'sv' | 'da';
  readonly sentOn: CivilDate;
  /** From which day on what it tells counts; earlier than `sentOn` for a decision that was dated back. */
  readonly countsFrom: CivilDate;
  readonly route: LetterRoute;
  readonly creditor: LetterCreditor;
  readonly debtor: Addressee;
  readonly jointlyLiable?: true;
  readonly ground: Ground;
  /** What is claimed and not disputed. */
  readonly amounts: DemandedAmounts;
  /** What is disputed: not among the amounts, and not asked for until the dispute has ended. */
  readonly standsStill?: Money;
  /** The claim is open and can no longer be demanded: the letter asks for nothing. */
  readonly timeBarred?: true;
  readonly interest?: InterestStatement;
  readonly costs: readonly StatedCost[];
  readonly paymentReference: string;
  /** To pay and, where the letter demands, to object; absent when nothing is to be paid. */
  readonly payment?: RequestedPayment;
  readonly demandedOn?: CivilDate;
  readonly consequence: Consequence;
  /** Of an instalment plan in force, those that are not covered, in order of due date. */
  readonly instalments: readonly InstalmentLeft[];
  /** What a decision's letter tells; a step's has nothing more. */
  readonly matter?: LetterMatter;
  readonly fallenAway?: FallenAway;
  /** What the decision made the creditor owe back. */
  readonly owedBack?: Money;
  /** What it was to pay back and is not any more. */
  readonly noLongerOwedBack?: Money;
}

/** What a letter says whoever gets it: fixed when its event is booked. */
export type FixedLetter = Omit<LetterContent, 'documentId' | 'creditor' | 'route' | 'debtor' | 'jointlyLiable'>;

export type FixedOccasion = Omit<LetterOccasion, 'documentId' | 'creditor' | 'recipient'>;

export interface LetterOccasion {
  readonly documentId: string;
  readonly event: LetterEvent;
  /** Every event that was booked together with it, itself included; only itself when absent. */
  readonly beside?: readonly ClaimEvent[];
  /** As it stood before these events; absent where none of them takes anything back. */
  readonly before?: Claim;
  /** As it stood right after them. */
  readonly claim: Claim;
  /** The business day on which the event was booked: the letter's own date. */
  readonly sentOn: CivilDate;
  readonly creditor: LetterCreditor;
  readonly recipient: Recipient;
  readonly groundDescription: string;
  readonly rulebook: Pick<Rulebook, 'policy' | 'lateInterest' | 'limitationDate' | 'mayDistrain'>;
  /** See `lastDayOfStep` and `lastDayOfDecision`; an agreement brings its own day. */
  readonly lastDayToPay: CivilDate;
}

/**
 * The letter that a step or a decision calls for, with everything that the law demands in it: creditor, ground,
 * principal, interest with rate, period and base, costs, the last day to pay or object (inkassolagen 5 §), and before a
 * Danish hand-over the written notice of it (gældsinddrivelsesloven § 2, stk. 4). What is disputed is never asked for.
 *
 * Throws `LetterNotPossible` for a step without a letter, a claim that has moved on since the event, and instalments
 * that do not add up to what is open.
 */
export function fixLetter(occasion: FixedOccasion): FixedLetter {
  const { claim, event, rulebook, sentOn } = occasion;
  requireTrue(occasion);
  const beside = occasion.beside ?? [event];
  const matter = matterIn(occasion, beside);
  const kind = matter?.kind ?? stepKindOf(event);
  const isReleased = matter?.kind === 'liability' && !matter.liable;
  const isBarred = barredAfter(claim, rulebook, sentOn) !== undefined;
  const amounts = isReleased || isBarred ? nothingAsked(claim) : askedOf(claim);
  const payment = isReleased ? undefined : paymentOf(occasion, matter, amounts);
  const standsStill = isReleased ? nothingAsked(claim).total : standingStillOf(claim);
  const interest = amounts.interest.isPositive() ? interestStatement(claim, rulebook) : undefined;
  const demandedOn = performanceOfKind(claim, 'demand')?.on;
  const plan = planInForce(claim);
  return {
    kind,
    language: rulebook.policy.language,
    sentOn,
    countsFrom: event.on,
    ground: groundOf(claim, occasion.groundDescription),
    amounts,
    ...(standsStill.isPositive() && { standsStill }),
    ...(isBarred && !isSettled(claim) && { timeBarred: true as const }),
    ...(interest && { interest }),
    costs: amounts.costs.isPositive() ? costsOf(claim) : [],
    paymentReference: claim.paymentReference,
    ...(payment && { payment }),
    ...(demandedOn && { demandedOn }),
    consequence: consequenceOf(kind, claim, amounts.total, rulebook, 'endsOn' in event ? event.endsOn : undefined),
    instalments: plan && !isReleased ? instalmentsLeft(plan, claim) : [],
    ...(matter && { matter }),
    ...changesOf(occasion, beside),
  };
}

function matterIn(occasion: FixedOccasion, beside: readonly ClaimEvent[]): LetterMatter | undefined {
  const { event, rulebook } = occasion;
  if (event.type === 'StepPerformed') return undefined;
  if (event.type === 'ClaimRegistered') return interestMatter(event, rulebook);
  return matterOf({ ...occasion, event, beside });
}

/** An invoice of its own for interest states the interest as a demand does; one for charges what is left of which invoice. */
function interestMatter(
  { interestOn, chargesOn, invoiceNumber }: Extract<LetterEvent, { type: 'ClaimRegistered' }>,
  rulebook: FixedOccasion['rulebook'],
): LetterMatter {
  if (chargesOn) {
    const { invoiceNumber: paidInvoice, fee, interest } = chargesOn;
    return { kind: 'charges-invoice', paidInvoice, fee, interest };
  }
  if (!interestOn) throw new LetterNotPossible(`Invoice ${invoiceNumber} is sent by whoever made it.`);
  const interest = statementOf(interestOn.lines, rulebook);
  if (!interest) throw new LetterNotPossible(`Invoice ${invoiceNumber} states no interest.`);
  return { kind: 'interest-invoice', paidInvoice: interestOn.invoiceNumber, interest };
}

/** The fixed letter in the hand of one recipient. */
export function addressed(
  letter: FixedLetter,
  { documentId, creditor, recipient }: Pick<LetterOccasion, 'documentId' | 'creditor' | 'recipient'>,
): LetterContent {
  const { route, addressee: debtor, jointlyLiable } = recipient;
  return { ...letter, documentId, creditor, route, debtor, ...(jointlyLiable && { jointlyLiable }) };
}

function stepKindOf(event: LetterEvent): LetterKind {
  const kind = event.type === 'StepPerformed' ? letterStepOf(event) : undefined;
  if (kind) return kind;
  throw new LetterNotPossible(`${event.type === 'StepPerformed' ? event.step : event.type} sends no letter.`);
}

function paymentOf(
  { claim, event, sentOn, lastDayToPay }: FixedOccasion,
  matter: LetterMatter | undefined,
  { total }: DemandedAmounts,
): RequestedPayment | undefined {
  if (!total.isPositive()) return undefined;
  if (!matter || matter.kind === 'plan-ended') return { amount: total, lastDay: lastDayToPay };
  if (matter.kind === 'instalment-notice') return { amount: matter.missing, lastDay: matter.payBy };
  const request = requestAfterDecision(claim, sentOn, lastDayToPay);
  const fixedDay = 'lastDay' in event ? event.lastDay : undefined;
  return request && fixedDay ? { ...request, lastDay: lastDayToPay } : request;
}

function groundOf(claim: Claim, description: string): Ground {
  return {
    invoiceNumber: claim.invoiceNumber,
    description,
    issuedOn: claim.issuedOn,
    dueOn: claim.dueOn,
    ...(claim.deferredTo && { deferredTo: claim.deferredTo }),
    invoiced: claim.invoiced,
    paid: receivedOn(claim),
    credited: creditedOf(claim),
  };
}

/** What the decision moved beside its own matter: charges that fell away, and what is owed back now. */
function changesOf(
  { claim, before }: FixedOccasion,
  beside: readonly ClaimEvent[],
): Pick<LetterContent, 'fallenAway' | 'owedBack' | 'noLongerOwedBack'> {
  const correction = beside.find((event) => event.type === 'ChargesCorrected');
  const owedBack = before && claim.refundLiability.minus(before.refundLiability);
  return {
    ...(correction && {
      fallenAway: {
        fee: correction.fee,
        interest: correction.interest,
        countedOnInvoice: correction.movedToPrincipal,
      },
    }),
    ...(owedBack?.isPositive() && { owedBack }),
    ...(owedBack?.isNegative() && { noLongerOwedBack: owedBack.negated() }),
  };
}
