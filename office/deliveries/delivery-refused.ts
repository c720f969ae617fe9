import { Fault } from '../../domain/kernel/fault';

/** Why a delivery is refused, as a word for programs. */
export type DeliveryRefusal = 'told-otherwise' | 'no-period' | 'nothing-found' | 'other-currency';

/**
 * A delivery, or a word on one, is refused; nothing was taken in. The message says what to correct: the file, what the source
 * tells of it, the period, or the name of the finding.
 */
export class DeliveryRefused extends Fault {
  override readonly name = 'DeliveryRefused';
  override readonly kind = 'refused';
  readonly refused: DeliveryRefusal;

  constructor(refused: DeliveryRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
