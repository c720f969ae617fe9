/**
 * Standing data decides where money goes and who may decide: how a creditor stands on its letters, to which accounts its
 * money comes, which counterpart pays to which of them, the authority matrix, and under which versions of its policy new
 * invoices begin. A change takes two persons.
 */
export type StandingKind =
  'letterhead' | 'payment-accounts' | 'counterpart-account' | 'authority-matrix' | 'adopted-policies';

export type StandingState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';
