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
  | 'own-preparation'
  | 'reason-missing'
  | 'words-too-long'
  | 'not-authorised'
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

/** What somebody asked for and was not given; nothing was changed. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused';
  readonly refused: RunRefusal;

  constructor(refused: RunRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}

export class RunUnknown extends Error {
  override readonly name = 'RunUnknown';
}
