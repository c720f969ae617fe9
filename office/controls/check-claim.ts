import {
  allowanceOf,
  claimedOf,
  creditedOf,
  doubtfulOf,
  dueDateOf,
  isSettled,
  type Claim,
} from '../../domain/claim/claim';
import { outcomeOf } from '../../domain/claim/outcome';
import { noticeOf } from '../../domain/claim/case-notice';
import { claimIdOf } from '../../domain/claim/claim-id';
import { Money, smallerOf, sumOf } from '../../domain/kernel/money';
import { ACCOUNT_ROLES, type AccountRole, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { lossOf } from '../../ledger/entries-for-event';
import { checkChain, type FoldedEvent, type StoredEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { StoredClaim } from './checked-rows';
import type { KnownRulebooks } from './known-rulebooks';

/** Holds the row against the chain of its events, and gives the fold, event by event. */
export function checkRow(
  stored: StoredClaim,
  events: readonly StoredEvent[],
  rulebooks: KnownRulebooks,
  log: CheckLog,
): FoldedEvent[] {
  const { claimId } = stored;
  const folded = checkChain(claimId, events, log);
  const last = events.at(-1);
  if (stored.eventNumber !== events.length || !last?.hash.equals(stored.lastHash)) {
    log.offend(
      'event-numbers',
      `claim ${claimId}: its row names event ${stored.eventNumber} as the last; ${events.length} are there, or the last is another`,
    );
  }
  log.examine('claim-figures');
  const claim = folded.at(-1)?.after;
  if (claim) checkFigures(stored, claim, nextStepOf(folded, rulebooks), log);
  else log.offend('claim-figures', `claim ${claimId}: it has no registration`);
  return folded;
}

/** `next` is undefined where the claim's policy is not known, and null where the claim has no next step. */
function checkFigures(stored: StoredClaim, claim: Claim, next: string | null | undefined, log: CheckLog): void {
  const figures: readonly [name: string, row: Figure, fold: Figure][] = [
    ['id', stored.claimId, claimIdOf(claim.creditorId, claim.invoiceNumber)],
    ['creditor', stored.creditorId, claim.creditorId],
    ['invoice number', stored.invoiceNumber, claim.invoiceNumber],
    ['invoice group', stored.invoiceGroup, claim.invoiceGroup],
    ['issued on', stored.issuedOn, claim.issuedOn],
    ['due on', stored.dueOn, claim.dueOn],
    ['amount', stored.amount, claim.invoiced.toString()],
    ['currency', stored.currency, claim.invoiced.currency],
    ['payment reference', stored.paymentReference, claim.paymentReference],
    ['policy', stored.policyId, claim.policyId],
    ['policy version', stored.policyVersion, claim.policyVersion],
    ['claimed and open', stored.claimedOpen, claimedOf(claim).toString()],
    ['settled', stored.settled, isSettled(claim)],
    ['withdrawn', stored.withdrawn, claim.withdrawnOn !== undefined],
    ['open claims’ row', openInWords(stored.open), isSettled(claim) ? null : openInWords(openOf(claim))],
    ['next step on', stored.nextStepOn, next === undefined ? stored.nextStepOn : next],
  ];
  for (const [name, row, fold] of figures) {
    if (row !== fold)
      log.offend(
        'claim-figures',
        `claim ${stored.claimId}: ${name} ${inWords(row)} in its row, ${inWords(fold)} by its events`,
      );
  }
}

function openOf(claim: Claim): NonNullable<StoredClaim['open']> {
  return { dueOn: dueDateOf(claim), claimedOpen: claimedOf(claim).toString(), stage: outcomeOf(claim) };
}

function openInWords(row: StoredClaim['open']): string | null {
  return row && `${row.claimedOpen} due on ${row.dueOn}, ${row.stage}`;
}

type Figure = string | boolean | null;

function inWords(figure: Figure): string {
  return figure === null ? 'none' : String(figure);
}

/** The day of the next step as it was known when the last event was booked. */
function nextStepOf(folded: readonly FoldedEvent[], rulebooks: KnownRulebooks): string | null | undefined {
  const last = folded.at(-1);
  const rulebook = last && rulebooks.for(last.after);
  return rulebook && (noticeOf(last.after, rulebook, last.stored.bookedOn).next?.on ?? null);
}

/** Holds the postings against the fold, account by account. */
export function checkPostings(
  claim: Claim,
  chart: ChartOfAccounts,
  booked: ReadonlyMap<string, string>,
  log: CheckLog,
): void {
  const expected = expectedBalances(claim);
  log.examine('claim-postings');
  for (const role of ACCOUNT_ROLES) {
    const sum = booked.get(chart[role].number) ?? '0.00';
    const should = expected[role];
    if (should === undefined || sum === should) continue;
    log.offend(
      'claim-postings',
      `claim ${claim.claimId}: ${sum} on ${chart[role].number} ${chart[role].name}, ${should} by its events`,
    );
  }
}

/** What each account must show of the claim; undefined where that is not the claim's own matter. */
function expectedBalances(claim: Claim): Partial<Record<AccountRole, string>> {
  const { open, charged, invoiced, refundLiability, setOffs, writtenOff } = claim;
  const doubtful = doubtfulOf(claim);
  const allowance = allowanceOf(claim);
  const setOff = sumOf(
    setOffs.map(({ amount }) => amount),
    invoiced.currency,
  );
  const { revenue, ofFees, ofInterest } = earnedBy(claim);
  const vat = writtenOff?.vat ?? Money.zero(invoiced.currency);
  return {
    receivablePrincipal: open.principal.minus(doubtful).toString(),
    doubtfulReceivable: doubtful.toString(),
    receivableCharges: open.fee.plus(open.interest).toString(),
    revenue: revenue.toString(),
    feeIncome: ofFees.minus(charged.fee).toString(),
    interestIncome: ofInterest.minus(charged.interest).toString(),
    refundLiability: refundLiability.negated().toString(),
    lossAllowance: allowance.negated().toString(),
    setOffClearing: setOff.toString(),
    receivableLoss: (writtenOff ? lossOf(writtenOff) : Money.zero(invoiced.currency)).plus(allowance).toString(),
    outputVat: vat.toString(),
  };
}

/** What the invoice itself, less what was credited, has on each account of income. */
function earnedBy(claim: Claim): Record<'revenue' | 'ofFees' | 'ofInterest', Money> {
  const { invoiced, interestOn, chargesOn } = claim;
  const credited = creditedOf(claim);
  const earned = credited.minus(invoiced);
  const zero = Money.zero(invoiced.currency);
  if (interestOn) return { revenue: zero, ofFees: zero, ofInterest: earned };
  if (!chargesOn) return { revenue: earned, ofFees: zero, ofInterest: zero };
  // The fee is credited first.
  const ofFees = smallerOf(credited, chargesOn.fee).minus(chargesOn.fee);
  return { revenue: zero, ofFees, ofInterest: earned.minus(ofFees) };
}
