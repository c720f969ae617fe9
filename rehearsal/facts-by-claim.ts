import type { CivilDate } from '../domain/kernel/civil-date';
import type { PaymentMatch } from '../domain/payment/match-payments';
import type { SharedFact } from './live-together';
import { type Portfolio } from './portfolio';
import { claimIdOf } from '../domain/claim/claim-id';

/** What becomes known of each claim, by day; a payment for several claims stands with the first of them. */
export function factsByClaim(portfolio: Portfolio, matches: readonly PaymentMatch[]): Map<string, SharedFact[]> {
  const facts = new Map<string, SharedFact[]>();
  const add = (claimId: string, fact: SharedFact): void => {
    const present = facts.get(claimId);
    if (present) present.push(fact);
    else facts.set(claimId, [fact]);
  };
  let order = 0;
  for (const match of matches) {
    const [first] = match.claimIds;
    if (first !== undefined) add(first, { on: match.movement.receivedOn, order: (order += 1), match });
  }
  for (const { on, invoiceNumber, command } of portfolio.facts) {
    const claimId = claimIdOf(portfolio.creditorId, invoiceNumber);
    add(claimId, { on, order: (order += 1), claimId, command });
  }
  for (const known of facts.values()) if (known.length > 1) byDay(known);
  return facts;
}

/** In place; facts of one day in the order of the portfolio: the bank's movements as its files have them, then the rest. */
export function byDay(facts: SharedFact[]): SharedFact[] {
  return facts.sort((one, other) => (one.on === other.on ? one.order - other.order : one.on < other.on ? -1 : 1));
}

/** The days on which the creditor's gate opens, until a day. */
export function gateOpenings({ bankGate }: Portfolio, until: CivilDate): CivilDate[] {
  return bankGate.filter(({ on, open }) => open && on <= until).map(({ on }) => on);
}

/**
 * On which days each claim learns something, in order, until a day. That the gate opens may be news for every claim.
 */
export function factDays(
  portfolio: Portfolio,
  matches: readonly PaymentMatch[],
  until: CivilDate,
): Map<string, CivilDate[]> {
  const days = new Map<string, Set<CivilDate>>();
  const add = (claimId: string, on: CivilDate): void => {
    if (on > until) return;
    const present = days.get(claimId);
    if (present) present.add(on);
    else days.set(claimId, new Set([on]));
  };
  for (const { movement, claimIds } of matches) for (const claimId of claimIds) add(claimId, movement.receivedOn);
  for (const { on, invoiceNumber } of portfolio.facts) add(claimIdOf(portfolio.creditorId, invoiceNumber), on);
  const openings = gateOpenings(portfolio, until);
  if (openings.length > 0) {
    for (const { invoiceNumber, issuedOn } of portfolio.invoices) {
      const claimId = claimIdOf(portfolio.creditorId, invoiceNumber);
      for (const on of openings) if (on > issuedOn) add(claimId, on);
    }
  }
  return new Map([...days].map(([claimId, known]) => [claimId, [...known].sort()]));
}
