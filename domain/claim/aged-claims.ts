import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { AgeBucket } from './age-bucket';

/** Open claims of a bucket, or of all. */
export interface AgedSum {
  readonly claims: number;
  readonly open: Money;
}

/** One row of an age analysis: of an invoice group, or of all. */
export interface AgedRow {
  /** Each bucket, in the order of `AGE_BUCKETS`. */
  readonly buckets: readonly (AgedSum & { readonly bucket: AgeBucket })[];
  readonly total: AgedSum;
}

/** The open claims of a creditor by days past due at the end of one day: what an age analysis of that day says of all groups. */
export interface AgedOn {
  readonly on: CivilDate;
  readonly all: AgedRow;
  /** In each other currency than the creditor's in which claims were open. */
  readonly otherCurrencies?: readonly AgedRow[];
}

/** The open claims of a creditor by days past due (*åldersanalys*: S002-78), held against the control accounts. */
export interface AgeAnalysis {
  readonly groups: readonly (AgedRow & { readonly invoiceGroup: string })[];
  /** By whose the claims are on the day, and by invoice group; where somebody asks. `none` and `several` are among them. */
  readonly administrations?: readonly (AgedRow & {
    readonly administrationId: string;
    readonly groups: AgeAnalysis['groups'];
  })[];
  readonly all: AgedRow;
  /** Claims in each other currency than the creditor's, held against the control accounts in that currency. */
  readonly otherCurrencies?: readonly {
    readonly all: AgedRow;
    readonly control: Money;
    readonly difference: Money;
  }[];
  /** What the control accounts come to on the same day. */
  readonly control: Money;
  /** Control accounts less claims: nought, or something stands on a control account that is no claim's. */
  readonly difference: Money;
  /** Not in the claims, shown gross: what is owed back to debtors, and payments that wait in suspense. */
  readonly owedBack: Money;
  readonly suspense: Money;
}
