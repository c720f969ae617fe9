import type { CivilDate } from '../domain/civil-date';
import { addDays, laterOf } from '../domain/civil-date';
import type { Claim } from '../domain/claim';
import type { ClaimCommand } from '../domain/commands';
import { decide } from '../domain/decide';
import { isRefused, type Refusal } from '../domain/decision';
import { evolve } from '../domain/evolve';
import type { Rulebook } from '../domain/rulebook';
import { nextStep, type PlannedStep } from '../domain/timetable';
import type { PaymentMatch } from '../reconciliation/match-payments';
import { shareOut } from '../reconciliation/share-out';
import { isBankReconciled, type BankGateChange } from './dated-fact';

/** A fact for one or several of the claims that live together. */
export type SharedFact =
  | { readonly on: CivilDate; readonly match: PaymentMatch }
  | { readonly on: CivilDate; readonly claimId: string; readonly command: ClaimCommand };

interface Member {
  claim: Claim;
  today: CivilDate;
  next: PlannedStep | undefined;
}

/**
 * Lets claims live, without an engine, from their registration through facts and steps until a day. Usually one claim;
 * several when one payment was for all of them, since what one takes decides what is left for the next.
 *
 * On one day facts come before steps: a payment received on a step's day stops it. Facts of one day are taken in the
 * order given. `leftOver` are the movements that could not be booked on any claim.
 */
export function liveTogether(
  claims: readonly Claim[],
  facts: readonly SharedFact[],
  rulebook: Rulebook,
  bankGate: readonly BankGateChange[],
  until: CivilDate,
): { readonly claims: readonly Claim[]; readonly leftOver: readonly PaymentMatch[] } {
  const members = new Map<string, Member>();
  for (const claim of claims) {
    members.set(claim.claimId, { claim, today: claim.issuedOn, next: nextStep(claim, rulebook, claim.issuedOn) });
  }
  const leftOver: PaymentMatch[] = [];
  for (const fact of facts) {
    if (fact.on > until) break;
    for (const member of members.values()) performBefore(member, fact.on);
    takeIn(fact);
  }
  for (const member of members.values()) performBefore(member, addDays(until, 1));
  return { claims: [...members.values()].map(({ claim }) => claim), leftOver };

  function performBefore(member: Member, day: CivilDate): void {
    for (let step = member.next; step?.on !== undefined && step.on < day; step = member.next) {
      const performedOn = openDay(step, day);
      if (performedOn === undefined) return;
      member.today = performedOn;
      const gates = { bankReconciled: true };
      apply(member, { type: 'PerformStep', step: step.step, gates, dueOn: step.on });
    }
  }

  /** The first banking day on which the step's gates are open, when it comes before the day. */
  function openDay(step: PlannedStep, day: CivilDate): CivilDate | undefined {
    let candidate = step.on;
    if (!step.rule.gates.includes('bank-reconciled')) return candidate;
    while (candidate && candidate < day && !isBankReconciled(candidate, bankGate)) {
      candidate = rulebook.nextBankingDayFrom(addDays(candidate, 1));
    }
    return candidate && candidate < day ? candidate : undefined;
  }

  function takeIn(fact: SharedFact): void {
    if (!('match' in fact)) {
      applyOn(memberOf(fact.claimId), fact.on, fact.command);
      return;
    }
    const postings = shareOut(fact.match, (claimId) => memberOf(claimId).claim);
    const refused = postings?.some(
      ({ claimId, command }) => applyOn(memberOf(claimId), fact.on, command) !== undefined,
    );
    if (!postings || refused) leftOver.push(fact.match);
  }

  function applyOn(member: Member, on: CivilDate, command: ClaimCommand): Refusal | undefined {
    member.today = laterOf(member.today, on);
    return apply(member, command);
  }

  function apply(member: Member, command: ClaimCommand): Refusal | undefined {
    const decision = decide(member.claim, command, rulebook, member.today);
    if (isRefused(decision)) return decision;
    for (const event of decision.events) member.claim = evolve(member.claim, event);
    member.next = nextStep(member.claim, rulebook, member.today);
    return undefined;
  }

  function memberOf(claimId: string): Member {
    const member = members.get(claimId);
    if (!member) throw new Error(`Claim ${claimId} does not live here.`);
    return member;
  }
}
