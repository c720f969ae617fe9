import { allowanceOf, creditedOf, doubtfulOf, type Claim, type Parts } from '../domain/claim/claim';
import { sumOfCosts } from '../domain/policy/case-cost';
import type { ChargesCorrected, ClaimEvent } from '../domain/claim/claim-events';
import { Money, smallerOf } from '../domain/kernel/money';
import type { ChartOfAccounts } from './chart-of-accounts';
import { credit, debit, journalEntry, type JournalEntry, type Posting } from './journal-entry';

/** Where a payment's money stood before: at the bank, or in suspense since the day it came and matched nothing. */
export type MoneySource = 'bank' | 'suspense';

/** What of an entry does not follow from the fold: its words, and the accounts beside the claim's own. */
interface Beside {
  readonly text: string;
  readonly debits?: readonly Posting[];
  readonly credits?: readonly Posting[];
}

type BesideOf<Event> = (event: Event, chart: ChartOfAccounts, source: MoneySource, claim: Claim) => Beside;

/** An event that is not here leaves all accounts of its claim as they were. */
const BESIDE: { readonly [Type in ClaimEvent['type']]?: BesideOf<Extract<ClaimEvent, { type: Type }>> } = {
  ClaimRegistered: ({ amount, interestOn, chargesOn }, chart) => ({
    text: issuedFor({ interestOn, chargesOn }),
    credits: incomeOf({ interestOn, chargesOn }, amount, chart).map(([account, part]) => credit(account, part)),
  }),
  StepPerformed: (event, chart) => ({ text: `charged with the ${event.step}`, credits: chargesOf(event, chart) }),
  PaymentReceived: ({ paymentId, amount, decisionId, takenAt }, chart, source) => ({
    text: decisionId === undefined ? `payment ${paymentId}` : `payment ${paymentId} moved here, decision ${decisionId}`,
    debits: [debit(decisionId === undefined ? chart[takenAt ?? source] : chart.suspense, amount)],
  }),
  // What is moved passes through suspense: the bank knows nothing of it.
  PaymentReversed: ({ paymentId, amount, decisionId, takenAt }, chart, source) => ({
    text:
      decisionId === undefined
        ? `payment ${paymentId} taken back`
        : `payment ${paymentId} moved away, decision ${decisionId}`,
    credits: [credit(decisionId === undefined ? chart[takenAt ?? source] : chart.suspense, amount)],
  }),
  ChargesCorrected: (event, chart) => ({
    text: `charges corrected after ${correctionCause(event)}`,
    debits: [debit(chart.feeIncome, event.fee), debit(chart.interestIncome, event.interest)],
  }),
  ChargesClaimedApart: (event, chart) => ({
    text: `left charges ${event.change.isNegative() ? 'no longer ' : ''}${event.waived ? 'waived' : 'claimed apart'}`,
    debits: [debit(chart.feeIncome, event.fee), debit(chart.interestIncome, event.interest)],
  }),
  PlanAgreed: (event, chart) => ({
    text: `charged with instalment plan ${event.decisionId}`,
    credits: chargesOf(event, chart),
  }),
  CaseCostsAdded: (event, chart) => ({
    text: `costs of the case: ${event.costs.map(({ cost, amount, paragraph }) => `${cost} ${amount.toString()} (${paragraph})`).join(', ')}`,
    credits: [credit(chart.feeIncome, sumOfCosts(event))],
  }),
  ClaimCredited: ({ cause, documentNumber, decisionId, amount }, chart, _source, claim) => ({
    text: `${cause} ${documentNumber}, decision ${decisionId}`,
    debits: incomeCredited(claim, amount, chart).map(([account, part]) => debit(account, part)),
  }),
  ClaimWrittenOff: (event, chart) => ({
    text: `written off (${event.ground}), decision ${event.decisionId}`,
    debits: [debit(chart.receivableLoss, lossOf(event)), debit(chart.outputVat, event.vat)],
  }),
  ClaimReinstated: (event, chart) => ({
    text: isGivenUpAgain(event)
      ? `write-off ${event.writeOffId} holds again`
      : `write-off ${event.writeOffId} taken back`,
    credits: [credit(chart.receivableLoss, lossOf(event)), credit(chart.outputVat, event.vat)],
  }),
  SetOffBooked: ({ against, decisionId, amount }, chart) => ({
    text: `set off against ${against}, decision ${decisionId}`,
    debits: [debit(chart.setOffClearing, amount)],
  }),
  SetOffTakenBack: ({ setOffId, amount }, chart) => ({
    text: `set-off ${setOffId} taken back`,
    credits: [credit(chart.setOffClearing, amount)],
  }),
  ClaimWrittenDown: ({ decisionId }) => ({ text: `written down, decision ${decisionId}` }),
  FeeWaived: ({ decisionId, amount }, chart) => ({
    text: `fee waived, decision ${decisionId}`,
    debits: [debit(chart.feeIncome, amount)],
  }),
  DisputeRaised: standsApart,
  DisputeSettled: standsApart,
  DecisionReversed: standsApart,
};

