import { Fault } from '../../domain/kernel/fault';

/** Why a month is not closed or reopened, as a word for programs. */
export type PeriodRefusal =
  | 'no-month'
  | 'not-over'
  | 'out-of-order'
  | 'not-closed'
  | 'not-soft-closed'
  | 'left-in-exports'
  | 'nothing-proposed'
  | 'own-proposal'
  | 'steps-open'
  | 'material-missing'
  | 'claim-unknown';

/**
 * A month of the books cannot be closed or reopened so. The message says which month comes first, who else must agree, or
 * what is in the way. Nothing was changed.
 */
export class PeriodRefused extends Fault {
  override readonly name = 'PeriodRefused';
  override readonly kind = 'refused';
  readonly refused: PeriodRefusal;

  constructor(refused: PeriodRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
