import type { CivilDate } from './civil-date';
import { claimedOf, performanceOf, type Claim } from './claim';
import type { ChargedInterest, StepPerformed } from './claim-events';
import type { DeferralGranted } from './decision-events';
import { Money, sumOf } from './money';
import type { StepName } from './policy';
import type { Rulebook } from './rulebook';
import { isTakenBy } from './timetable';

/** The steps that send a letter. */
export const LETTER_STEPS = ['reminder', 'second-reminder', 'demand', 'warning', 'suspension-notice'] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];
export type LetterKind = LetterStep | 'deferral' | 'instalment-plan';

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

/** No identity number: it has no business behind an envelope's window. */
export interface Addressee {
  readonly debtorId: string;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
}

/** What the claim rests on. */
interface Ground {
  readonly invoiceNumber: string;
  /** What was invoiced, such as `Barnomsorg, januari 2016`. */
  readonly description: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly invoiced: Money;
  readonly paid: Money;
}

/** What is asked for, part by part; the parts add up to the total. */
interface DemandedAmounts {
  readonly principal: Money;
  readonly interest: Money;
  readonly costs: Money;
  readonly total: Money;
}

/** A stretch of interest: `to` is the first day that no longer bears any. Amounts are shares of the sum that was rounded once. */
interface StatedInterestLine extends ChargedInterest {
  readonly amount: Money;
}

export interface InterestStatement {
  readonly lines: readonly StatedInterestLine[];
  /** The sum of the lines; more than the interest demanded when some of it has been paid or has fallen away since. */
  readonly accrued: Money;
}

interface StatedCost {
  readonly step: StepName;
  readonly chargedOn: CivilDate;
  readonly amount: Money;
}

/** What follows when the debtor does nothing. A letter never threatens with what the policy would not do. */
export type Consequence =
  | { readonly type: 'second-reminder' }
  | { readonly type: 'collection-demand'; readonly fee?: Money; readonly chargesInterest: boolean }
  | { readonly type: 'administrative-court' }
  | { readonly type: 'enforcement' }
  | { readonly type: 'suspension' }
  /** Too small for the enforcement authority, or nothing ahead: it stays on the creditor's list. */
  | { readonly type: 'stays-open' };

interface Instalment {
  readonly dueOn: CivilDate;
  readonly amount: Money;
}

/** Everything a letter says, in figures and dates; the languages and the paper are `activities/letters`. */
export interface LetterContent {
  readonly documentId: string;
  readonly kind: LetterKind;
  readonly language: 'sv' | 'da';
  readonly sentOn: CivilDate;
  readonly creditor: LetterCreditor;
  readonly debtor: Addressee;
  readonly ground: Ground;
  readonly amounts: DemandedAmounts;
  readonly interest?: InterestStatement;
  readonly costs: readonly StatedCost[];
  readonly paymentReference: string;
  /** To pay and, where the letter demands, to object. */
  readonly lastDayToPay: CivilDate;
  readonly demandedOn?: CivilDate;
  readonly consequence: Consequence;
  /** Of an instalment plan, in order of due date. */
  readonly instalments: readonly Instalment[];
}

/** An instalment plan as agreed; a deferral is the claim's own event. */
interface InstalmentPlanAgreed {
  readonly type: 'InstalmentPlanAgreed';
  readonly on: CivilDate;
  readonly instalments: readonly Instalment[];
}

export interface LetterOccasion {
  readonly documentId: string;
  /** As it stood right after the event. */
  readonly claim: Claim;
  readonly event: StepPerformed | DeferralGranted | InstalmentPlanAgreed;
  readonly creditor: LetterCreditor;
  readonly debtor: Addressee;
  readonly groundDescription: string;
  readonly rulebook: Pick<Rulebook, 'policy' | 'lateInterest'>;
  /** See `lastDayToPayAfter`; an agreement brings its own day. */
  readonly lastDayToPay: CivilDate;
}

/** A letter was asked for that would not be true: a bug in the caller, never a case to handle. */
export class LetterNotPossible extends Error {
  override readonly name = 'LetterNotPossible';
}

/**
 * The letter that a step or an agreement calls for, with everything that the law demands in it: creditor, ground,
 * principal, interest with rate, period and base, costs, the last day to pay or object (inkassolagen 5 §), and before a
 * Danish hand-over the written notice of it (gældsinddrivelsesloven § 2, stk. 4).
 *
 * Throws `LetterNotPossible` for a step without a letter, a claim that has moved on since the event, and instalments
 * that do not add up to what is open.
 */
