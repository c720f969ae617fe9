import { Fault } from '../../domain/kernel/fault';

/** No close of that month has begun. `close show` lists the closes that have. */
export class CloseUnknown extends Fault {
  override readonly name = 'CloseUnknown';
  override readonly kind = 'unknown';
}

/** Why a step of a close is not done or signed, as a word for programs. */
export type CloseRefusal =
  'invalid-checklist' | 'step-unknown' | 'not-its-turn' | 'not-done' | 'own-work' | 'other-role' | 'closed';

/**
 * A step of a month's close cannot be done or signed so, or a checklist cannot be followed. The message says what comes
 * first, or who else must act. Nothing was changed.
 */
export class CloseRefused extends Fault {
  override readonly name = 'CloseRefused';
  override readonly kind = 'refused';
  readonly refused: CloseRefusal;

  constructor(refused: CloseRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
