import type { CivilDate } from '../kernel/civil-date';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { Money } from '../kernel/money';

/** What a decision is about: named claims, all of one debtor, all debtors of one kind or status, a whole invoice group. */
export const REACHES = ['claims', 'debtor', 'debtor-kind', 'debtor-status', 'invoice-group'] as const;
export type Reach = (typeof REACHES)[number];

/** A decision as far as it matters for who may take it. */
export interface AuthorityAct {
  readonly kind: Exclude<DecisionKind, 'reversal'>;
  readonly creditorId: string;
  readonly reach: Reach;
  /** What it moves, gives up or postpones; absent for a kind that is not about an amount. */
  readonly amount?: Money;
  /** From when until when it holds; absent for a kind without a length. */
  readonly span?: { readonly from: CivilDate; readonly to: CivilDate };
  /** It counts from a day before the one on which it is decided. */
  readonly backDated: boolean;
  /** Which variety of its kind, such as `water-suspended` for a service or `deceased` for a debtor's status. */
  readonly variety?: string;
}
