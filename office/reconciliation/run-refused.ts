import { Fault } from '../../domain/kernel/fault';

/** Why a run was not touched. */
export type RunRefusal =
  | 'period-in-future'
  | 'period-before-signed'
  | 'wrong-period'
  | 'other-period-rule'
  | 'already-signed'
  | 'passed-over'
  | 'later-signed'
  | 'earlier-open-again'
  | 'before-latest-event'
  | 'not-signed'
  | 'not-matched'
  | 'not-prepared'
  | 'other-period-signed-since'
  | 'own-preparation'
  | 'no-amount'
  | 'no-balance-asked'
  | 'reason-missing'
  | 'stale-result'
  | 'words-too-long'
  | 'not-authorised'
  | 'over-limit'
  | 'other-creditor'
  | 'no-acknowledgement-asked'
  | 'own-acknowledgement'
  | 'receipt-missing'
  | 'unknown-source'
  | 'no-file'
  | 'not-in-parts'
  | 'file-named-twice'
  | 'unknown-file'
  | 'ledgers-answer'
  | 'unknown-item'
  | 'item-settled'
  | 'being-filed'
  | 'day-has-passed'
  | 'party-above-itself'
  | 'no-email'
  | 'nothing-scheduled';

/**
 * Something was asked of a reconciliation and not granted; nothing was changed. `refused` says why as a code, and the
 * message says what to do.
 */
export class RunRefused extends Fault {
  override readonly name = 'RunRefused';
  override readonly kind = 'refused';
  readonly refused: RunRefusal;

  constructor(refused: RunRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}

/** There is no such reconciliation. Start it, or check its creditor, recipe and period. */
export class RunUnknown extends Fault {
  override readonly name = 'RunUnknown';
  override readonly kind = 'unknown';
}
