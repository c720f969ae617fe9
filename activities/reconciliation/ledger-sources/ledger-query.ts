import type { CivilDate } from '../../../domain/civil-date';

/** What a query of the ledger is asked about. */
export interface AskedOfLedger {
  readonly creditorId: string;
  /** The last day of the run's period. */
  readonly endsOn: CivilDate;
}

/** How a value is written into SQL, with its quotation marks. */
export type Literal = (value: string) => string;

/**
 * A query of the ledger as a source: a SELECT whose columns are named as recipes name them. It is run by COPY, which takes
 * no parameters, so values are written into it. Rows of neighbouring periods are among them: which count, the recipe says.
 */
export type LedgerSelect = (asked: AskedOfLedger, literal: Literal) => string;
