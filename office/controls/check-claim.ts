import { allowanceOf, claimedOf, creditedOf, doubtfulOf, isSettled, type Claim } from '../../domain/claim/claim';
import { Money, sumOf } from '../../domain/kernel/money';
import { ACCOUNT_ROLES, type AccountRole, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { lossOf } from '../../ledger/entries-for-event';
import { checkChain, type StoredEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { StoredClaim } from './checked-rows';

/** Holds the row against the chain of its events, and gives the fold. */
export function checkRow(stored: StoredClaim, events: readonly StoredEvent[], log: CheckLog): Claim | undefined {
  const { claimId } = stored;
  const claim = checkChain(claimId, events, log);
  const last = events.at(-1);
  if (stored.eventNumber !== events.length || !last?.hash.equals(stored.lastHash)) {
    log.offend(
      'event-numbers',
      `claim ${claimId}: its row names event ${stored.eventNumber} as the last; ${events.length} are there, or the last is another`,
    );
  }
  log.examine('claim-figures');
  if (!claim) {
    log.offend('claim-figures', `claim ${claimId}: it has no registration`);
    return undefined;
  }
  const figures: readonly [name: string, row: unknown, fold: unknown][] = [
    ['invoice number', stored.invoiceNumber, claim.invoiceNumber],
    ['invoice group', stored.invoiceGroup, claim.invoiceGroup],
    ['issued on', stored.issuedOn, claim.issuedOn],
    ['due on', stored.dueOn, claim.dueOn],
    ['amount', stored.amount, claim.invoiced.toString()],
    ['currency', stored.currency, claim.invoiced.currency],
    ['payment reference', stored.paymentReference, claim.paymentReference],
    ['claimed and open', stored.claimedOpen, claimedOf(claim).toString()],
    ['settled', stored.settled, isSettled(claim)],
  ];
  for (const [name, row, fold] of figures) {
    if (row !== fold)
      log.offend('claim-figures', `claim ${claimId}: ${name} ${String(row)} in its row, ${String(fold)} by its events`);
  }
  return claim;
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
  const vat = writtenOff?.vat ?? Money.zero(invoiced.currency);
  return {
    receivablePrincipal: open.principal.minus(doubtful).toString(),
    doubtfulReceivable: doubtful.toString(),
    receivableCharges: open.fee.plus(open.interest).toString(),
    revenue: creditedOf(claim).minus(invoiced).toString(),
    feeIncome: charged.fee.negated().toString(),
    interestIncome: charged.interest.negated().toString(),
    refundLiability: refundLiability.negated().toString(),
    lossAllowance: allowance.negated().toString(),
    setOffClearing: setOff.toString(),
    receivableLoss: (writtenOff ? lossOf(writtenOff) : Money.zero(invoiced.currency)).plus(allowance).toString(),
    outputVat: vat.toString(),
  };
}

/** Holds the payments' shares against what the fold says was paid. */
export function checkShares(claim: Claim, shared: string, log: CheckLog): void {
  log.examine('payment-shares');
  // Payments that stand, less what was taken back, are what came to the claim in all.
  const came = sumOf(
    claim.payments.map(({ amount }) => amount),
    claim.invoiced.currency,
  ).toString();
  if (came !== shared)
    log.offend('payment-shares', `claim ${claim.claimId}: ${came} paid by its events, ${shared} by the payments`);
}
