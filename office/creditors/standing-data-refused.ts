import { Fault } from '../../domain/kernel/fault';

/** Why a change of standing data is refused, as a word for programs. */
export type StandingRefusal =
  | 'change-unknown'
  | 'not-waiting'
  | 'own-proposal'
  | 'not-own-proposal'
  | 'overtaken'
  | 'other-waits'
  | 'system'
  | 'day-behind'
  | 'second-person'
  | 'below-the-law';

/**
 * Standing data is changed by two persons. The message says what is missing: another person who approves, another day, or
 * a change that still waits.
 */
export class StandingDataRefused extends Fault {
  override readonly name = 'StandingDataRefused';
  override readonly kind = 'refused';
  readonly refused: StandingRefusal;

  constructor(refused: StandingRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
