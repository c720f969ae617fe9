import type { CivilDate } from '../kernel/civil-date';

/** An event that a person's decision led to. `on` is the business day from which it counts; it may be back-dated. */
export interface Decided {
  readonly on: CivilDate;
  readonly decisionId: string;
  /** The last day to pay that its letter gives, when the letter asks for what is due already. No step comes before it. */
  readonly lastDay?: CivilDate;
}
