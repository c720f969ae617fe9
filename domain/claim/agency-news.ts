/** What a collection agency says of a claim that it has. */
export const AGENCY_NEWS = [
  /** It took the case in. */
  'received',
  /** It sent its collection demand. */
  'demanded',
  /** Kronofogden has its application for a payment order. */
  'applied',
  /** Kronofogden gave the payment order. */
  'ruling',
  /** It watches the claim on the order. */
  'monitored',
  'plan-agreed',
  'plan-ended',
  /** It gave the claim back, or never took it in: the creditor goes on. */
  'returned',
] as const;
export type AgencyNews = (typeof AGENCY_NEWS)[number];
