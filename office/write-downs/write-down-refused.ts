import { Fault } from '../../domain/kernel/fault';

/** Why nothing was done with a write-down proposal, as a word for programs. */
export type WriteDownRefusal =
  | 'no-such-proposal'
  | 'not-a-row'
  | 'not-the-contact'
  | 'system'
  | 'settled'
  | 'put-forward'
  | 'reason-missing'
  | 'amount-wrong'
  | 'answered-before'
  | 'proposed-anew'
  | 'nothing-to-book';

/** A row of a write-down proposal is not answered or booked so. The message says what comes first. Nothing was changed. */
export class WriteDownRefused extends Fault {
  override readonly name = 'WriteDownRefused';
  override readonly kind = 'refused';
  readonly refused: WriteDownRefusal;

  constructor(refused: WriteDownRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
