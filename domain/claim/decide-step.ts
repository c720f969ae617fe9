import type { CivilDate } from '../kernel/civil-date';
import { refuseUnread } from './bank-unread';
import { doubtfulOf, isHeld, isSettled, performanceOf, undisputedOf, type Claim } from './claim';
import type { ClaimCommand } from './commands';
import type { Answer } from './answer';
import { decidePlanStep } from './decide-plan-step';
import { lawBar } from './hindrance';
import { interestToCharge, interestUntil, keptInterest } from './interest-until';
import type { FeeWithheld } from './claim-events';
import { feeBarOn, lawfulFee } from './lawful-fee';
import { Money } from '../kernel/money';
import { outsideSendingWindow } from './outside-sending-window';
import { recordedBecause } from './reason';
import { isPlanStep } from './plan-steps';
import { awaitedAndWhy } from './waiting-words';
import type { ChargedElsewhere, FeeBar, Rulebook } from '../policy/rulebook';
import { serviceRulesOf } from '../policy/service-rules';
import { kindOf, namedStep } from '../policy/step-kind';
import { followsDirectly } from './granted-time';
import type { PlannedStep } from './planned-step';
import type { StepLeftOut } from './claim-events';
import { unpaidInvoicesAsked } from './unpaid-invoices-asked';
import { lastDayGiven } from './given-days';
import { nextStep, timetable } from './timetable';

/**
 * A step is performed only on the day that the timetable gives it: its own, or a later one when that could not be kept.
 * A step that waited for a gate is performed on the banking day on which the gate opens.
 */
export function decideStep(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'PerformStep' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { step } = command;
  if (isPlanStep(step)) return decidePlanStep(claim, { ...command, step }, rulebook, today);
  const dueOn = command.dueOn ?? today;
  const planned = timetable(claim, rulebook, dueOn).find((ahead) => ahead.step === step);
  const earlier = performanceOf(claim, step);
  if (earlier && !planned?.again) {
    return { refused: 'already-performed', step, on: earlier.on, message: `${step} was performed on ${earlier.on}.` };
  }
  if (isSettled(claim)) return { refused: 'settled', message: `Nothing is open on the claim; no ${step}.` };
  if (!planned) {
    return {
      refused: 'not-possible',
      message: `${step} does not lie ahead of this claim: a step before it is missing, or its group does not take it.`,
    };
  }
  if (!planned.on || !planned.plannedOn) {
    return { refused: 'waits', message: `${step} waits for ${awaitedAndWhy(planned.cause)}.` };
  }
  const isNext = planned.on === dueOn && nextStep(claim, rulebook, dueOn)?.step === step;
  if (!isNext || dueOn > today) return notDue(claim, rulebook, today, step, planned.on);
  // A hold that was placed while the step waited for its gate.
  if (isHeld(claim, today)) {
    const later = timetable(claim, rulebook, today).find((ahead) => ahead.step === step)?.on;
    return notDue(claim, rulebook, today, step, later ?? planned.on);
  }
  // It came due in time, and its gate opened too late.
  const barred = lawBar(planned.rule, claim, rulebook, today);
  if (barred) return { refused: 'waits', message: `${step} waits for ${awaitedAndWhy(barred)}.` };
  const closed = rulebook.whyClosed(today);
  if (closed)
    return { refused: 'no-banking-day', message: `${step} waits for the next banking day: ${today} is ${closed}.` };
  if (planned.rule.gates.includes('bank-reconciled') && !command.gates.bankReconciled) {
    return {
      refused: 'gate-closed',
      gate: 'bank-reconciled',
      message: `${step} waits until the bank is reconciled (S003-26).`,
    };
  }
  if (command.bankUnread) return refuseUnread(step, command.bankUnread);
  if (command.outsideSendingWindow) return outsideSendingWindow(step, rulebook);
  const leftOut = leftOutFor(planned, claim, command, rulebook, today);
  if (leftOut) return { events: [leftOut] };
  const currency = claim.invoiced.currency;
  const others = { elsewhere: command.feesElsewhere ?? [] };
  const isCharged = earlier?.fee.isPositive() === true;
  const bar = isCharged ? undefined : feeBarOn(planned.rule, claim, today, rulebook, others);
  if (bar?.until && rulebook.policy.feeNotAllowed?.value === 'wait') {
    const message = `${step} waits until ${bar.until}, the first day on which its fee is allowed (${bar.paragraph}).`;
    return { refused: 'fee-not-yet', until: bar.until, message };
  }
  const fee = (isCharged ? undefined : lawfulFee(planned.rule, claim, today, rulebook, others)) ?? Money.zero(currency);
  const charge = planned.rule.chargesInterest ? interestUntil(claim, rulebook, today) : undefined;
  const interest = charge ? interestToCharge(claim, charge) : Money.zero(currency);
  const disputed = doubtfulOf(claim);
  const lastDay = lastDayGiven(claim, planned.rule, { on: today, plannedOn: planned.plannedOn }, rulebook);
  const endsOn = endDayOf(claim, planned, rulebook, today);
  return {
    events: [
      {
        type: 'StepPerformed',
        on: today,
        ...namedStep(planned.rule),
        plannedOn: planned.plannedOn,
        fee,
        interest,
        ...keptInterest(claim, charge, rulebook, today),
        total: undisputedOf(claim).plus(fee).plus(interest),
        principal: claim.open.principal.minus(disputed),
        ...(disputed.isPositive() && { disputed }),
        ...(bar && { feeWithheld: withheld(bar, others.elsewhere) }),
        ...(lastDay && { lastDay }),
        ...(endsOn && { endsOn }),
        ...recordedBecause({ ...planned, on: today }, rulebook),
      },
    ],
  };
}

