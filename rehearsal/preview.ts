import type { CivilDate } from '../domain/civil-date';
import type { Claim } from '../domain/claim';
import { evolve } from '../domain/evolve';
import type { Rulebook } from '../domain/rulebook';
import { indexCandidates, matchPayments, type PaymentMatch } from '../reconciliation/match-payments';
import { liveTogether, type SharedFact } from './live-together';
import { claimIdOf, registrationsOf, type Portfolio } from './portfolio';

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
  for (const { members, facts } of livesOf(portfolio, claims, matches)) {
    unmatched.push(...liveTogether(members, facts, rulebook, portfolio.bankGate, until));
    for (const [claimId, claim] of members) claims.set(claimId, claim);
  }
  return { claims: [...claims.values()], unmatched };
}

interface Life {
  readonly members: Map<string, Claim>;
  readonly facts: SharedFact[];
}

/** Claims that share a payment live together; every other claim lives alone. */
function livesOf(
  portfolio: Portfolio,
  claims: ReadonlyMap<string, Claim>,
  matches: readonly PaymentMatch[],
): Set<Life> {
  const lifeOf = new Map<string, Life>();
  for (const [claimId, claim] of claims) lifeOf.set(claimId, { members: new Map([[claimId, claim]]), facts: [] });
  const at = (claimId: string): Life | undefined => lifeOf.get(claimId);
  for (const { claimIds } of matches) {
    const [first, ...others] = claimIds.map(at);
    for (const other of others) if (first && other && other !== first) join(first, other, lifeOf);
  }
  for (const match of matches) at(match.claimIds[0] ?? '')?.facts.push({ on: match.movement.receivedOn, match });
  for (const { on, invoiceNumber, command } of portfolio.facts) {
    const claimId = claimIdOf(portfolio.creditorId, invoiceNumber);
    at(claimId)?.facts.push({ on, claimId, command });
  }
  const lives = new Set(lifeOf.values());
  for (const { facts } of lives)
    if (facts.length > 1) facts.sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
  return lives;
}

function join(life: Life, other: Life, lifeOf: Map<string, Life>): void {
  for (const [claimId, claim] of other.members) {
    life.members.set(claimId, claim);
    lifeOf.set(claimId, life);
  }
}
