import type { CivilDate } from '../kernel/civil-date';

/** How often a system delivers. `call`: when there is something, so nothing is awaited by a day. */
export const DELIVERS_EVERY = ['banking-day', 'month', 'quarter', 'call'] as const;

/** By which day a delivery comes. At most one of the two days is stated; without either, on the period's last day. */
export interface DeliveryCalendar {
  readonly every: (typeof DELIVERS_EVERY)[number];
  /**
   * The day of the month, in the last month of the period: 25. Where the month is shorter, its last day; where the day is no
   * banking day, the next one.
   */
  readonly onDay?: number;
  /** So many banking days after the period's last day. */
  readonly bankingDaysAfter?: number;
}

/**
 * A system that delivers invoices to the debtor system, as it is governed from a day on (S000-22, S000-24): whose it is, over which
 * interface it delivers what, by which calendar, since when, and who agreed to that.
 */
export interface SourceSystem {
  readonly sourceSystemId: string;
  readonly name: string;
  /** The administration, or the party of the reconciliations, that is asked when a delivery does not come. */
  readonly owner: string;
  /** How it comes, in words: `CSV over SFTP, each night`. */
  readonly interface: string;
  /** What it delivers, in words: `invoices of child care`. */
  readonly delivers: string;
  readonly calendar: DeliveryCalendar;
  /** The first delivery is of the period in which this day lies. */
  readonly since: CivilDate;
  /** The last delivery is of the period in which this day lies. */
  readonly through?: CivilDate;
  /** Who agreed to all of this, in words: `Skolförvaltningen, 2016-01-11`. */
  readonly agreedBy: string;
  /** Its deliveries are numbered without gaps. */
  readonly isNumbered?: true;
  /** Each delivery tells how many invoices it has and what they come to. */
  readonly tellsTotals?: true;
  /** The files' names, with what they tell in braces: `procapita-{period}-{sequence}.csv`. */
  readonly fileName?: string;
}

/** A delivery as the ledger keeps it. */
export interface Delivery {
  readonly deliveryNumber: number;
  readonly sourceSystemId: string;
  /** What the source calls it. */
  readonly deliveryId: string;
  /** A day, a month or a quarter. */
  readonly period: string;
  /** `refused`: nothing of it was taken in. */
  readonly outcome: 'taken' | 'refused';
  /** Why it was refused. */
  readonly reason?: string;
  readonly arrivedOn: CivilDate;
  readonly sequence?: number;
  /** As the source tells them; absent what it does not tell. Amounts are decimal text. */
  readonly told: { readonly count?: number; readonly sum?: string };
  /** What stood in the file. */
  readonly received: { readonly count: number; readonly sum: string };
  readonly currency: string;
  /** Of what stood in the file: the same invoices give the same. */
  readonly sha256: string;
}

/** What somebody said of a finding: why nothing came this time, why a number is missing. */
export interface DeliveryWord {
  readonly sourceSystemId: string;
  readonly findingId: string;
  readonly reason: string;
  readonly saidBy: string;
  readonly saidOn: CivilDate;
}
