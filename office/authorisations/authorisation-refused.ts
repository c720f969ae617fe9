import { Fault } from '../../domain/kernel/fault';

/** Why a list is not taken in, or a review not made, answered or signed, as a word for programs. */
export type AuthorisationRefusal =
  | 'day-to-come'
  | 'other-list-of-day'
  | 'no-list'
  | 'list-too-early'
  | 'not-over'
  | 'no-review'
  | 'no-row'
  | 'own-row'
  | 'nothing-to-sign';

/**
 * The review of authorisations cannot go on so: a list, a review, an answer or a signature. The message says what comes
 * first, or who else must act. Nothing was changed.
 */
export class AuthorisationRefused extends Fault {
  override readonly name = 'AuthorisationRefused';
  override readonly kind = 'refused';
  readonly refused: AuthorisationRefusal;

  constructor(refused: AuthorisationRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
