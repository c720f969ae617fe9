import type { CivilDate } from './civil-date';
import { claimedOf, performanceOf, type Claim } from './claim';
import { Money } from './money';
import type { StepRule } from './policy';
import type { Rulebook } from './rulebook';

export interface Hindrance {
  /** Whom or what the step waits for, as a sentence's end. Goes to the engine: never a word on the debtor's situation. */
  readonly waitsFor: string;
  /** Why, for people; stays in the ledger. */
  readonly because?: string;
}

const A_PERSON = 'a person';

/** What keeps the step from having a day at all, as the claim stands. */
export function hindranceOf(rule: StepRule, claim: Claim): Hindrance | undefined {
  if (claim.disputedSince) return { waitsFor: `the end of the dispute raised on ${claim.disputedSince}` };
  if (rule.gates.includes('not-flagged') && claim.flaggedSince) {
    return { waitsFor: `the client, who marked the claim as not to be reminded on ${claim.flaggedSince}` };
  }
  if (rule.claimedOver) {
    const claimed = claimedOf(claim);
    const limit = Money.of(rule.claimedOver.value, claimed.currency);
    // Charges of steps that are only foreseen are not known yet, so the limit counts once the steps before are taken.
    if (rule.requires.every((step) => performanceOf(claim, step)) && !claimed.isOver(limit)) {
      return {
        waitsFor: A_PERSON,
        because: `claimed ${claimed.toString()} is not over ${limit.toString()} (${rule.claimedOver.sources.join(', ')})`,
      };
    }
  }
  if (rule.notForDebtors?.statuses.includes(claim.debtorStatus)) {
    return {
      waitsFor: A_PERSON,
      because: `the debtor is ${claim.debtorStatus} (${rule.notForDebtors.sources.join(', ')})`,
    };
  }
  return undefined;
}

/** Judged by the day on which the step would be performed. */
export function timeBar(rule: StepRule, claim: Claim, rulebook: Rulebook, on: CivilDate): Hindrance | undefined {
  if (rule.notWhenTimeBarred && on > rulebook.limitationDate(claim)) {
    return {
      waitsFor: A_PERSON,
      because: `the claim is time-barred since ${rulebook.limitationDate(claim)} (${rule.notWhenTimeBarred.sources.join(', ')})`,
    };
  }
  return undefined;
}

/** A step that hangs on somebody's answer is shown, with whom it waits for, once the steps before it have been taken. */
export function awaitedAnswer(rule: StepRule, claim: Claim): Hindrance | undefined {
  if (rule.anchor.from !== 'answer' || !rule.requires.every((step) => performanceOf(claim, step))) return undefined;
  if (rule.anchor.answer === 'acceptance') {
    return {
      waitsFor: claim.declinedOn ? `the client, who declined on ${claim.declinedOn}` : "the client's acceptance",
    };
  }
  if (!claim.rejectedOn) return { waitsFor: "the enforcement authority's ruling" };
  return { waitsFor: A_PERSON, because: `the enforcement authority sent the case back on ${claim.rejectedOn}` };
}

/** Whom a step waits for and why, for people. */
export function awaited({ waitsFor, because }: Partial<Hindrance>): string {
  return `${waitsFor ?? A_PERSON}${because ? `: ${because}` : ''}`;
}
