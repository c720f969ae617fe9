import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';

/** What a query of the ledger is asked about: a run's row says it all. */
export interface AskedOfLedger {
  readonly creditorId: string;
  /** The last day of the run's period. */
  readonly endsOn: CivilDate;
  /** A month `2021-06`, a quarter, a year or a day; the month of `endsOn` when left out. */
  readonly period?: string;
  /** Which of the recipe's period rules decides when a row counts. */
  readonly periodRule?: string;
  /** The run that asks, where one does: what it was told before is then looked up. */
  readonly runId?: number;
}

/** How a value is written into SQL, with its quotation marks. */
export type Literal = (value: string) => string;

/**
 * A query of the ledger as a source: a SELECT whose columns are named as recipes name them. It is run by COPY, which takes
 * no parameters, so values are written into it. Rows of neighbouring periods are among them: which count, the recipe says.
 */
export type LedgerSelect = (asked: AskedOfLedger, literal: Literal) => string;

/** The first day of the period that is asked about. */
export function beginsOn({ period, endsOn }: Pick<AskedOfLedger, 'period' | 'endsOn'>): CivilDate {
  const year = endsOn.slice(0, 4);
  if (period?.length === 'YYYY-MM-DD'.length) return endsOn;
  if (period?.length === 'YYYY'.length) return civilDate(`${year}-01-01`);
  const month = period?.includes('Q') === true ? Number(endsOn.slice(5, 7)) - 2 : Number(endsOn.slice(5, 7));
  return civilDate(`${year}-${String(month).padStart(2, '0')}-01`);
}

/** The three accounts of the creditor's chart that are the control accounts of its claims (S002-55, S002-88). */
export const CONTROL_ACCOUNTS = `chart #>> '{receivablePrincipal,number}', chart #>> '{receivableCharges,number}',
        chart #>> '{doubtfulReceivable,number}'`;
