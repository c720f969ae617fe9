/**
 * Standing data decides where money goes and who may decide: how a creditor stands on its letters, to which accounts its
 * money comes, which counterpart pays to which of them, and the authority matrix. A change takes two persons.
 */
export const STANDING_KINDS = ['letterhead', 'payment-accounts', 'counterpart-account', 'authority-matrix'] as const;
export type StandingKind = (typeof STANDING_KINDS)[number];

export const STANDING_STATES = ['waiting', 'approved', 'rejected', 'withdrawn'] as const;
export type StandingState = (typeof STANDING_STATES)[number];
