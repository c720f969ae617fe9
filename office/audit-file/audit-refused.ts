import { Fault } from '../../domain/kernel/fault';

/** Why nothing was written into the audit file, as a word for programs. */
export type AuditRefusal =
  | 'system'
  | 'not-its-turn'
  | 'own-work'
  | 'other-content'
  | 'no-such-item'
  | 'no-plan'
  | 'no-such-remark'
  | 'no-document'
  | 'too-large'
  | 'no-gap'
  | 'invalid-plan'
  | 'version-taken'
  | 'not-adopted'
  | 'no-such-procedure'
  | 'debtor-unknown'
  | 'day-behind';

/**
 * Something of the audit file cannot be said so: an item of the year's material, an audit remark, a procedure, a governance
 * rule or a claim on another municipality. The message says what comes first, or who else must act. Nothing was changed.
 */
export class AuditRefused extends Fault {
  override readonly name = 'AuditRefused';
  override readonly kind = 'refused';
  readonly refused: AuditRefusal;

  constructor(refused: AuditRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
