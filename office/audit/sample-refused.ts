import { Fault } from '../../domain/kernel/fault';

/** Why nothing was done with an audit sample, as a word for programs. */
export type AuditSampleRefusal =
  | 'not-over'
  | 'known-too-early'
  | 'known-too-late'
  | 'nothing-to-draw'
  | 'no-such-sample'
  | 'not-drawn'
  | 'other-part'
  | 'no-such-exception'
  | 'own-exception'
  | 'other-content'
  | 'system';

/** An audit sample is not drawn, answered or settled so. The message says what to do instead. Nothing was changed. */
export class AuditSampleRefused extends Fault {
  override readonly name = 'AuditSampleRefused';
  override readonly kind = 'refused';
  readonly refused: AuditSampleRefusal;

  constructor(refused: AuditSampleRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
