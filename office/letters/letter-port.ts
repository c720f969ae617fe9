import type { CivilDate } from '../../domain/kernel/civil-date';
import type { LetterContent } from '../../domain/letters/letter';
import { Fault } from '../../domain/kernel/fault';

/** What the deliverer answers: from now on the letter is the deliverer's business. */
export interface DeliveryReceipt {
  /** The deliverer's own number of the letter. */
  readonly deliveryId: string;
  readonly channel: 'folder' | 'digital-mailbox' | 'print';
  /** The business day of the hand-over. The law's times count from this day. */
  readonly deliveredOn: CivilDate;
}

/**
 * Hands letters to whoever brings them to the debtor.
 *
 * Idempotent by `documentId`; each of several recipients has one of their own. The second call returns the first receipt
 * and sends nothing, also when the recipient has moved meanwhile. `deliver` can throw
 * - `LetterAlreadyDeliveredWithOtherContents`: the id was used for another letter. Never retry.
 * - `CharacterNotPrintable`: the letter cannot be printed as it is. Mend the register, then retry.
 * - failures of the world (a full disk, a mailbox operator that does not answer): retry.
 *
 * The folder outbox is the one adapter now. Further adapters would do this:
 *
 * **Kivra** (and other mailboxes of Mina meddelanden): ask first whether the recipient has a mailbox and takes post from
 * this sender, by the identity number that the adapter looks up by `debtor.debtorId`; send `renderLetter`'s PDF with the
 * payment (bankgiro, OCR, amount, last day) as structured data, and `documentId` as the sender's reference, so that a
 * repeated call is known again. Without a mailbox: the print house. The receipt's number is the operator's.
 *
 * **Digital Post** (Denmark): a MeMo message with the PDF as its main document, `documentId` as the message's UUID by
 * name, and the recipient's CPR or CVR; a recipient who is exempt (*fritaget*) gets paper. It counts as arrived when it
 * is available in the box (LBK 686/2021 § 10), so the business receipt's day is `deliveredOn`.
 *
 * **Print house**: the PDF and one line of the index in a batch a day; the batch's receipt file confirms each letter.
 *
 * A letter whose `route` is `protected` has no address, since its recipient has a protected address (OSL 22 kap. 1 §; in
 * Denmark CPR-loven § 28). Skatteverket forwards such a letter, or a mailbox that needs no address. A print house never
 * takes it.
 */
export interface LetterPort {
  deliver(letter: LetterContent): Promise<DeliveryReceipt>;
}

/** A letter with this document id was delivered with other contents. Give the new letter a document id of its own. */
export class LetterAlreadyDeliveredWithOtherContents extends Fault {
  override readonly name = 'LetterAlreadyDeliveredWithOtherContents';
  override readonly kind = 'refused';

  constructor(documentId: string) {
    super(`Letter ${documentId} has been delivered with other contents. Give the new letter a document id of its own.`);
  }
}