function withheld({ rule, paragraph }: FeeBar, elsewhere: readonly ChargedElsewhere[]): FeeWithheld {
  const otherInvoices = [...new Set(elsewhere.map(({ invoiceNumber }) => invoiceNumber))];
  return { rule, paragraph, otherInvoices };
}

/** A notice goes out only while the debtor has as many unpaid invoices of the service as the policy asks for. */
function leftOutFor(
  { rule, plannedOn }: PlannedStep,
  claim: Claim,
  { unpaidInvoices }: Extract<ClaimCommand, { type: 'PerformStep' }>,
  { policy }: Rulebook,
  today: CivilDate,
): StepLeftOut | undefined {
  const asked = unpaidInvoicesAsked(rule, claim, policy);
  if (!asked || !plannedOn || unpaidInvoices === undefined || unpaidInvoices >= asked.value) return undefined;
  const { value, sources } = asked;
  return { type: 'StepLeftOut', on: today, ...namedStep(rule), plannedOn, unpaidInvoices, asked: value, sources };
}

/** The day of the sanction that follows the notice directly, where the policy lets the notice name it. */
function endDayOf(
  claim: Claim,
  { rule, on }: PlannedStep,
  rulebook: Rulebook,
  today: CivilDate,
): CivilDate | undefined {
  if (kindOf(rule) !== 'sanction-notice' || !on) return undefined;
  if (!serviceRulesOf(claim.invoiceGroup, rulebook.policy)?.namesEndDay) return undefined;
  return timetable(claim, rulebook, today).find(
    (ahead) => kindOf(ahead.rule) === 'sanction' && followsDirectly(ahead.rule, rule.step),
  )?.on;
}

function notDue(claim: Claim, rulebook: Rulebook, today: CivilDate, step: string, on: CivilDate): Answer {
  const next = nextStep(claim, rulebook, today);
  const first = next && next.step !== step ? ` ${next.step} comes before it.` : '';
  return {
    refused: 'not-due',
    ...(next?.on && { nextOn: next.on }),
    message: `${step} is due on ${on}, not on ${today}.${first}`,
  };
}
