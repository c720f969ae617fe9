import type { AuthorityAct } from '../../domain/authority/authority-act';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { claimedOf, creditedOf, type Claim } from '../../domain/claim/claim';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { DecisionSubject } from './decision-subject';
import type { Decided } from './decision-terms';

/** What authority is measured by besides kind, creditor, reach and back-dating. */
export type Measure = Pick<AuthorityAct, 'amount' | 'span' | 'variety'>;

interface Circumstances {
  readonly subject: DecisionSubject;
  readonly on: CivilDate;
  readonly currency: Currency;
  /** As they stand now, under their locks. */
  readonly claims: readonly Claim[];
  /** Of a payment that is moved. */
  readonly payment?: Money;
}

/**
 * How much and how long: over all claims of the decision together, so that a large decision is not made of small ones by
 * naming more invoices. A deferral is counted from the printed due date, since at most so long is granted in all.
 */
export function measureOf(decided: Decided, { on, currency, claims, payment }: Circumstances): Measure {
  const total = (of: (claim: Claim) => Money): Money => sumOf(claims.map(of), currency);
  switch (decided.kind) {
    case 'deferral': {
      const from = claims.map(({ dueOn }) => dueOn).sort()[0] ?? on;
      return { amount: total(claimedOf), span: { from, to: decided.terms.newDueOn } };
    }
    case 'instalment-plan': {
      const { instalments } = decided.terms;
      const to = instalments.at(-1)?.dueOn ?? on;
      return {
        amount: sumOf(
          instalments.map(({ amount }) => amount),
          currency,
        ),
        span: { from: on, to },
      };
    }
    case 'dispute':
      return { amount: decided.terms.amount ?? total(({ open }) => open.principal) };
    case 'dispute-settlement':
      return { amount: decided.terms.dismissed?.amount ?? Money.zero(currency) };
    case 'hold':
      return { span: { from: on, to: decided.terms.through } };
    case 'cancellation':
      return { amount: total((claim) => claim.invoiced.minus(creditedOf(claim))) };
    case 'credit-note': {
      const { amounts } = decided.terms;
      return {
        amount: amounts
          ? sumOf(
              amounts.map(({ amount }) => amount),
              currency,
            )
          : total((claim) => claim.invoiced.minus(creditedOf(claim))),
      };
    }
    case 'payment-move':
      return payment ? { amount: payment } : {};
    case 'debtor-status':
      return { variety: decided.terms.status };
    case 'debtor-address':
      return { variety: decided.terms.address };
    case 'liable-debtor':
      return { variety: decided.terms.liable ? 'added' : 'removed' };
    case 'set-off':
      return { amount: decided.terms.amount };
    case 'service':
      return { variety: `${decided.terms.service}-${decided.terms.change}` };
    case 'write-down':
      return { amount: sumOf(decided.terms.lines.map(lossOf), currency) };
    case 'write-off':
      return { amount: total(claimedOf) };
    case 'plan-reinstatement':
    case 'court-route':
    case 'recall':
    case 'limitation-interruption':
    case 'policy-change':
      return {};
  }
}

/** What is written down of one claim in all. */
export function lossOf(line: Readonly<Record<'principal' | 'vat' | 'fee' | 'interest', Money>>): Money {
  return line.principal.plus(line.vat).plus(line.fee).plus(line.interest);
}
