import type { BankMovement } from '../../domain/payment/bank-movement';

/** What a movement says of itself beside its figures, as its payment keeps it. */
export function statedOf({ account, references, text, payerName }: BankMovement): object {
  return { account, references, text, payerName };
}
