import { claimIdOf } from '../domain/claim/claim-id';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { Claim } from '../domain/claim/claim';
import { evolve } from '../domain/claim/evolve';
import type { Rulebook } from '../domain/policy/rulebook';
import { indexCandidates, matchPayments, type PaymentMatch } from '../domain/payment/match-payments';
import { countsFeesElsewhere } from '../domain/claim/fees-elsewhere';
import { candidatesOf } from './candidates-of';
import { byDay, factsByClaim } from './facts-by-claim';
import { liveTogether, type RefusedFact, type SharedFact, type UnknownFigure } from './live-together';
import { refuseUnknownFacts, type Portfolio } from './portfolio';
import { registrationsOf, type Registration } from '../domain/claim/registrations';

/** How a portfolio stands on a day. */
export interface PortfolioState {
  /** In the order of the invoice file. */
  readonly claims: readonly Claim[];
  /** Movements that were booked on no claim. */
  readonly unmatched: readonly PaymentMatch[];
}

/** How a portfolio would stand, and the facts that its claims would not take. */
export interface Foretold extends PortfolioState {
  readonly refused: readonly RefusedFact[];
  /** Steps that wait for a figure of the law, and keep no other claim waiting. */
  readonly unknown: readonly UnknownFigure[];
}

/**
 * What will become of a portfolio by a day: each invoice through every step of its policy, with the payments and facts
 * known. No engine, no database, no clock; the rehearsal on the real engine must come to the same.
 */
export function preview(portfolio: Portfolio, rulebook: Rulebook, until: CivilDate): Foretold {
  refuseUnknownFacts(portfolio);
  const registrations = registrationsOf(portfolio.creditorId, portfolio.invoices, rulebook, portfolio.debtorKinds);
  const known = portfolio.movements.filter((movement) => movement.receivedOn <= until);
  const matches = matchPayments(known, indexCandidates(candidatesOf(portfolio, registrations)));
  const facts = factsByClaim(portfolio, matches);
  const left = new Set(matches.filter(({ claimIds }) => claimIds.length === 0));

  const kin = kinOf(portfolio, registrations, rulebook);
  const debtors = debtorsOf(portfolio);
  const countsInvoices = rulebook.policy.services?.some(({ unpaidInvoices }) => unpaidInvoices) ?? false;
  const refused: RefusedFact[] = [];
  const unknown: UnknownFigure[] = [];

  const live = (members: readonly Registration[], itsFacts: readonly SharedFact[]): readonly Claim[] => {
    const ofKin = (claimId: string): string | undefined => kin.get(claimId);
    const ofDebtor = (claimId: string): string | undefined => debtors.get(claimId);
    const lived = liveTogether(
      ...([members.map(registered), itsFacts, rulebook, portfolio.bankGate, until, ofKin, ofDebtor] as const),
    );
    for (const match of lived.leftOver) left.add(match);
    refused.push(...lived.refused);
    unknown.push(...lived.unknown);
    return lived.claims;
  };
  const livedTogether = new Map<string, Claim>();
  for (const members of livesOfSeveral(registrations, [
    ...matches.map(({ claimIds }) => claimIds),
    ...kinGroups(kin),
    ...(countsInvoices ? kinGroups(debtors) : []),
  ])) {
    const theirFacts = byDay(members.flatMap(({ claimId }) => facts.get(claimId) ?? []));
    for (const claim of live(members, theirFacts)) livedTogether.set(claim.claimId, claim);
  }
  const claims = registrations.flatMap((registration) => {
    const { claimId } = registration;
    return livedTogether.get(claimId) ?? live([registration], facts.get(claimId) ?? []);
  });
  return { claims, unmatched: matches.filter((match) => left.has(match)), refused, unknown };
}

function registered(registration: Registration): Claim {
  return evolve(undefined, { type: 'ClaimRegistered', on: registration.issuedOn, ...registration });
}

/** By claim, where the law counts the letters with a fee over all claims of a debtor for one service. */
function kinOf(
  { invoices }: Portfolio,
  registrations: readonly Registration[],
  rulebook: Rulebook,
): ReadonlyMap<string, string> {
  return new Map(
    registrations.flatMap(({ claimId, invoiceGroup }, at) =>
      countsFeesElsewhere(rulebook, invoiceGroup)
        ? [[claimId, JSON.stringify([invoices[at]?.debtorId, invoiceGroup])] as const]
        : [],
    ),
  );
}

function kinGroups(kin: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const [claimId, of] of kin) groups.set(of, [...(groups.get(of) ?? []), claimId]);
  return [...groups.values()];
}

function debtorsOf({ creditorId, invoices }: Portfolio): ReadonlyMap<string, string> {
  return new Map(invoices.map(({ invoiceNumber, debtorId }) => [claimIdOf(creditorId, invoiceNumber), debtorId]));
}

/** Claims that share a payment or the fees or the invoices of a debtor live together, and so do those that share another one with any of them. */
function livesOfSeveral(
  registrations: readonly Registration[],
  shares: readonly (readonly string[])[],
): readonly (readonly Registration[])[] {
  const together = new Map<string, Set<string>>();
  for (const shared of shares) {
    if (shared.length < 2) continue;
    const life = new Set<string>();
    for (const claimId of shared) for (const member of together.get(claimId) ?? [claimId]) life.add(member);
    for (const claimId of life) together.set(claimId, life);
  }
  if (together.size === 0) return [];
  const byId = new Map(registrations.map((registration) => [registration.claimId, registration]));
  return [...new Set(together.values())].map((life) => [...life].flatMap((claimId) => byId.get(claimId) ?? []));
}
