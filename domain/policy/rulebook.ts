import type { Decimal } from 'decimal.js';
import type { CaseCostKind } from './case-cost';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Policy, StepName } from './policy';

/** A principal that stood open from a day (the first that bears interest) to a day (the first that no longer does). */
export interface PrincipalSegment {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly principal: Money;
  /** Of claims that bear interest by the month: how many months begin in the stretch. By the day when absent. */
  readonly monthsBegun?: number;
  /** Percent for each month begun, where months are counted. */
  readonly ratePercent?: string;
}

/** One line of an interest calculation: a stretch with one principal and one rate. */
export interface InterestLine extends PrincipalSegment {
  readonly days: number;
  /** Percent a year; percent for each month begun, where months are counted. */
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
  /** Of an invoice that claims interest: the first day of that interest, from which its own time runs. */
  readonly interestOn?: { readonly from: CivilDate };
  readonly chargesOn?: { readonly from: CivilDate };
  /** By decision, each with a document that proves it. */
  readonly interruptions?: readonly {
    readonly on: CivilDate;
    readonly by: 'acknowledged' | 'written-demand-received' | 'proceedings';
    /** Of proceedings that are over. */
    readonly endedOn?: CivilDate;
  }[];
  readonly payments?: {
    /** The days on which the debtor paid a part of the claim by its own reference; of payments that stand. */
    readonly partPaidOn: readonly CivilDate[];
  };
  /** See `Proceedings`. */
  readonly proceedings?: readonly {
    readonly on: CivilDate;
    readonly received?: true;
    readonly endedOn?: CivilDate;
    readonly withoutRuling?: true;
  }[];
}

/** A letter for which the law says what it may cost. */
export interface ChargedLetter {
  readonly sentOn: CivilDate;
  readonly invoiceGroup: string;
  /** The days of the claim's earlier letters that had a fee. */
  readonly chargedOn: readonly CivilDate[];
  /** The same of the debtor's other claims for the service. */
  readonly elsewhere?: readonly ChargedElsewhere[];
}

/** A letter with a fee on another claim of the debtor's for the same service. */
export interface ChargedElsewhere {
  readonly on: CivilDate;
  readonly invoiceNumber: string;
  /** The debtor has been in arrears for the service without a break since. */
  readonly inArrears: boolean;
}

/** Why the law lets a letter cost nothing on a day. */
export interface FeeBar {
  readonly rule: 'most-letters' | 'days-apart';
  readonly paragraph: string;
  /** The first day on which it may cost something again; absent where waiting does not help. */
  readonly until?: CivilDate;
}

/** What makes the time run anew, or lengthens it, when it happens in time. */
export interface InterruptingAct {
  readonly act: 'acknowledged' | 'written-demand-received' | 'proceedings' | 'received-by-authority';
  readonly paragraph: string;
}

export interface LeastHandOver {
  /** An amount under this one is not taken. */
  readonly least: Money;
  readonly paragraph: string;
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
  /** The same; undefined while a reference rate of these days is not recorded. */
  lateInterestIfKnown(segments: readonly PrincipalSegment[]): InterestCharge | undefined;
  /**
   * The last day before the claim is time-barred, with what interrupted the limitation so far; undefined while
   * proceedings are pending, since no time runs then.
   */
  limitationDate(claim: LimitationFacts): CivilDate | undefined;
  /**
   * The last day on which the creditor may ask that a case goes to court, after the authority's notice of the debtor's
   * objection; undefined where the law knows no such request.
   */
  lastDayToAskForCourt(noticeOn: CivilDate): CivilDate | undefined;
  /** By the law of the country. */
  readonly interruptingActs: readonly InterruptingAct[];
  /** The most that a step's letter may cost the debtor; nought where no paragraph allows a fee. */
  mostFee(step: StepName, letter: ChargedLetter): Money;
  /** Why a letter may cost nothing on its day, where earlier letters with a fee are the reason. */
  feeBar(step: StepName, letter: ChargedLetter): FeeBar | undefined;
  /** What the law of that day asks of a claim that is handed over at the least; absent where no law asks for it. */
  leastHandOver(on: CivilDate): LeastHandOver | undefined;
  /** The most that a cost of a case of that size may be on a day, and by which paragraph; absent where no figure is recorded. */
  caseCost(
    cost: CaseCostKind,
    on: CivilDate,
    size: Money,
  ): { readonly most: Money; readonly paragraph: string } | undefined;
  /** Whether the creditor itself may levy distraint for a claim that arose on that day, where its policy has such a step. */
  mayDistrain(arisenOn: CivilDate): boolean;
  /** The most that an instalment plan may cost the debtor; nought where no law allows a fee. */
  mostPlanFee(sentOn: CivilDate): Money;
}
