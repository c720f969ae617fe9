import { addDays, civilDate, weekdayOf } from '../../domain/kernel/civil-date';
import { claimedOf, isSettled, performanceOf, type Claim } from '../../domain/claim/claim';
import { Money } from '../../domain/kernel/money';
import { writeInvoices } from '../../formats/csv/write-invoices';
import { isFik } from '../../domain/payment/references/fik';
import { rulebookOf } from '../../policies/rulebook';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { isBankReconciled } from '../../formats/facts/dated-fact';
import { preview } from '../../rehearsal/preview';
import { danishPortfolio } from '../../sample/danish-portfolio';
import { portfolioOf } from './read-back';

const rulebook = rulebookOf(dkStatensAdministration);
const sample = danishPortfolio();
const portfolio = portfolioOf(sample);
const { claims, unmatched } = preview(portfolio, rulebook, civilDate('2016-06-30'));

function claimsThat(holds: (claim: Claim) => boolean): number {
  return claims.filter(holds).length;
}

describe('The Danish portfolio', () => {
  test('has 120 invoices in kroner, each with a payment identification of card type 71', () => {
    expect(sample.invoices.length).toBe(120);
    expect(sample.invoices.every(({ amount }) => amount.currency === 'DKK')).toBe(true);
    expect(sample.invoices.filter(({ paymentReference }) => !isFik('71', paymentReference))).toEqual([]);
  });

  test('is the same to the byte for the same seed, and another for another', () => {
    const again = danishPortfolio(2015);
    expect(again.bankFiles).toEqual(sample.bankFiles);
    expect(again.facts).toEqual(sample.facts);
    expect(writeInvoices(again.invoices)).toEqual(writeInvoices(sample.invoices));
    expect(writeInvoices(danishPortfolio(7).invoices)).not.toEqual(writeInvoices(sample.invoices));
  });

  test.each<[string, () => number]>([
    ['paid after the 1st reminder', () => claimsThat((claim) => isSettled(claim) && claim.performed.length === 1)],
    [
      'paid after the 2nd reminder',
      () => claimsThat((claim) => isSettled(claim) && performanceOf(claim, 'second-reminder') !== undefined),
    ],
    [
      'asked of the client, who declined',
      () => claimsThat((claim) => claim.declinedOn !== undefined && !performanceOf(claim, 'referral')),
    ],
    [
      'asked of the client, who has not answered',
      () =>
        claimsThat(
          (claim) => performanceOf(claim, 'acceptance') !== undefined && !claim.declinedOn && !claim.acceptedOn,
        ),
    ],
    ['handed over', () => claimsThat((claim) => performanceOf(claim, 'referral') !== undefined && !isSettled(claim))],
    [
      'handed over with what is left of it',
      () =>
        claimsThat(
          (claim) =>
            performanceOf(claim, 'referral') !== undefined &&
            claim.payments.length === 1 &&
            claim.open.principal.isPositive(),
        ),
    ],
    [
      'handed over two days after the client accepted on a Saturday',
      () =>
        claimsThat(
          (claim) =>
            claim.acceptedOn !== undefined &&
            weekdayOf(claim.acceptedOn) === 6 &&
            (performanceOf(claim, 'referral')?.on ?? '') >= addDays(claim.acceptedOn, 2),
        ),
    ],
    [
      'paid to the creditor after the hand-over',
      () => claimsThat((claim) => isSettled(claim) && performanceOf(claim, 'referral') !== undefined),
    ],
    [
      'marked by the client and never reminded',
      () =>
        claimsThat((claim) => claim.flaggedSince !== undefined && claim.performed.length === 0 && !isSettled(claim)),
    ],
    [
      'marked, then taken up in a later run',
      () =>
        claimsThat(
          (claim) => wasUnflagged(claim) && (performanceOf(claim, 'reminder')?.on ?? '') > addDays(claim.dueOn, 30),
        ),
    ],
    ['paid twice', () => claimsThat((claim) => claim.refundLiability.equals(claim.invoiced))],
    [
      'paid in time on a day after a due date on which banks were closed',
      () =>
        claimsThat(
          (claim) =>
            isSettled(claim) && claim.performed.length === 0 && [...claim.payments].some(({ on }) => on > claim.dueOn),
        ),
    ],
    [
      'paid with the identification in the text',
      () => portfolio.movements.filter(({ text }) => text.some((line) => line.startsWith('+71<'))).length,
    ],
    [
      'paid with the identification of nobody',
      () => unmatched.filter(({ movement }) => movement.references.length === 1).length,
    ],
    ['paid without any', () => unmatched.filter(({ movement }) => movement.references.length === 0).length],
  ])('has claims that are %s', (_how, count) => {
    expect(count()).toBeGreaterThanOrEqual(1);
  });

  test('has runs that wait for the bank: planned while it is not reconciled, held when it is', () => {
    const steps = claims.flatMap(({ performed }) => performed);
    const waited = steps.filter(
      ({ step, plannedOn }) => step !== 'referral' && !isBankReconciled(plannedOn, sample.bankGate),
    );
    expect(waited.length).toBeGreaterThanOrEqual(1);
    expect(waited.filter(({ on, plannedOn }) => on !== addDays(plannedOn, 2))).toEqual([]);
  });

  test('claims no fee and no interest', () => {
    const zero = Money.zero('DKK');
    expect(claims.filter(({ charged }) => !charged.fee.equals(zero) || !charged.interest.equals(zero))).toEqual([]);
    expect(claims.filter((claim) => claimedOf(claim).isOver(claim.invoiced))).toEqual([]);
  });
});

function wasUnflagged({ invoiceNumber }: Claim): boolean {
  return sample.facts.some(
    (fact) => fact.invoiceNumber === invoiceNumber && fact.command.type === 'ChangeFlag' && !fact.command.flagged,
  );
}
