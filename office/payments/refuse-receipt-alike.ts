import type { PoolClient } from 'pg';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { PaymentByHandRefused } from './hand-movement';

/**
 * Whoever types `k-17` means receipt K-17: the money would be booked twice. Throws `PaymentByHandRefused` where a receipt in
 * small or large letters is booked, and this one is not. Only these two ways are asked for, by the key of the payment. The
 * creditor must be locked.
 */
export async function refuseReceiptAlike(client: PoolClient, creditorId: string, receipt: string): Promise<void> {
  const written = [receipt, receipt.toLowerCase(), receipt.toUpperCase()];
  const { rows } = await client.query<{ payment_id: string }>(
    'SELECT payment_id FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)',
    [creditorId, written.map(handPaymentId)],
  );
  const booked = rows.map(({ payment_id: paymentId }) => paymentId);
  const [alike] = booked;
  if (alike === undefined || booked.includes(handPaymentId(receipt))) return;
  throw new PaymentByHandRefused(
    `Receipt ${receipt} is probably receipt ${alike.slice(handPaymentId('').length)}, which is booked already. Nothing was booked. Write the number as the receipt has it; if these are two receipts, give the later one another number.`,
  );
}
