import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';

/**
 * A SIE file (format 4B, 2008): the books of a Swedish organisation, or vouchers on their way into them. Debit is plus,
 * credit is minus.
 */
export interface SieFile {
  /** 1 year's balances, 2 with periods, 3 with objects, 4 with vouchers (4E an export, 4I an import file). */
  readonly type: '1' | '2' | '3' | '4';
  readonly program: string;
  readonly generatedOn?: CivilDate;
  readonly companyName: string;
  readonly organisationNumber: string;
  readonly currency: Currency;
  readonly years: readonly SieYear[];
  readonly accounts: readonly SieAccount[];
  readonly dimensions: readonly SieDimension[];
  readonly objects: readonly SieObject[];
  readonly balances: readonly SieBalance[];
  readonly vouchers: readonly SieVoucher[];
  /** Only where they were to be told; otherwise a file with any is refused. */
  readonly findings: readonly SieFinding[];
}

/** What is wrong with a file that can be read all the same, for a person to judge. */
export type SieFinding =
  | {
      readonly kind: 'unbalanced';
      readonly line: number;
      readonly voucher: Pick<SieVoucher, 'series' | 'number' | 'date'>;
      /** What its transactions come to instead of nought. */
      readonly amount: Money;
      readonly says: string;
    }
  | { readonly kind: 'checksum'; readonly line: number; readonly says: string };

export interface SieYear {
  /** 0 is the year that the file is about, -1 the year before. */
  readonly year: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface SieAccount {
  readonly number: string;
  readonly name: string;
}

/** 1 cost centre, 2 cost bearer, 6 project, 7 employee, 8 customer, 9 supplier, 10 invoice; from 20 on the program's own. */
export interface SieDimension {
  readonly number: string;
  readonly name: string;
}

export interface SieObject {
  readonly dimension: string;
  readonly number: string;
  readonly name: string;
}

export interface ObjectOf {
  readonly dimension: string;
  readonly object: string;
}

export const BALANCE_RECORDS = ['IB', 'UB', 'RES', 'OIB', 'OUB', 'PSALDO', 'PBUDGET'] as const;

export interface SieBalance {
  /** IB opening, UB closing, RES result; OIB and OUB by object; PSALDO by period; PBUDGET budget. */
  readonly record: (typeof BALANCE_RECORDS)[number];
  readonly year: number;
  /** `2021-06`; PSALDO and PBUDGET only. */
  readonly period?: string;
  readonly account: string;
  readonly objects: readonly ObjectOf[];
  readonly amount: Money;
  readonly line: number;
}

export interface SieVoucher {
  readonly series: string;
  readonly number: string;
  readonly date: CivilDate;
  readonly text: string;
  readonly registeredOn?: CivilDate;
  readonly registeredBy: string;
  /** What counts (#TRANS); they balance, or the file tells a finding. */
  readonly transactions: readonly SieTransaction[];
  /** Added later (#RTRANS): each stands among `transactions` too. */
  readonly added: readonly SieTransaction[];
  /** Struck out (#BTRANS). */
  readonly deleted: readonly SieTransaction[];
  readonly line: number;
}

export interface SieTransaction {
  readonly account: string;
  readonly objects: readonly ObjectOf[];
  readonly amount: Money;
  /** Absent where it is the voucher's. */
  readonly date?: CivilDate;
  readonly text: string;
  /** As written; empty when there is none. */
  readonly quantity: string;
  readonly by: string;
  readonly line: number;
}
