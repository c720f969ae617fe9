import { claimedOf, isSettled, performanceOf, type Claim } from '../../domain/claim/claim';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf } from '../../domain/kernel/money';
import { hasLuhnDigit } from '../../domain/payment/references/luhn';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { preview } from '../../rehearsal/preview';
import { sampleMunicipality } from '../../sample/sample-municipality';
import { portfolioOf } from './read-back';

/** Counted on what the readers find in the files and the preview makes of it, not on the sample's plan. */
const sample = sampleMunicipality();
const portfolio = portfolioOf(sample);
const rulebook = rulebookOf(seBotkyrka);
const { claims, unmatched } = preview(portfolio, rulebook, civilDate('2016-06-30'));
const { movements } = portfolio;
const zero = Money.zero('SEK');
const limit = Money.of('500.00', 'SEK');

function paidBy(claim: Claim, day: string): Money {
  return sumOf(
    [...claim.payments].filter(({ on }) => on <= day).map(({ amount }) => amount),
    'SEK',
  );
}

function claimsThat(holds: (claim: Claim) => boolean): number {
  return claims.filter(holds).length;
}

function paidAfter(claim: Claim, step: 'reminder' | 'demand' | 'referral'): boolean {
  const performed = performanceOf(claim, step);
  return performed !== undefined && [...claim.payments].some(({ on }) => on > performed.on);
}

function unmatchedWith(holds: (reference: string | undefined) => boolean): number {
  return unmatched.filter(({ movement }) => holds(movement.references[0]?.reference)).length;
}

describe('The payments of the sample municipality', () => {
  test('come in time for about nine invoices out of ten', () => {
    const inTime = claimsThat(
      (claim) => !claim.invoiced.isOver(paidBy(claim, rulebook.lastTimelyDayToPay(claim.dueOn))),
    );
    expect(inTime / claims.length).toBeGreaterThan(0.87);
    expect(inTime / claims.length).toBeLessThan(0.93);
  });

  test.each<[string, () => number]>([
    [
      'late, but no later than the reminder',
      () =>
        claimsThat(
          (claim) =>
            isSettled(claim) && claim.performed.length === 0 && [...claim.payments].some(({ on }) => on > claim.dueOn),
        ),
    ],
    [
      'after the reminder, before a demand',
      () => claimsThat((claim) => isSettled(claim) && paidAfter(claim, 'reminder') && !performanceOf(claim, 'demand')),
    ],
    [
      'after the demand, with fee and interest',
      () =>
        claimsThat(
          (claim) =>
            isSettled(claim) &&
            paidAfter(claim, 'demand') &&
            claim.charged.interest.isPositive() &&
            !performanceOf(claim, 'referral'),
        ),
    ],
    [
      'after the demand, the invoice amount only',
      () =>
        claimsThat(
          (claim) =>
            paidAfter(claim, 'demand') &&
            [...claim.payments].some(({ amount }) => amount.equals(claim.invoiced)) &&
            !isSettled(claim),
        ),
    ],
    [
      'after the demand, without the interest',
      () =>
        claimsThat(
          (claim) => paidAfter(claim, 'demand') && !isSettled(claim) && claimedOf(claim).equals(claim.charged.interest),
        ),
    ],
    ['after the hand-over', () => claimsThat((claim) => isSettled(claim) && paidAfter(claim, 'referral'))],
    [
      'in part before the demand',
      () =>
        claimsThat((claim) =>
          [...claim.payments].some(
            ({ on, amount }) => on < (performanceOf(claim, 'demand')?.on ?? '') && claim.invoiced.isOver(amount),
          ),
        ),
    ],
    [
      'in part after the demand',
      () =>
        claimsThat(
          (claim) =>
            paidAfter(claim, 'demand') &&
            [...claim.payments].every(({ amount }) => claim.invoiced.isOver(amount)) &&
            !isSettled(claim),
        ),
    ],
    ['twice', () => claimsThat((claim) => claim.payments.length === 2 && claim.refundLiability.equals(claim.invoiced))],
    [
      'more than was asked',
      () => claimsThat((claim) => claim.payments.length === 1 && claim.refundLiability.isPositive()),
    ],
    ['never', () => claimsThat((claim) => claim.payments.length === 0 && claimedOf(claim).isOver(zero))],
    [
      'never, and too little for a hand-over',
      () =>
        claimsThat(
          (claim) =>
            performanceOf(claim, 'warning') !== undefined && !isSettled(claim) && !claimedOf(claim).isOver(limit),
        ),
    ],
    [
      'with the reference of nobody',
      () => unmatchedWith((reference) => reference !== undefined && hasLuhnDigit(reference)),
    ],
    ['with a digit mistyped', () => unmatchedWith((reference) => reference !== undefined && !hasLuhnDigit(reference))],
    ['without any reference', () => unmatchedWith((reference) => reference === undefined)],
    [
      'with the invoice number as reference',
      () =>
        movements.filter(({ references }) =>
          sample.invoices.some(({ invoiceNumber }) => invoiceNumber === references[0]?.reference),
        ).length,
    ],
    [
      'with the invoice number in the text only',
      () =>
        movements.filter(
          ({ references, text }) =>
            references.length === 0 && sample.invoices.some(({ invoiceNumber }) => text.includes(invoiceNumber)),
        ).length,
    ],
    [
      'for two invoices, each with its amount',
      () =>
        movements.filter(({ references }) => references.length > 1 && references.every(({ amount }) => amount)).length,
    ],
    [
      'for two invoices in one sum',
      () =>
        movements.filter(({ references }) => references.length > 1 && references.every(({ amount }) => !amount)).length,
    ],
    ['taken back by a BgMax deduction', () => movements.filter(({ kind }) => kind === 'deduction').length],
    ['taken back by a camt reversal', () => movements.filter(({ kind }) => kind === 'reversal').length],
  ])('%s: at least once', (_how, count) => {
    expect(count()).toBeGreaterThanOrEqual(1);
  });

  test('leave several demanded claims on the list, at or under 500 kronor', () => {
    expect(
      claimsThat(
        (claim) =>
          performanceOf(claim, 'warning') !== undefined &&
          claimedOf(claim).isPositive() &&
          !claimedOf(claim).isOver(limit),
      ),
    ).toBeGreaterThanOrEqual(8);
  });

  test('that were taken back open their claim again, and it is reminded', () => {
    const takenBack = movements
      .filter(({ kind }) => kind !== 'payment')
      .map(({ references }) => references[0]?.reference);
    const reopened = claims.filter(({ paymentReference }) => takenBack.includes(paymentReference));
    expect(reopened.length).toBe(takenBack.length);
    expect(reopened.filter((claim) => performanceOf(claim, 'reminder') === undefined)).toEqual([]);
  });
});
