import { Fault } from '../../domain/kernel/fault';

/** Why a closing is not valued, as a word for programs. */
export type ValuationRefusal =
  | 'no-closing'
  | 'not-over'
  | 'incomplete'
  | 'damaged-claim'
  | 'waiting'
  | 'other-content'
  | 'nothing-proposed'
  | 'own-proposal'
  | 'system'
  | 'moved-on'
  | 'month-closed'
  | 'out-of-order';

/**
 * A closing cannot be valued so, or nothing can be laid down about closings so. The message says what comes first, or who
 * else must act. Nothing was changed.
 */
export class ValuationRefused extends Fault {
  override readonly name = 'ValuationRefused';
  override readonly kind = 'refused';
  readonly refused: ValuationRefusal;

  constructor(refused: ValuationRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}

/** What an earlier closing is answered with once a later one is booked. */
export function laterIsValued(later: string): ValuationRefused {
  return new ValuationRefused(
    'out-of-order',
    `${later} is valued already. A closing before that one is not valued any more.`,
  );
}
