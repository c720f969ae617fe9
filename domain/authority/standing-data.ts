/**
 * Standing data decides where money goes and who may decide: how a creditor stands on its letters, to which accounts its
 * money comes, which counterpart pays to which of them, the authority matrix, and under which versions of its policy new
 * invoices begin. It also says who its administrations are, which systems deliver invoices, by which checklist months are
 * closed, on which control accounts its claims are, in which months and how doubtful claims are valued, how often its bank
 * is reconciled, and how long its document plan keeps records beyond the law. A change takes two persons.
 */
export type StandingKind =
  | 'letterhead'
  | 'payment-accounts'
  | 'counterpart-account'
  | 'authority-matrix'
  | 'adopted-policies'
  | 'administration'
  | 'source-system'
  | 'close-checklist'
  | 'control-accounts'
  | 'closings'
  | 'bank-frequency'
  | 'retention';

/** Kinds of which a creditor has several, each under a name of its own. */
export const NAMED_KINDS: readonly StandingKind[] = ['counterpart-account', 'administration', 'source-system'];

export type StandingState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';
