import { formed, text } from './field-types';

/** Our own reference of a case: the claim's id. */
export const caseId = text(60);

/** Personal or coordination number with its century, or organisation number. */
const swedishIdentity = formed(
  /^(\d{12}|\d{10})$/,
  '12 digits of a personal number or 10 of an organisation number, without a hyphen',
);

export const debtorFields = {
  debtorIdentity: swedishIdentity,
  debtorName: text(100),
  /** Street and number, then postal code and city. */
  debtorStreet: text(100),
  debtorPostalCode: text(10),
  debtorCity: text(50),
};

/** Why a case or a part of it is taken back. */
export const RECALL_REASONS = [
  'paid',
  'agreement',
  'disputed',
  'wrong',
  'deceased',
  'bankrupt',
  'debt-restructured',
] as const;
export const REDUCTION_CAUSES = ['payment', 'correction'] as const;
