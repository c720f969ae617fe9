/** A movement that no bank file tells is named by its receipt. */
export function handPaymentId(receipt: string): string {
  return `hand/${receipt}`;
}

/** Whether a payment is named by a receipt. */
export function isByHand(paymentId: string): boolean {
  return paymentId.startsWith(handPaymentId(''));
}
