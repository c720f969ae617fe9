import type { CivilDate } from '../domain/civil-date';
import type { Claim } from '../domain/claim';
import { evolve } from '../domain/evolve';
import type { Rulebook } from '../domain/rulebook';
import { indexCandidates, matchPayments, type PaymentMatch } from '../reconciliation/match-payments';
import { byDay, factsByClaim } from './facts-by-claim';
import { liveTogether } from './live-together';
import { registrationsOf, type Portfolio } from './portfolio';

/** How a portfolio stands on a day. */
export interface PortfolioState {
  /** In the order of the invoice file. */
  readonly claims: readonly Claim[];
  /** Movements that were booked on no claim. */
  readonly unmatched: readonly PaymentMatch[];
}

/**
 * What will become of a portfolio by a day: each invoice through every step of its policy, with the payments and facts
 * known. No engine, no database, no clock; the rehearsal on the real engine must come to the same.
 */
export function preview(portfolio: Portfolio, rulebook: Rulebook, until: CivilDate): PortfolioState {
  const claims = new Map<string, Claim>();
  for (const registration of registrationsOf(portfolio.creditorId, portfolio.invoices, rulebook)) {
    claims.set(
      registration.claimId,
      evolve(undefined, { type: 'ClaimRegistered', on: registration.issuedOn, ...registration }),
    );
  }
  const known = portfolio.movements.filter((movement) => movement.receivedOn <= until);
  const index = indexCandidates([...claims.values()].map((claim) => ({ ...claim, amount: claim.invoiced })));
  const matches = matchPayments(known, index);
  const unmatched = matches.filter((match) => match.claimIds.length === 0);
  const facts = factsByClaim(portfolio, matches);
  for (const claimIds of livesOf(claims.keys(), matches)) {
    const members = claimIds.flatMap((claimId) => claims.get(claimId) ?? []);
    const known =
      claimIds.length === 1
        ? (facts.get(claimIds[0] ?? '') ?? [])
        : byDay(claimIds.flatMap((claimId) => facts.get(claimId) ?? []));
    const lived = liveTogether(members, known, rulebook, portfolio.bankGate, until);
    for (const claim of lived.claims) claims.set(claim.claimId, claim);
    unmatched.push(...lived.leftOver);
  }
  const left = new Set(unmatched.map(({ movement }) => movement.key));
  return { claims: [...claims.values()], unmatched: matches.filter(({ movement }) => left.has(movement.key)) };
}

/** Claims that share a payment live together; every other claim lives alone. */
function* livesOf(claimIds: Iterable<string>, matches: readonly PaymentMatch[]): Generator<readonly string[]> {
  const together = new Map<string, Set<string>>();
  for (const { claimIds: shared } of matches) {
    if (shared.length < 2) continue;
    const life = new Set<string>();
    for (const claimId of shared) for (const member of together.get(claimId) ?? [claimId]) life.add(member);
    for (const claimId of life) together.set(claimId, life);
  }
  const begun = new Set<Set<string>>();
  for (const claimId of claimIds) {
    const life = together.get(claimId);
    if (!life) yield [claimId];
    else if (!begun.has(life)) {
      begun.add(life);
      yield [...life];
    }
  }
}
