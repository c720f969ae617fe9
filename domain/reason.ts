import type { Setting, StepRule } from './policy';
import type { Rulebook } from './rulebook';
import type { PlannedStep } from './timetable';

/** How a step's day was found, with its source: `payment reminder (S002-15): due date 2016-02-01 + 7 days`. */
export function reasonOf(planned: PlannedStep, rulebook: Rulebook): string {
  const { rule, anchor, earliest, plannedOn, on } = planned;
  const because = `${rule.reason} (${rule.sources.join(', ')})`;
  if (!anchor || !earliest || !plannedOn || !on) return because;
  const parts = [`${anchor.name} ${anchor.on}${delayText(rule)}`];
  if (rule.placement === 'next-run') parts.push(`first run from ${earliest}`);
  else if (rule.placement === 'first-banking-day-of-next-month') parts.push('first banking day of the next month');
  else if (plannedOn !== earliest)
    parts.push(`moved from ${earliest}, ${rulebook.whyClosed(earliest) ?? 'no banking day'}`);
  if (on !== plannedOn) parts.push(`late: planned for ${plannedOn}`);
  return `${because}: ${parts.join('; ')}`;
}

function delayText(rule: StepRule): string {
  if ('days' in rule.delay) return rule.delay.days.value === 0 ? '' : ` + ${counted(rule.delay.days, 'day')}`;
  return rule.delay.months.value === 0 ? '' : ` + ${counted(rule.delay.months, 'month')}`;
}

function counted(setting: Setting<number>, unit: string): string {
  return `${setting.value} ${unit}${setting.value === 1 ? '' : 's'}`;
}
