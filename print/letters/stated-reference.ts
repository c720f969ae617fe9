import type { LetterContent } from '../../domain/letters/letter';
import { isFik } from '../../domain/payment/references/fik';

/**
 * The reference that a payment states. Undefined where the invoice has none, or none that the creditor's channel takes: a
 * line that is no line of the card type would lead the money nowhere. Then the payer states the invoice number.
 */
export function statedReference({
  creditor: { payment },
  paymentReference,
}: Pick<LetterContent, 'creditor' | 'paymentReference'>): string | undefined {
  const reference = paymentReference.trim();
  if (payment.type === 'fik') return isFik(payment.cardType, reference) ? reference : undefined;
  return reference === '' ? undefined : reference;
}
