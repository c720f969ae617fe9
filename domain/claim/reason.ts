import { recordedNameOf, type CountedFrom } from '../policy/counted-from';
import type { CivilDate } from '../kernel/civil-date';
import type { Setting, StepRule } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import type { PlannedStep } from './planned-step';

/** How a step's day was found, from its parts; so that it can be told in any language. */
export interface StepReason {
  readonly rule: StepRule;
  /** Absent for a step that has no day: only its rule speaks then. */
  readonly day?: {
    readonly anchor: CountedFrom;
    /** The day on which its delay had run. */
    readonly earliest: CivilDate;
    /** Why the planned day is a later one: banks were closed, as the calendar names the day. */
    readonly closed?: string;
    /** The day that the policy gave it, when it was performed on a later one. */
    readonly lateFor?: CivilDate;
  };
}

export function stepReasonOf(planned: PlannedStep, rulebook: Rulebook): StepReason {
  const { rule, anchor, earliest, plannedOn, on } = planned;
  if (!anchor || !earliest || !plannedOn || !on) return { rule };
  const isMoved = rule.placement === 'next-banking-day' && plannedOn !== earliest;
  return {
    rule,
    day: {
      anchor,
      earliest,
      ...(isMoved && { closed: rulebook.whyClosed(earliest) ?? 'no banking day' }),
      ...(on !== plannedOn && { lateFor: plannedOn }),
    },
  };
}

/** The same as events record it: `payment reminder (S002-15): due date 2016-02-01 + 7 days`. */
export function reasonOf(planned: PlannedStep, rulebook: Rulebook): string {
  const { rule, day } = stepReasonOf(planned, rulebook);
  const because = `${rule.reason} (${rule.sources.join(', ')})`;
  if (!day) return because;
  const parts = [`${recordedNameOf(day.anchor)} ${day.anchor.on}${delayText(rule)}`];
  if (rule.placement === 'next-run') parts.push(`first run from ${day.earliest}`);
  else if (rule.placement === 'first-banking-day-of-next-month') parts.push('first banking day of the next month');
  else if (day.closed !== undefined) parts.push(`moved from ${day.earliest}, ${day.closed}`);
  if (day.lateFor) parts.push(`late: planned for ${day.lateFor}`);
  return `${because}: ${parts.join('; ')}`;
}

function delayText(rule: StepRule): string {
  if ('days' in rule.delay) return rule.delay.days.value === 0 ? '' : ` + ${counted(rule.delay.days, 'day')}`;
  return rule.delay.months.value === 0 ? '' : ` + ${counted(rule.delay.months, 'month')}`;
}

function counted(setting: Setting<number>, unit: string): string {
  return `${setting.value} ${unit}${setting.value === 1 ? '' : 's'}`;
}
