import type { StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { recordedReason, type ReasonedDay, type StepReason } from '../policy/step-reason';
import type { PlannedStep } from './planned-step';

/** Why a planned step falls on its day. */
export function stepReasonOf(planned: PlannedStep, rulebook: Rulebook): StepReason {
  const { rule, anchor, earliest, plannedOn, on } = planned;
  const { sources } = rule;
  const words = { en: rule.reason, ...rule.reasonIn };
  if (!anchor || !earliest || !plannedOn || !on) return { words, sources };
  const { waitedFor } = planned;
  const isMoved = rule.placement === 'next-banking-day' && !waitedFor && plannedOn !== earliest;
  return {
    words,
    sources,
    day: {
      anchor,
      delay: anchor.from === 'pause' ? { days: 1 } : delayOf(rule),
      earliest,
      placement: rule.placement,
      ...(isMoved && { closed: rulebook.whyClosed(earliest) ?? 'no banking day' }),
      ...(waitedFor && { letter: waitedFor }),
      ...(on !== plannedOn && { lateFor: plannedOn }),
    },
  };
}

/** The same as an English note. */
export function reasonOf(planned: PlannedStep, rulebook: Rulebook): string {
  return recordedReason(stepReasonOf(planned, rulebook));
}

/** As an event records it: the note for who reads the ledger itself, and the values for whoever is told. */
export function recordedBecause(
  planned: PlannedStep,
  rulebook: Rulebook,
): { readonly reason: string; readonly because: StepReason } {
  const because = stepReasonOf(planned, rulebook);
  return { reason: recordedReason(because), because };
}

function delayOf({ delay }: StepRule): ReasonedDay['delay'] {
  if ('days' in delay) return { days: delay.days.value };
  if ('workingDays' in delay) return { workingDays: delay.workingDays.value };
  if ('bankingDays' in delay) return { bankingDays: delay.bankingDays.value };
  return 'weeks' in delay ? { weeks: delay.weeks.value } : { months: delay.months.value };
}
