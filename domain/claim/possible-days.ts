import { addMonths, civilDate, laterOf, type CivilDate } from '../kernel/civil-date';
import type { InputProblem } from '../kernel/input-refused';
import type { InvoiceRecord } from './invoice-record';

/** No claim of a creditor is older: claims of that time are barred, and no statute here knows their day. */
const FIRST_POSSIBLE_CLAIM = civilDate('1980-01-01');

/** An invoice may be made ready so many months before its day of issue. */
const MONTHS_AHEAD = 12;

/** An invoice may be due so many months after its day of issue, or after today where that is later. */
const MONTHS_TO_PAY = 120;

/** What is wrong with the days of an invoice, seen from a day; a year that somebody has mistyped, most often. */
export function dayFaults(invoice: InvoiceRecord, today: CivilDate): Pick<InputProblem, 'field' | 'message'>[] {
  const { issuedOn, dueOn } = invoice;
  if (issuedOn < FIRST_POSSIBLE_CLAIM) {
    const message = `${issuedOn} lies before ${FIRST_POSSIBLE_CLAIM}, and no claim is so old. Correct the year.`;
    return [{ field: 'issued_on', message }];
  }
  if (issuedOn > addMonths(today, MONTHS_AHEAD)) {
    const message = `${issuedOn} lies more than ${MONTHS_AHEAD} months after ${today}. Correct the year.`;
    return [{ field: 'issued_on', message }];
  }
  if (dueOn === undefined || dueOn <= addMonths(laterOf(issuedOn, today), MONTHS_TO_PAY)) return [];
  const message = `${dueOn} lies more than ${MONTHS_TO_PAY / 12} years ahead. Correct the year.`;
  return [{ field: 'due_on', message }];
}
