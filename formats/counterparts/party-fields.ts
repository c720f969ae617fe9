import { choice, formed, optional, text, type FieldType } from './field-types';

/** Our own reference of a case: the claim's id, and from its second hand-over on a number behind it. */
export const caseId = text(60);

/** Our own reference of one change of a case; the answer to it names it. */
export const changeId = text(20);

/** Personal or coordination number with its century, or organisation number. */
const swedishIdentity = formed(
  /^(\d{12}|\d{10})$/,
  '12 digits of a personal number or 10 of an organisation number, without a hyphen',
);

/**
 * The debtor of a case. A protected address (*skyddad folkbokföring*, *sekretessmarkering*) goes into no file: its mark
 * stands there instead, and who may know the address asks the population register by the identity number.
 */
export const debtorFields = {
  debtorIdentity: swedishIdentity,
  debtorName: text(100),
  /** Street and number, then postal code and city. Blank when the address is protected, and only then. */
  debtorStreet: optional(text(100)),
  debtorPostalCode: optional(text(10)),
  debtorCity: optional(text(50)),
  debtorAddress: optional(choice(['protected'])),
};

type ValueOf<Field> = Field extends FieldType<infer Value> ? Value : never;
type DebtorValues = { readonly [Name in keyof typeof debtorFields]: ValueOf<(typeof debtorFields)[Name]> };

const ADDRESS_FIELDS = ['debtorStreet', 'debtorPostalCode', 'debtorCity'] as const;

/** A whole address, or its mark and nothing of it. */
export function checkAddress(debtor: DebtorValues, refuse: (field: string, message: string) => void): void {
  for (const field of ADDRESS_FIELDS) {
    if (debtor.debtorAddress === 'protected' && debtor[field] !== undefined)
      refuse(field, 'the address is protected. Leave it out.');
    if (debtor.debtorAddress === undefined && debtor[field] === undefined) refuse(field, 'it is blank. Fill it in.');
  }
}

/** Why a case is taken back as a whole. `withdrawn`: the creditor decided so, for a reason that has no word here. */
export const RECALL_REASONS = [
  'paid',
  'credited',
  'corrected',
  'written-off',
  'agreement',
  'deferred',
  'disputed',
  'wrong',
  'deceased',
  'bankrupt',
  'debt-restructured',
  'liable-debtor',
  'withdrawn',
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

/** Why less is asked for than before. */
export const REDUCTION_CAUSES = ['payment', 'set-off', 'credit', 'correction'] as const;
export type ReductionCause = (typeof REDUCTION_CAUSES)[number];

/** Why more is asked for than before. */
export const RAISE_CAUSES = ['payment-taken-back', 'set-off-taken-back', 'charge', 'correction'] as const;
export type RaiseCause = (typeof RAISE_CAUSES)[number];

/** What is told of a case whose amount stays (indrivningsförordningen 8–9 §§). */
export const NOTICES = ['deferred', 'instalment-plan', 'respite-ended', 'disputed', 'dispute-ended'] as const;
export type Notice = (typeof NOTICES)[number];

/** What became of a change that we told. */
export const CHANGE_ANSWERS = ['carried-out', 'rejected'] as const;
