import { laterOf, type CivilDate } from '../kernel/civil-date';
import type { Refusal } from './answer';
import { dueDateOf, planInForce, type Claim } from './claim';
import { performancesOf } from './given-days';
import { lettersBefore } from './granted-time';
import { firstUncovered, isPlanStep } from './plan-steps';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';

/** The creditor's bank has been read too little for a step: nobody knows yet whether the debtor has paid in time. */
export interface BankUnread {
  /** The last day that was given to the debtor: the bank must be read through this day. */
  readonly needed: CivilDate;
  /** Through which day it has been read; absent where it never was. */
  readonly through?: CivilDate;
}

/**
 * Through which day the bank must have been read before a step: the last day that any letter before the step gave, that the
 * invoice gave, and that a decision's letter or an instalment gave.
 */
export function bankReadingNeeded(claim: Claim, step: StepName, rulebook: Rulebook, today: CivilDate): CivilDate {
  const invoice = rulebook.lastTimelyDayToPay(dueDateOf(claim));
  const given = isPlanStep(step) ? instalmentDays(claim, rulebook) : letterDays(claim, step, rulebook, today);
  return given.reduce(laterOf, claim.askedThrough ? laterOf(invoice, claim.askedThrough) : invoice);
}

/** None where the bank has been read far enough. */
export function bankUnread(needed: CivilDate, through: CivilDate | undefined): BankUnread | undefined {
  if (through !== undefined && through >= needed) return undefined;
  return { needed, ...(through && { through }) };
}

export function refuseUnread(step: StepName, { needed, through }: BankUnread): Refusal {
  const stands = through ? `it has been read through ${through}` : 'no file of it has been read';
  return {
    refused: 'gate-closed',
    ...{ gate: 'bank-read', needed },
    message: `${step} waits until the bank has been read through ${needed}; ${stands}.`,
  };
}

function letterDays(claim: Claim, step: StepName, rulebook: Rulebook, today: CivilDate): CivilDate[] {
  const steps = stepsFor(claim, rulebook.policy);
  const rule = steps.find((one) => one.step === step);
  if (!rule) return [];
  const performed = performancesOf(claim, rulebook, today);
  // A letter that goes out once more waits for the payments of its first time too.
  const own = performed.get(step)?.lastDay;
  return [...lettersBefore(rule, performed, steps).map(({ lastDay }) => lastDay), ...(own ? [own] : [])];
}

function instalmentDays(claim: Claim, rulebook: Rulebook): CivilDate[] {
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  if (!uncovered) return [];
  const { number, dueOn } = uncovered;
  return plan.reminded?.instalment === number ? [plan.reminded.payBy] : [rulebook.lastTimelyDayToPay(dueOn)];
}
