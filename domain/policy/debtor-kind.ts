/** What a debtor is, as the register has it. */
export const DEBTOR_KINDS = ['person', 'business', 'estate', 'public-body'] as const;
export type DebtorKind = (typeof DEBTOR_KINDS)[number];
