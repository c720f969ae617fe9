import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { Fault } from '../../domain/kernel/fault';

/**
 * The payment is recorded already, for another claim or before it was taken back. Check its reference, or give a new
 * payment a key of its own.
 */
export class PaymentKnownOtherwise extends Fault {
  override readonly name = 'PaymentKnownOtherwise';
  override readonly kind = 'refused';
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
