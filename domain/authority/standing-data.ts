/**
 * Standing data decides where money goes and who may decide: how a creditor stands on its letters, to which accounts its
 * money comes, which counterpart pays to which of them, and the authority matrix. A change takes two persons.
 */
export type StandingKind = 'letterhead' | 'payment-accounts' | 'counterpart-account' | 'authority-matrix';

export type StandingState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';
