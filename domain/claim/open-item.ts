import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { AgeBucket } from './age-bucket';

/** A claim that is open at the end of a day, as an open-item list has it (*restlängd*: S002-40). */
export interface OpenItem {
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  /** Whose it is on the day of the list; `none` or `several` where that is not clear. */
  readonly administrationId: string;
  readonly debtorId: string;
  readonly name: string;
  readonly issuedOn: CivilDate;
  /** The due date in force: a deferral's, or the printed one. An instalment plan does not move it. */
  readonly dueOn: CivilDate;
  readonly daysPastDue: number;
  readonly bucket: AgeBucket;
  readonly principal: Money;
  /** Fees and interest that were claimed. */
  readonly charges: Money;
  readonly open: Money;
  /** Of the principal, what is booked as doubtful. */
  readonly doubtful: Money;
}
