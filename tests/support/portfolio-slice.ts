import type { Rulebook } from '../../domain/policy/rulebook';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { indexCandidates, matchPayments } from '../../domain/payment/match-payments';
import { type Portfolio } from '../../rehearsal/portfolio';
import { registrationsOf } from '../../domain/claim/registrations';
import { claimIdOf } from '../../domain/claim/claim-id';
import { preview } from '../../rehearsal/preview';

/**
 * So many invoices of a portfolio, with everything that becomes known about them: first those that something unusual
 * happens to, then as many of the others as there is room for. Money that matches nothing stays in.
 */
export function sliceOf(portfolio: Portfolio, rulebook: Rulebook, until: CivilDate, invoices: number): Portfolio {
  const { creditorId } = portfolio;
  const matches = matchPayments(
    portfolio.movements,
    indexCandidates(registrationsOf(creditorId, portfolio.invoices, rulebook)),
  );
  const together = new Map<string, readonly string[]>();
  const chosen = new Set<string>();
  const choose = (claimId: string): void => {
    for (const member of together.get(claimId) ?? [claimId]) chosen.add(member);
  };
  for (const { claimIds } of matches)
    for (const claimId of claimIds) if (claimIds.length > 1) together.set(claimId, claimIds);

  const facts = new Set(portfolio.facts.map(({ invoiceNumber }) => claimIdOf(creditorId, invoiceNumber)));
  const { claims } = preview(portfolio, rulebook, until);
  const isUnusual = ({ claimId, performed, payments, refundLiability }: (typeof claims)[number]): boolean =>
    performed.length > 1 ||
    payments.length !== 1 ||
    refundLiability.isPositive() ||
    together.has(claimId) ||
    facts.has(claimId);
  for (const claim of claims) if (isUnusual(claim)) choose(claim.claimId);
  for (const claim of claims) if (chosen.size < invoices && claim.performed.length > 0) choose(claim.claimId);
  for (const claim of claims) if (chosen.size < invoices) choose(claim.claimId);

  const isChosen = (invoiceNumber: string): boolean => chosen.has(claimIdOf(creditorId, invoiceNumber));
  return {
    ...portfolio,
    invoices: portfolio.invoices.filter(({ invoiceNumber }) => isChosen(invoiceNumber)),
    movements: matches
      .filter(({ claimIds }) => claimIds.length === 0 || claimIds.some((claimId) => chosen.has(claimId)))
      .map(({ movement }) => movement),
    facts: portfolio.facts.filter(({ invoiceNumber }) => isChosen(invoiceNumber)),
  };
}
