import { addDays, type CivilDate } from '../domain/kernel/civil-date';

/** Days that are closed for accounting, both included. */
export interface ClosedPeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Of a soft-closed month: who may still book in it. Absent: nobody may. */
  readonly permitted?: readonly PermittedBooking[];
}

/** Somebody permitted that entries still stand in a soft-closed month: what is booked on a day, on one claim or on any. */
export interface PermittedBooking {
  readonly bookedOn: CivilDate;
  readonly claimId: string | null;
}

/** Who books: on which business day, on which claim. */
export interface Booker {
  readonly bookedOn: string;
  readonly claimId: string | null;
}

/** The closed periods that hold for an entry, without those in which the entry is permitted. */
export function closedFor({ bookedOn, claimId }: Booker, closed: readonly ClosedPeriod[]): readonly ClosedPeriod[] {
  const isPermitted = (permitted: PermittedBooking): boolean =>
    permitted.bookedOn === bookedOn && (permitted.claimId === null || permitted.claimId === claimId);
  return closed.filter(({ permitted = [] }) => !permitted.some(isPermitted));
}

/**
 * The accounting day of what has this value day: the value day itself where its period is open, else the first open day
 * after it. So nothing is ever booked in a period that has been reported.
 */
export function accountingDay(valueDay: CivilDate, closed: readonly ClosedPeriod[]): CivilDate {
  let day = valueDay;
  for (;;) {
    const covered = closed.find(({ from, to }) => from <= day && day <= to);
    if (!covered) return day;
    day = addDays(covered.to, 1);
  }
}