export function letterFor(occasion: LetterOccasion): LetterContent {
  const { claim, event, rulebook } = occasion;
  const kind = kindOf(event);
  const total = claimedOf(claim);
  if (event.type === 'StepPerformed' && !event.total.equals(total)) {
    throw new LetterNotPossible(
      `${event.step} asked for ${event.total.toString()}, but ${total.toString()} is open; take the claim as it stood then.`,
    );
  }
  const instalments = event.type === 'InstalmentPlanAgreed' ? event.instalments : [];
  const firstInstalment = instalments[0];
  if (event.type === 'InstalmentPlanAgreed') requireWholePlan(instalments, total);
  const interest = interestStatement(claim, rulebook);
  const demandedOn = performanceOf(claim, 'demand')?.on;
  return {
    documentId: occasion.documentId,
    kind,
    language: rulebook.policy.language,
    sentOn: event.on,
    creditor: occasion.creditor,
    debtor: occasion.debtor,
    ground: groundOf(claim, occasion.groundDescription),
    amounts: { principal: claim.open.principal, interest: claim.open.interest, costs: claim.open.fee, total },
    ...(interest && claim.open.interest.isPositive() && { interest }),
    costs: claim.open.fee.isPositive() ? costsOf(claim) : [],
    paymentReference: claim.paymentReference,
    lastDayToPay: event.type === 'DeferralGranted' ? event.newDueOn : (firstInstalment?.dueOn ?? occasion.lastDayToPay),
    ...(demandedOn && { demandedOn }),
    consequence: consequenceOf(kind, claim, total, rulebook),
    instalments,
  };
}

function kindOf(event: LetterOccasion['event']): LetterKind {
  switch (event.type) {
    case 'DeferralGranted':
      return 'deferral';
    case 'InstalmentPlanAgreed':
      return 'instalment-plan';
    case 'StepPerformed': {
      const kind = LETTER_STEPS.find((step) => step === event.step);
      if (kind) return kind;
      throw new LetterNotPossible(`${event.step} sends no letter.`);
    }
  }
}

function requireWholePlan(instalments: readonly Instalment[], total: Money): void {
  const planned = sumOf(
    instalments.map(({ amount }) => amount),
    total.currency,
  );
  if (!planned.equals(total) || instalments.some(({ amount }) => !amount.isPositive())) {
    throw new LetterNotPossible(`The instalments make ${planned.toString()}, but ${total.toString()} is open.`);
  }
  if (instalments.some(({ dueOn }, index) => dueOn <= (instalments[index - 1]?.dueOn ?? ''))) {
    throw new LetterNotPossible('Each instalment falls due after the one before it.');
  }
}

function groundOf(claim: Claim, description: string): Ground {
  return {
    invoiceNumber: claim.invoiceNumber,
    description,
    issuedOn: claim.issuedOn,
    dueOn: claim.dueOn,
    invoiced: claim.invoiced,
    paid: sumOf(
      claim.payments.map(({ amount }) => amount),
      claim.invoiced.currency,
    ),
  };
}

function interestStatement(claim: Claim, rulebook: LetterOccasion['rulebook']): InterestStatement | undefined {
  const lines = claim.performed.findLast((performed) => performed.interestLines.length > 0)?.interestLines;
  if (!lines) return undefined;
  // Interest is rounded once, on its sum: a line's amount is what it adds to the rounded sum of the lines so far.
  let accrued = Money.zero(claim.invoiced.currency);
  const stated = lines.map((line, index) => {
    const before = accrued;
    accrued = rulebook.lateInterest(lines.slice(0, index + 1)).total;
    return { ...line, amount: accrued.minus(before) };
  });
  return { lines: stated, accrued };
}

function costsOf(claim: Claim): StatedCost[] {
  return claim.performed
    .filter(({ fee }) => fee.isPositive())
    .map(({ step, on, fee }) => ({ step, chargedOn: on, amount: fee }));
}

function consequenceOf(
  kind: LetterKind,
  claim: Claim,
  total: Money,
  rulebook: LetterOccasion['rulebook'],
): Consequence {
  if (kind === 'suspension-notice') return { type: 'suspension' };
  const ahead = rulebook.policy.steps.filter((rule) => !performanceOf(claim, rule.step) && isTakenBy(rule, claim));
  const find = (step: StepName) => ahead.find((rule) => rule.step === step);
  const demand = find('demand');
  const referral = find('referral');
  if (find('second-reminder')) return { type: 'second-reminder' };
  if (demand) {
    const fee = demand.fee && Money.of(demand.fee.value, total.currency);
    return { type: 'collection-demand', ...(fee && { fee }), chargesInterest: demand.chargesInterest === true };
  }
  if (find('administrative-court')) return { type: 'administrative-court' };
  const limit = referral?.claimedOver && Money.of(referral.claimedOver.value, total.currency);
  return referral && (!limit || total.isOver(limit)) ? { type: 'enforcement' } : { type: 'stays-open' };
}
