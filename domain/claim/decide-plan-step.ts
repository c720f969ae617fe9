import { addDays, type CivilDate } from '../kernel/civil-date';
import { timeToPayFrom } from '../decisions/with-last-day';
import { refuseUnread, type BankUnread } from './bank-unread';
import { isSettled, planInForce, type Claim } from './claim';
import type { Answer } from './answer';
import { interestAgainFrom } from './interest-pauses';
import { timeBar } from './hindrance';
import { outsideSendingWindow } from './outside-sending-window';
import { firstUncovered, planStepsAhead } from './plan-steps';
import { Money, smallerOf } from '../kernel/money';
import { NOTICE_COST } from '../policy/case-cost';
import { agreementsOf, type PlanStepName } from '../policy/policy';
import type { CaseCostsAdded } from './claim-events';
import { recordedBecause } from './reason';
import { awaitedAndWhy } from './waiting-words';
import type { Rulebook } from '../policy/rulebook';

/** The notice of a missed instalment, or the end of a plan whose notice was not heeded; never on a day before its own. */
export function decidePlanStep(
  claim: Claim,
  command: {
    readonly step: PlanStepName;
    readonly dueOn?: CivilDate;
    readonly outsideSendingWindow?: true;
    readonly bankUnread?: BankUnread;
  },
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { step } = command;
  if (isSettled(claim)) return { refused: 'settled', message: `Nothing is open on the claim; no ${step}.` };
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  if (!uncovered) {
    return { refused: 'not-possible', message: `No instalment is missing; no ${step}.` };
  }
  const dueOn = command.dueOn ?? today;
  const [next] = planStepsAhead(claim, rulebook, dueOn, false);
  if (next && !next.on) return { refused: 'waits', message: `${step} waits for ${awaitedAndWhy(next.cause)}.` };
  if (next?.step !== step || next.on !== dueOn || dueOn > today) {
    const first = next?.on ? ` ${next.step} is due on ${next.on}.` : '';
    return {
      refused: 'not-due',
      ...(next?.on && { nextOn: next.on }),
      message: `${step} is not due on ${today}.${first}`,
    };
  }
  const barred = timeBar(next.rule, claim, rulebook, today);
  if (barred) return { refused: 'waits', message: `${step} waits for ${awaitedAndWhy(barred)}.` };
  const closed = rulebook.whyClosed(today);
  if (closed)
    return { refused: 'no-banking-day', message: `${step} waits for the next banking day: ${today} is ${closed}.` };
  if (command.bankUnread) return refuseUnread(step, command.bankUnread);
  if (command.outsideSendingWindow) return outsideSendingWindow(step, rulebook);
  const why = recordedBecause({ ...next, on: today }, rulebook);
  const { planId } = plan;
  const { missing, number } = uncovered;
  if (step === 'plan-default') {
    const lastDay = timeToPayFrom(today, rulebook);
    const interestFrom = interestAgainFrom(claim, uncovered, today);
    const told = { lastDay, ...(interestFrom && { interestFrom }), ...why };
    return { events: [{ type: 'PlanDefaulted', on: today, planId, missing, ...told }] };
  }
  const payBy = rulebook.nextBankingDayFrom(addDays(today, agreementsOf(rulebook.policy).plan.respiteDays.value));
  const reminded = {
    type: 'InstalmentReminded' as const,
    on: today,
    planId,
    instalment: number,
    missing,
    payBy,
    ...why,
  };
  const cost = costOfNotice(claim, { planId, instalment: number }, rulebook, today);
  return { events: cost ? [reminded, cost] : [reminded] };
}

/** A notice of a missed instalment is a reminder to the law: it costs no more than one may on that day. */
function costOfNotice(
  claim: Claim,
  { planId, instalment }: { readonly planId: string; readonly instalment: number },
  rulebook: Rulebook,
  today: CivilDate,
): CaseCostsAdded | undefined {
  const { noticeFee } = agreementsOf(rulebook.policy).plan;
  if (!noticeFee) return undefined;
  const { invoiceGroup, performed, invoiced, caseCosts } = claim;
  const ofNotices = caseCosts.filter(({ costs }) => costs.some(({ cost }) => cost === NOTICE_COST)).map(({ on }) => on);
  const chargedOn = [...performed.filter(({ fee }) => fee.isPositive()).map(({ on }) => on), ...ofNotices];
  const most = rulebook.mostFee('reminder', { sentOn: today, invoiceGroup, chargedOn });
  const amount = smallerOf(Money.of(noticeFee.value, invoiced.currency), most);
  if (!amount.isPositive()) return undefined;
  const costs = [{ cost: NOTICE_COST, amount, paragraph: noticeFee.sources.join(', ') } as const];
  return { type: 'CaseCostsAdded', on: today, costsId: `plan/${planId}/${instalment}/${today}`, costs };
}
