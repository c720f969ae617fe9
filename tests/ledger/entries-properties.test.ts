import fc from 'fast-check';
import { allowanceOf, claimedOf, creditedOf, doubtfulOf, type Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import { evolve } from '../../domain/claim/evolve';
import { Money, sumOf } from '../../domain/kernel/money';
import { ACCOUNT_ROLES, SWEDISH_SAMPLE_CHART, type AccountRole } from '../../ledger/chart-of-accounts';
import { entriesFor } from '../../ledger/entries-for-event';
import type { JournalEntry } from '../../ledger/journal-entry';
import { register, type GivenInvoice } from '../domain/life';
import { decidedStories } from '../domain/properties/decided-stories';
import { invoices, liveRoughly, RUNS, type Told } from '../domain/properties/stories';

interface BookedLife {
  readonly claim: Claim;
  readonly entries: readonly JournalEntry[];
  /** Came in by payments, less what was taken back. */
  readonly came: Money;
}

/** The invoice's life with its entries, event by event. */
function booked(given: GivenInvoice, told: readonly Told[]): BookedLife {
  const moments = liveRoughly(given, told, 5);
  const currency = given.rulebook.policy.currency;
  let claim = register(given);
  const entries = entriesFor(registration(claim), undefined, claim, SWEDISH_SAMPLE_CHART);
  let came = Money.zero(currency);
  for (const { before, command, today } of moments) {
    const answer = decide(before, command, given.rulebook, today);
    if (isRefused(answer)) throw new Error('What was decided once is decided again.');
    for (const event of answer.events) {
      const after = evolve(claim, event);
      entries.push(...entriesFor(event, claim, after, SWEDISH_SAMPLE_CHART));
      claim = after;
      if (event.type === 'PaymentReceived') came = came.plus(event.amount);
      if (event.type === 'PaymentReversed') came = came.minus(event.amount);
    }
  }
  return { claim, entries, came };
}

function registration(claim: Claim) {
  const { issuedOn: on, invoiced: amount, policyId, policyVersion, debtorStatus, paymentReference } = claim;
  const { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn } = claim;
  const names = { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn };
  return {
    type: 'ClaimRegistered' as const,
    on,
    amount,
    policyId,
    policyVersion,
    debtorStatus,
    paymentReference,
    ...names,
  };
}

function balance(entries: readonly JournalEntry[], claim: Claim, ...roles: AccountRole[]): string {
  const numbers = roles.map((role) => SWEDISH_SAMPLE_CHART[role].number);
  const postings = entries.flatMap((entry) => entry.postings).filter(({ account }) => numbers.includes(account));
  return sumOf(
    postings.map(({ amount }) => amount),
    claim.invoiced.currency,
  ).toString();
}

test('no life of a claim makes an entry that is out of balance, nor does all of it', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries } = booked(given, told);
      for (const entry of entries) {
        const sum = sumOf(
          entry.postings.map(({ amount }) => amount),
          claim.invoiced.currency,
        );
        expect([entry.text, sum.toString()]).toEqual([entry.text, '0.00']);
        expect(entry.postings.length).toBeGreaterThanOrEqual(2);
      }
      expect(balance(entries, claim, ...ACCOUNT_ROLES)).toBe('0.00');
    }),
    RUNS,
  );
});

test('the control accounts are always what is claimed and open, part by part', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries } = booked(given, told);
      const control = ['receivablePrincipal', 'doubtfulReceivable', 'receivableCharges'] as const;
      expect(balance(entries, claim, ...control)).toBe(claimedOf(claim).toString());
      expect(balance(entries, claim, 'receivablePrincipal', 'doubtfulReceivable')).toBe(
        claim.open.principal.toString(),
      );
      expect(balance(entries, claim, 'doubtfulReceivable')).toBe(doubtfulOf(claim).toString());
    }),
    RUNS,
  );
});

test('the refund liability account is what the fold owes back, and the bank has what came', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries, came } = booked(given, told);
      expect(balance(entries, claim, 'refundLiability')).toBe(claim.refundLiability.negated().toString());
      expect(balance(entries, claim, 'bank')).toBe(came.toString());
    }),
    RUNS,
  );
});

test('income is what was invoiced and not credited, and what was charged and stands', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries } = booked(given, told);
      expect(balance(entries, claim, 'revenue')).toBe(creditedOf(claim).minus(claim.invoiced).toString());
      expect(balance(entries, claim, 'feeIncome')).toBe(claim.charged.fee.negated().toString());
      expect(balance(entries, claim, 'interestIncome')).toBe(claim.charged.interest.negated().toString());
    }),
    RUNS,
  );
});

test('a write-down stands beside the claim, and losses are what it costs and what was given up without its VAT', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries } = booked(given, told);
      const zero = Money.zero(claim.invoiced.currency);
      const { fee, interest, principal, vat } = claim.writtenOff ?? {
        fee: zero,
        interest: zero,
        principal: zero,
        vat: zero,
      };
      const lost = fee.plus(interest).plus(principal).minus(vat).plus(allowanceOf(claim));
      expect(balance(entries, claim, 'lossAllowance')).toBe(allowanceOf(claim).negated().toString());
      expect(balance(entries, claim, 'receivableLoss')).toBe(lost.toString());
      expect(balance(entries, claim, 'outputVat')).toBe(vat.toString());
    }),
    RUNS,
  );
});

test('what was set off and stands is on the clearing account', () => {
  fc.assert(
    fc.property(invoices, decidedStories, (given, told) => {
      const { claim, entries } = booked(given, told);
      const standing = sumOf(
        claim.setOffs.map(({ amount }) => amount),
        claim.invoiced.currency,
      );
      expect(balance(entries, claim, 'setOffClearing')).toBe(standing.toString());
    }),
    RUNS,
  );
});
