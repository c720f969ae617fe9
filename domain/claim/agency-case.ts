import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { AgencyNews } from './agency-news';

/** A claim with a collection agency, as far as the agency has told. */
export interface AgencyCase {
  /** The latest news, with its day. */
  readonly news?: AgencyNews;
  readonly newsOn?: CivilDate;
  /** The first demand that it sent. */
  readonly demandedOn?: CivilDate;
  readonly returnedOn?: CivilDate;
  /** The agency's own fees that the debtor has paid to it. They are no part of the claim. */
  readonly ownFees: Money;
  /** What the agency has kept of the creditor's money. */
  readonly commission: Money;
}
