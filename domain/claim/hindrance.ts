import type { CivilDate } from '../kernel/civil-date';
import { isWhollyDisputed, performanceOf, planInForce, undisputedOf, type Claim } from './claim';
import { Money } from '../kernel/money';
import type { StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import type { WaitingCause } from './waiting-cause';

export interface Hindrance {
  /** The same as a value: who must act follows from it, and it is told in any language. */
  readonly cause: WaitingCause;
  /** Whom or what the step waits for, as a sentence's end. Goes to the engine: never a word on the debtor's situation. */
  readonly waitsFor: string;
  /** Why, for people; stays in the ledger. */
  readonly because?: string;
}

const A_PERSON = 'a person';

/** What keeps the step from having a day at all, as the claim stands. */
export function hindranceOf(rule: StepRule, claim: Claim): Hindrance | undefined {
  const cause = causeOf(rule, claim);
  return cause && hindrance(cause);
}

function causeOf(rule: StepRule, claim: Claim): WaitingCause | undefined {
  const { debtorStatus: status, recalledOn, flaggedSince } = claim;
  const stop = stoppingCause(claim);
  if (stop) return stop;
  const plan = planInForce(claim);
  if (plan) return { type: 'plan', agreedOn: plan.agreedOn };
  if (rule.step === 'referral' && recalledOn) return { type: 'recalled', on: recalledOn };
  if (rule.gates.includes('not-flagged') && flaggedSince) return { type: 'flag', since: flaggedSince };
  if (rule.claimedOver) {
    const claimed = undisputedOf(claim);
    const limit = Money.of(rule.claimedOver.value, claimed.currency);
    // Charges of steps that are only foreseen are not known yet, so the limit counts once the steps before are taken.
    if (rule.requires.every((step) => performanceOf(claim, step)) && !claimed.isOver(limit)) {
      return { type: 'not-over-limit', claimed, limit, sources: rule.claimedOver.sources };
    }
  }
  if (rule.notForDebtors?.statuses.includes(status)) {
    return { type: 'debtor-excluded', status, sources: rule.notForDebtors.sources };
  }
  return undefined;
}

/** What stops every step, those of a plan too: a dispute of the whole claim, or the law in the debtor's situation. */
export function stopOf(claim: Claim): Hindrance | undefined {
  const cause = stoppingCause(claim);
  return cause && hindrance(cause);
}

function stoppingCause(claim: Claim): WaitingCause | undefined {
  const { debtorStatus: status, statusEffects, disputedSince } = claim;
  if (isWhollyDisputed(claim) && disputedSince) return { type: 'dispute', since: disputedSince };
  return statusEffects?.stops && { type: 'stopped-by-law', status, paragraph: statusEffects.paragraph };
}

/** Judged by the day on which the step would be performed. */
export function timeBar(rule: StepRule, claim: Claim, rulebook: Rulebook, on: CivilDate): Hindrance | undefined {
  const lastDay = rule.notWhenTimeBarred && rulebook.limitationDate(claim);
  if (rule.notWhenTimeBarred && lastDay && on > lastDay) {
    return hindrance({ type: 'time-barred', lastDay, sources: rule.notWhenTimeBarred.sources });
  }
  return undefined;
}

/** A step that hangs on somebody's answer is shown, with whom it waits for, once the steps before it have been taken. */
export function awaitedAnswer(rule: StepRule, claim: Claim): Hindrance | undefined {
  if (rule.anchor.from !== 'answer' || !rule.requires.every((step) => performanceOf(claim, step))) return undefined;
  if (rule.anchor.answer === 'acceptance') {
    return hindrance(claim.declinedOn ? { type: 'declined', on: claim.declinedOn } : { type: 'acceptance' });
  }
  return hindrance(claim.rejectedOn ? { type: 'sent-back', on: claim.rejectedOn } : { type: 'ruling' });
}

/** In the words that the engine and the operator see. */
function hindrance(cause: WaitingCause): Hindrance {
  switch (cause.type) {
    case 'dispute':
      return { cause, waitsFor: `the end of the dispute raised on ${cause.since}` };
    case 'plan':
      return { cause, waitsFor: `the instalments of the plan agreed on ${cause.agreedOn}` };
    case 'stopped-by-law':
      return { cause, waitsFor: A_PERSON, because: `the debtor is ${cause.status} (${cause.paragraph})` };
    case 'recalled':
      return { cause, waitsFor: A_PERSON, because: `the case was recalled on ${cause.on}` };
    case 'flag':
      return { cause, waitsFor: `the client, who marked the claim as not to be reminded on ${cause.since}` };
    case 'not-over-limit': {
      const [claimed, limit] = [cause.claimed.toString(), cause.limit.toString()];
      const because = `claimed ${claimed} is not over ${limit} (${cause.sources.join(', ')})`;
      return { cause, waitsFor: A_PERSON, because };
    }
    case 'debtor-excluded':
      return { cause, waitsFor: A_PERSON, because: `the debtor is ${cause.status} (${cause.sources.join(', ')})` };
    case 'time-barred': {
      const because = `the claim is time-barred since ${cause.lastDay} (${cause.sources.join(', ')})`;
      return { cause, waitsFor: A_PERSON, because };
    }
    case 'acceptance':
      return { cause, waitsFor: "the client's acceptance" };
    case 'declined':
      return { cause, waitsFor: `the client, who declined on ${cause.on}` };
    case 'ruling':
      return { cause, waitsFor: "the enforcement authority's ruling" };
    case 'sent-back':
      return { cause, waitsFor: A_PERSON, because: `the enforcement authority sent the case back on ${cause.on}` };
  }
}

/** Whom a step waits for and why, for people. */
export function awaited({ waitsFor, because }: Partial<Hindrance>): string {
  return `${waitsFor ?? A_PERSON}${because ? `: ${because}` : ''}`;
}
