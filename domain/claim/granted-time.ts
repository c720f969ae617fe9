import { addDays, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import { bankingDaysAfter, lastDayToPayAfter, leastDayToPayAfter } from '../letters/letter-times';
import { letterStepOf, type LetterStep } from '../letters/letter-kinds';
import { countedFrom, type Policy, type StepName, type StepRule } from '../policy/policy';
import { kindOf, type StepKind } from '../policy/step-kind';
import type { Rulebook } from '../policy/rulebook';

/** A step that was taken, or is foreseen. */
export interface Performance {
  readonly on: CivilDate;
  readonly plannedOn: CivilDate;
  /** The last day to pay that its letter gives. */
  readonly lastDay?: CivilDate;
  /** It was not taken: a change of policy has passed it over, and what follows counts from the step that was. */
  readonly passedOver?: true;
}

/** A letter whose time keeps a later step waiting. */
export interface RunningLetter {
  readonly step: StepName;
  readonly lastDay: CivilDate;
}

type Steps = Policy['steps'];

/** The step's letter, when the policy sends one with it. */
export function letterOf(rule: StepRule): LetterStep | undefined {
  return rule.document && letterStepOf(rule);
}

/** Every step that must have been taken before a step, by its own rule and by the rules of those steps. */
export function stepsBefore(rule: StepRule, steps: Steps): ReadonlySet<StepName> {
  const known = KNOWN_BEFORE.get(rule);
  if (known) return known;
  const before = new Set<StepName>();
  for (const step of directlyBefore(rule)) {
    before.add(step);
    const earlier = steps.find((candidate) => candidate.step === step);
    if (earlier) for (const one of stepsBefore(earlier, steps)) before.add(one);
  }
  KNOWN_BEFORE.set(rule, before);
  return before;
}

/** A rule belongs to one version of one policy, which never changes. */
const KNOWN_BEFORE = new WeakMap<StepRule, ReadonlySet<StepName>>();

/** Whether a rule counts on a step by itself. */
export function followsDirectly(rule: StepRule, step: StepName): boolean {
  return directlyBefore(rule).includes(step);
}

/** The steps on which a rule counts by itself, each once. */
export function directlyBefore({ requires, anchor }: Pick<StepRule, 'requires' | 'anchor'>): readonly StepName[] {
  const counted = countedFrom(anchor);
  return counted && !requires.includes(counted) ? [...requires, counted] : requires;
}

/**
 * The letters before a step, each with its last day; a later step waits for every one of them. A claim that was sent to court
 * by decision may have been demanded before: the court waits for that letter too (inkassolagen 6 §).
 */
export function lettersBefore(
  rule: StepRule,
  performed: ReadonlyMap<StepName, Performance>,
  steps: Steps,
): RunningLetter[] {
  const before = stepsBefore(rule, steps);
  const isBefore = (other: StepRule): boolean =>
    before.has(other.step) || (kindOf(rule) === 'court' && BEFORE_COURT.includes(kindOf(other)));
  return steps.flatMap((other) => {
    const { step } = other;
    const lastDay = isBefore(other) ? performed.get(step)?.lastDay : undefined;
    return lastDay ? [{ step, lastDay }] : [];
  });
}

const BEFORE_COURT: readonly StepKind[] = ['demand', 'warning'];

/**
 * The last day to pay that a letter gives. A demand, a warning and a suspension notice give their whole time. A reminder
 * gives ten days, or until the banking day before the next step; never less than post and payment need. Where the policy
 * says the letter's own time, that time counts, and never less than the least.
 *
 * Example: a Swedish reminder of Monday 2015-12-28 whose demand would leave on 4 January gives until Tuesday 5 January.
 */
export function lastDayOfLetter(
  step: LetterStep,
  sentOn: CivilDate,
  { nextOn, ownDays }: { readonly nextOn: CivilDate | undefined; readonly ownDays?: number | undefined },
  rulebook: Pick<Rulebook, 'policy' | 'isBankingDay'>,
): CivilDate {
  const isBankingDay = (day: CivilDate): boolean => rulebook.isBankingDay(day);
  const usual = lastDayToPayAfter(step, sentOn, isBankingDay);
  if (ownDays !== undefined) {
    const lawful = leastDayToPayAfter(step, sentOn, rulebook.policy.country, isBankingDay);
    return laterOf(lawful, bankingDaysAfter(addDays(sentOn, ownDays), 0, isBankingDay));
  }
  if (nextOn === undefined || (step !== 'reminder' && step !== 'second-reminder')) return usual;
  const least = leastDayToPayAfter(step, sentOn, rulebook.policy.country, isBankingDay);
  return laterOf(least, earlierOf(usual, bankingDayBefore(nextOn, isBankingDay)));
}

function bankingDayBefore(day: CivilDate, isBankingDay: (date: CivilDate) => boolean): CivilDate {
  let before = addDays(day, -1);
  while (!isBankingDay(before)) before = addDays(before, -1);
  return before;
}
