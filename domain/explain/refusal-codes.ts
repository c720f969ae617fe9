/** The words under which a refused decision is kept, as far as they can be told in any language. */
export const REFUSAL_CODES = [
  'already-recorded',
  'given-before',
  'claim-unknown',
  'condition-missing',
  'credit-note-used',
  'day-ahead',
  'day-behind',
  'day-missing',
  'debtor-unknown',
  'decision-unknown',
  'document-missing',
  'id-wrong',
  'no-line',
  'no-matrix',
  'not-authorised',
  'not-back-dated',
  'not-in-suspense',
  'not-own-proposal',
  'not-possible',
  'not-reversible',
  'not-standing',
  'not-today',
  'not-waiting',
  'one-invoice-per-credit-note',
  'other-creditor',
  'other-currency',
  'other-service',
  'own-proposal',
  'parts-missing',
  'payment-before-invoice',
  'policy-foreign',
  'policy-unknown',
  'read-only',
  'reason-missing',
  'reason-wrong',
  'settled',
  'subject-unknown',
  'subject-wrong',
  'terms-wrong',
  'waits',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Undefined for one that has no words here: the record's own sentence stands for it then. */
export function refusalCodeOf(written: string): RefusalCode | undefined {
  return REFUSAL_CODES.find((code) => code === written);
}
