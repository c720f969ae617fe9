import type { Decimal } from 'decimal.js';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Policy } from './policy';
import type { StepKind } from './step-kind';

/** A principal that stood open from a day (the first that bears interest) to a day (the first that no longer does). */
export interface PrincipalSegment {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly principal: Money;
}

/** One line of an interest calculation: a stretch with one principal and one rate. */
export interface InterestLine extends PrincipalSegment {
  readonly days: number;
  /** Percent a year. */
  readonly ratePercent: string;
  /** Not rounded. */
  readonly exact: Decimal;
}

export interface InterestCharge {
  readonly lines: readonly InterestLine[];
  /** The exact sum of the lines, rounded once to whole öre. */
  readonly total: Money;
}

/** What a claim's limitation is counted from. */
export interface LimitationFacts {
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** By decision, each with a document that proves it. */
  readonly interruptions?: readonly {
    readonly on: CivilDate;
    readonly by: 'acknowledged' | 'written-demand-received' | 'proceedings';
    /** Of proceedings that are over. */
    readonly endedOn?: CivilDate;
  }[];
  /** Those that stand. */
  readonly payments?: readonly {
    readonly on: CivilDate;
    readonly allocation: { readonly fee: Money; readonly interest: Money; readonly principal: Money };
    /** Moved here by a decision: the debtor paid it on something else. */
    readonly decisionId?: string;
  }[];
  /** See `Proceedings`. */
  readonly proceedings?: readonly {
    readonly on: CivilDate;
    readonly received?: true;
    readonly endedOn?: CivilDate;
    readonly withoutRuling?: true;
  }[];
}

/**
 * A policy together with what the law and the calendar of its country say. `domain` declares what it needs to know;
 * `policies` knows it.
 */
export interface Rulebook {
  readonly policy: Policy;
  isBankingDay(date: CivilDate): boolean;
  /** The date itself when it is a banking day. */
  nextBankingDayFrom(date: CivilDate): CivilDate;
  /** In English, such as `Good Friday` or `Saturday`; undefined for a banking day. */
  whyClosed(date: CivilDate): string | undefined;
  /** The first banking day of the calendar month after the date's own. */
  firstBankingDayOfMonthAfter(date: CivilDate): CivilDate;
  /** The due date, or the next banking day when it is none. */
  lastTimelyDayToPay(dueOn: CivilDate): CivilDate;
  /** The first planned run on or after the date. */
  nextRunFrom(date: CivilDate): CivilDate;
  lateInterest(segments: readonly PrincipalSegment[]): InterestCharge;
  /**
   * The last day before the claim is time-barred, with what interrupted the limitation so far; undefined while
   * proceedings are pending, since no time runs then.
   */
  limitationDate(claim: LimitationFacts): CivilDate | undefined;
  /** The most that a step's letter may cost the debtor on a day; nought for a kind for which no paragraph allows a fee. */
  mostFee(kind: StepKind, on: CivilDate): Money;
  /** The most that an instalment plan may cost the debtor; nought where no law allows a fee. */
  mostPlanFee(sentOn: CivilDate): Money;
}
