import type { CivilDate } from '../kernel/civil-date';

/** A business procedure as it is adopted (S000-13): dated data of the creditor, under the procedure's name. */
export interface Procedure {
  readonly title: string;
  readonly version: string;
  /** Of the kept file. */
  readonly sha256: string;
  readonly fileName: string;
  /** The board or person that adopted it, as the minutes say. */
  readonly adoptedBy: string;
  readonly adoptedOn: CivilDate;
  /** By when it is looked at again. */
  readonly reviewBy: CivilDate;
}

/** A draft waits for a second person, or was adopted from a day that has not come; a draft is never in force (S002-12, S002-13). */
export type ProcedureState = 'draft' | 'in-force' | 'replaced' | 'turned-down';
