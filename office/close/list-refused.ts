import { Fault } from '../../domain/kernel/fault';

/** Why nothing was done with an open-item list, as a word for programs. */
export type OpenItemListRefusal =
  | 'not-over'
  | 'not-made'
  | 'not-the-contact'
  | 'system'
  | 'confirmed-by-another'
  | 'older-list'
  | 'books-changed'
  | 'not-on-the-list'
  | 'other-content'
  | 'no-such-note';

/**
 * An open-item list is not made, noted or confirmed so. The message says what comes first, or who else must act. Nothing was
 * changed.
 */
export class OpenItemListRefused extends Fault {
  override readonly name = 'OpenItemListRefused';
  override readonly kind = 'refused';
  readonly refused: OpenItemListRefusal;

  constructor(refused: OpenItemListRefusal, message: string) {
    super(message);
    this.refused = refused;
  }
}
