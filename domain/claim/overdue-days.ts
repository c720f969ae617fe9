import { addDays, daysBetween, type CivilDate } from '../kernel/civil-date';
import { dueDateOf, type Claim } from './claim';

/** Both days included, as holds are. */
interface Pause {
  readonly from: CivilDate;
  readonly through: CivilDate;
}

export interface OverdueDays {
  /** From the due date; nought until it has passed. */
  readonly pastDue: number;
  /** Less the days of grace and those that passed while the claim was held. */
  readonly counted: number;
}

/**
 * How many days a claim is past due, and how many of them count. A day that passes counts unless it is one of the days of
 * grace after the due date, or the claim was held both on the day before and on the day itself. So the count stands
 * still through a hold and goes on by one on the first day after it. Holds that overlap, enclose or follow one another
 * are one: no day is taken off twice (the fault of Fineract's, whose pauses inside pauses were subtracted again).
 *
 * Example: due 1 October, three days of grace, held 6–30 October: on 30 October 29 days past due, 2 counted; on 31
 * October 30 and 3.
 */
export function overdueDays(
  terms: { readonly dueOn: CivilDate; readonly graceDays: number; readonly pauses: readonly Pause[] },
  asOf: CivilDate,
): OverdueDays {
  const { dueOn, graceDays, pauses } = terms;
  const pastDue = Math.max(0, daysBetween(dueOn, asOf));
  let counted = Math.max(0, pastDue - graceDays);
  const firstCounted = addDays(dueOn, graceDays + 1);
  for (const { from, through } of joined(pauses)) {
    // The day on which a hold begins still counts, for the claim was not held the day before.
    const start = addDays(from, 1);
    const first = start > firstCounted ? start : firstCounted;
    const last = through < asOf ? through : asOf;
    counted -= Math.max(0, daysBetween(first, last) + 1);
  }
  return { pastDue, counted };
}

/** Of a claim as it stands: from the due date that counts, without the days on which it was held. */
export function overdueDaysOf(claim: Claim, asOf: CivilDate, graceDays = 0): OverdueDays {
  return overdueDays({ dueOn: dueDateOf(claim), graceDays, pauses: claim.holds }, asOf);
}

/** The pauses as stretches without a free day within and at least one between them. */
function joined(pauses: readonly Pause[]): Pause[] {
  const stretches: Pause[] = [];
  for (const pause of pauses.toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)))) {
    const last = stretches.at(-1);
    if (!last || pause.from > addDays(last.through, 1)) stretches.push(pause);
    else if (pause.through > last.through)
      stretches[stretches.length - 1] = { from: last.from, through: pause.through };
  }
  return stretches;
}