/**
 * What an event does to the general ledger. The claim's side (receivables, refund liability) is read from how the fold
 * changed, so the control accounts follow the sub-ledger by construction; the other side is read from the event. That
 * the two balance is asserted, and so ties the one to the other. Events that move no money give no entry: if one did
 * move some, its entry would be out of balance.
 */
export function entriesFor(
  event: ClaimEvent,
  before: Claim | undefined,
  after: Claim,
  chart: ChartOfAccounts,
  source: MoneySource = 'bank',
): JournalEntry[] {
  const beside = BESIDE[event.type] as BesideOf<ClaimEvent> | undefined;
  const { text, debits = [], credits = [] } = beside?.(event, chart, source, after) ?? { text: event.type };
  const postings = [...debits, ...claimSide(before, after, chart), ...credits];
  return journalEntry(event.on, `Invoice ${after.invoiceNumber}: ${text}`, postings);
}

type Issued = { readonly [Key in 'interestOn' | 'chargesOn']?: Claim[Key] | undefined };

function issuedFor({ interestOn, chargesOn }: Issued): string {
  if (interestOn) return `issued, interest of invoice ${interestOn.invoiceNumber}`;
  return chargesOn ? `issued, charges of invoice ${chargesOn.invoiceNumber}` : 'issued';
}

/** What an invoice earns: revenue, or the charges of another invoice. */
function incomeOf(
  { interestOn, chargesOn }: Issued,
  amount: Money,
  chart: ChartOfAccounts,
): [ChartOfAccounts['revenue'], Money][] {
  if (!chargesOn) return [[interestOn ? chart.interestIncome : chart.revenue, amount]];
  const fee = smallerOf(amount, chargesOn.fee);
  return [
    [chart.feeIncome, fee],
    [chart.interestIncome, amount.minus(fee)],
  ];
}

/** Of an invoice for charges the fee is credited first. */
function incomeCredited(claim: Claim, amount: Money, chart: ChartOfAccounts): [ChartOfAccounts['revenue'], Money][] {
  const credited = creditedOf(claim);
  const before = incomeOf(claim, credited.minus(amount), chart);
  return incomeOf(claim, credited, chart).map(([account, part], at) => [account, part.minus(before[at]?.[1] ?? part)]);
}

function chargesOf({ fee, interest }: Pick<Parts, 'fee' | 'interest'>, chart: ChartOfAccounts): Posting[] {
  return [credit(chart.feeIncome, fee), credit(chart.interestIncome, interest)];
}

function standsApart({ decisionId }: { readonly decisionId: string }): Beside {
  return { text: `what is disputed stands apart, decision ${decisionId}` };
}

function isGivenUpAgain(event: Parts & { readonly vat: Money }): boolean {
  return lossOf(event).plus(event.vat).isNegative();
}

function correctionCause({ paymentId, decisionId }: ChargesCorrected): string {
  return paymentId === undefined ? `decision ${String(decisionId)}` : `payment ${paymentId}`;
}

/** What the creditor itself loses: all that was open, but for the VAT that the state gives back. */
export function lossOf({ fee, interest, principal, vat }: Parts & { readonly vat: Money }): Money {
  return fee.plus(interest).plus(principal).minus(vat);
}

/**
 * The claim's own accounts. A disputed part of the principal stands apart as doubtful, and a write-down beside the claim,
 * never over what is open of it: what comes in on a written-down claim releases the allowance.
 */
function claimSide(before: Claim | undefined, after: Claim, chart: ChartOfAccounts): Posting[] {
  const zero = Money.zero(after.invoiced.currency);
  const change = (figure: (claim: Claim) => Money): Money => figure(after).minus(before ? figure(before) : zero);
  const allowance = change(allowanceOf);
  return [
    debit(
      chart.receivablePrincipal,
      change((claim) => claim.open.principal.minus(doubtfulOf(claim))),
    ),
    debit(chart.doubtfulReceivable, change(doubtfulOf)),
    debit(
      chart.receivableCharges,
      change(({ open }) => open.fee.plus(open.interest)),
    ),
    credit(
      chart.refundLiability,
      change((claim) => claim.refundLiability),
    ),
    credit(chart.lossAllowance, allowance),
    debit(chart.receivableLoss, allowance),
  ];
}
