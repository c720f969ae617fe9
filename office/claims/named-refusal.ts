import { KeyReusedWithOtherContents } from '../../store/command-keys';

/** The payment is recorded already, for another claim or with another amount. */
export class PaymentKnownOtherwise extends Error {
  override readonly name = 'PaymentKnownOtherwise';
}

/** What a unique index found means something to the caller: says which. */
export function namedRefusal(error: unknown, subject: { readonly key: string; readonly paymentId?: string }): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505' || !('constraint' in error))
    return error;
  if (error.constraint === 'command_pkey') return new KeyReusedWithOtherContents(subject.key);
  if (error.constraint === 'payment_pkey') {
    return new PaymentKnownOtherwise(
      `${subject.paymentId ?? 'The payment'} is recorded already, for another claim or before it was taken back.`,
    );
  }
  return error;
}
