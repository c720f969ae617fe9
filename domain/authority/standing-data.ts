/**
 * Standing data decides where money goes and who may decide: how a creditor stands on its letters, to which accounts its
 * money comes, which counterpart pays to which of them, the authority matrix, and under which versions of its policy new
 * invoices begin. It also says who its administrations are, which systems deliver invoices, by which checklist months are
 * closed, on which control accounts its claims are, in which months and how doubtful claims are valued, how often its bank
 * is reconciled, how long its document plan keeps records beyond the law, how authorisations are reviewed, what material each
 * year-end needs, which procedures are in force, and what was decided about small amounts and fees. A change takes two
 * persons.
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
  | 'authorisation-rules'
  | 'material-plan'
  | 'procedure'
  | 'governance-rule'
  | 'retention';

/** Kinds of which a creditor has several, each under a name of its own. */
export const NAMED_KINDS: readonly StandingKind[] = [
  ...(['counterpart-account', 'administration', 'source-system'] as const),
  ...(['material-plan', 'procedure', 'governance-rule'] as const),
];

export type StandingState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';
