import type { Decided } from './decided';

/** The claim goes to the administrative court instead of the collection demand (S002-33), or to the district court. */
export interface CourtRouteTaken extends Decided {
  readonly type: 'CourtRouteTaken';
  /** The administrative court when absent. */
  readonly court?: 'district-court';
}

/** The application was filed with the court; `receipt` is the document that proves it. */
export interface FiledAtCourt extends Decided {
  readonly type: 'FiledAtCourt';
  readonly court: string;
  readonly caseNumber: string;
  readonly receipt: string;
}

/** The creditor asked that a case to which the debtor objected goes to court (lag (1990:746) 33–36 §§). */
export interface CourtTransferRequested extends Decided {
  readonly type: 'CourtTransferRequested';
  readonly receipt: string;
}
