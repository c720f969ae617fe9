import { ownEntry } from '../domain/kernel/own-entry';
import { hasDistraint, type Policy } from '../domain/policy/policy';
import { Money } from '../domain/kernel/money';
import { isReminderFeeAgreed } from '../domain/policy/recorded-agreement';
import type { InterestCharge, PrincipalSegment, Rulebook } from '../domain/policy/rulebook';
import { bankingCalendarOf } from './calendars/banking-calendar';
import { lastTimelyDayToPay } from './calendars/payment-day';
import { limitationOf } from './limitation-of';
import { nextRunFrom } from './run-calendar';
import { isLeviedByMunicipality } from './statutes/danish-distraint';
import { leastDanishHandOver } from './statutes/danish-handover';
import { INTERRUPTING_ACTS } from './statutes/interrupting-acts';
import { lateInterest } from './statutes/late-interest';
import { lawfulPoints } from './statutes/late-interest-rate';
import { figureOn, NoStatuteForDate } from './statutes/statutory-figure';
import { chargedReminderRefusal } from './statutes/danish-reminders';
import { DANISH_FEES, mostStepFee } from './statutes/most-step-fee';
import { courtFeeFor, SWEDISH_CASE_COSTS } from './statutes/swedish-case-costs';
import { lastDayToAskForCourt } from './statutes/swedish-objection';
import { PLAN_FEE_MAXIMUM } from './statutes/swedish-collection-costs';

export class RunCalendarMissing extends Error {
  override readonly name = 'RunCalendarMissing';
}

/** The policy together with its country's calendar and statutes. */
export function rulebookOf(policy: Policy): Rulebook {
  const calendar = bankingCalendarOf(policy.country);
  return {
    policy,
    isBankingDay: (date) => calendar.isBankingDay(date),
    nextBankingDayFrom: (date) => calendar.nextBankingDayFrom(date),
    whyClosed: (date) => calendar.whyClosed(date),
    firstBankingDayOfMonthAfter: (date) => calendar.firstBankingDayOfMonthAfter(date),
    lastTimelyDayToPay: (dueOn) => lastTimelyDayToPay(dueOn, calendar),
    nextRunFrom: (day) => {
      if (!policy.runs) throw new RunCalendarMissing(`Policy ${policy.id} has no run calendar.`);
      return nextRunFrom(day, policy.runs, calendar);
    },
    lateInterest: (segments) => interestBy(policy, segments),
    lateInterestIfKnown: (segments) => {
      try {
        return interestBy(policy, segments);
      } catch (problem) {
        if (problem instanceof NoStatuteForDate) return undefined;
        throw problem;
      }
    },
    limitationDate: (claim) => {
      const limitation = limitationOf(policy, claim, calendar);
      return limitation.status === 'running' ? limitation.lastDay : undefined;
    },
    interruptingActs: INTERRUPTING_ACTS[policy.country],
    mostFee: (step, { invoiceGroup, ...letter }) =>
      mostStepFee(policy.country, step, {
        ...letter,
        agreed: isReminderFeeAgreed(policy, invoiceGroup),
        regime: hasDistraint(policy, invoiceGroup) ? 'distraint' : 'private-law',
      }),
    feeBar: (step, { invoiceGroup, ...letter }) => {
      const regime = hasDistraint(policy, invoiceGroup) ? 'distraint' : 'private-law';
      return policy.country === 'DK' && ownEntry(DANISH_FEES[regime], step)
        ? chargedReminderRefusal({ regime, ...letter })
        : undefined;
    },
    lastDayToAskForCourt: (noticeOn) =>
      policy.country === 'SE' ? lastDayToAskForCourt(noticeOn, calendar) : undefined,
    leastHandOver: (on) => (policy.country === 'DK' ? leastDanishHandOver(on) : undefined),
    caseCost: (cost, on, size) => {
      if (policy.country !== 'SE') return undefined;
      const figures = cost === 'court-fee' ? courtFeeFor(size) : SWEDISH_CASE_COSTS[cost];
      const figure = figures && figureOn(figures, on);
      return figure && { most: figure.value, paragraph: figure.paragraph };
    },
    mayDistrain: (arisenOn) => policy.country === 'DK' && isLeviedByMunicipality(arisenOn),
    mostPlanFee: (sentOn) =>
      policy.country === 'SE' ? figureOn(PLAN_FEE_MAXIMUM, sentOn).value : Money.zero(policy.currency),
  };
}

function interestBy(policy: Policy, segments: readonly PrincipalSegment[]): InterestCharge {
  return lateInterest({ country: policy.country, segments, ...pointsOn(policy, segments) });
}

/** Interest runs from the due date, so the first segment begins on that day. */
function pointsOn(
  { country, lateInterest: claimed }: Policy,
  [first]: readonly PrincipalSegment[],
): { readonly pointsOverReference?: string } {
  if (!claimed) return {};
  const points = claimed.pointsOverReference.value;
  return { pointsOverReference: first ? lawfulPoints(country, points, first.from) : points };
}
