import { textOf } from '../xml/xml-node';
import type { XmlNode } from '../xml/xml-node';

/** The Danish card types of FIK and giro: OIOUBL puts them where Peppol puts the reference itself. */
const CARD_TYPES = new Set(['01', '04', '15', '71', '73', '75']);

/**
 * The payer's reference from the first means of payment that has one. OIOUBL writes the card type as PaymentID and the
 * reference as InstructionID (none for 01 and 73); Peppol writes `71#<reference>` or, in Sweden, the OCR reference as
 * PaymentID. Check digits are not tested: the creditor's own system made the reference.
 */
export function paymentReferenceOf(paymentMeans: readonly XmlNode[]): string {
  for (const means of paymentMeans) {
    const reference = referenceIn(textOf(means, 'PaymentID'), textOf(means, 'InstructionID')).replace(/\s+/g, '');
    if (reference !== '') return reference;
  }
  return '';
}

function referenceIn(paymentId: string, instructionId: string): string {
  if (CARD_TYPES.has(paymentId)) return instructionId;
  const [cardType = '', reference] = paymentId.split('#', 2);
  return reference !== undefined && CARD_TYPES.has(cardType) ? reference : paymentId;
}
