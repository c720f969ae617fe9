import type { Ageing } from '../domain/work/ageing';
import { rolesInWords } from '../domain/authority/roles';
import type { OwnedWork } from '../office/office';

/** One piece of work on three lines: what and whose, why, and the command that settles it. */
export function workInWords(row: OwnedWork): string[] {
  const { workId, since, dueOn, overdue, amount, costOfADay, why, act } = row;
  const money =
    amount && costOfADay ? [`${amount.toString()} ${amount.currency}, ${costOfADay.toString()} a day`] : ([] as const);
  return [
    [workId, `since ${since}`, `by ${dueOn}${overdue ? ' (late)' : ''}`, ...money, whoseInWords(row)].join('  '),
    `  ${why}`,
    `  → ${act}`,
  ];
}

function whoseInWords({ assignedTo, roles, escalatedTo, administrationId }: OwnedWork): string {
  const whose = assignedTo === undefined ? rolesInWords(roles) : assignedTo;
  const escalated = escalatedTo === undefined ? '' : `, gone to the ${escalatedTo}`;
  return `for ${whose}${escalated}${administrationId === undefined ? '' : ` [${administrationId}]`}`;
}

/** `: 3 late, 1 escalated; waiting 1-7 days 2, 31-90 days 1`. */
export function ageingInWords({ rows, overdue, escalated, buckets }: Ageing): string {
  if (rows === 0) return '';
  const ages = buckets
    .filter((one) => one.rows > 0)
    .map((one) => `${one.bucket === 'not-due' ? 'since today' : `${one.bucket} days`} ${one.rows}`);
  return `: ${overdue} late, ${escalated} escalated; waiting ${ages.join(', ')}`;
}
