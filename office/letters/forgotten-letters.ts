import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import type { LetterContent, LetterRoute } from '../../domain/letters/letter';
import { LETTER_STEPS } from '../../domain/letters/letter-kinds';
import { lettersIn, type LetterInFolder } from './folder-outbox';
import { readIndexLine } from './letter-index';
import type { DeliveryReceipt } from './letter-port';

/** A letter that left, and that a ledger which was put back to an earlier point does not know. */
export interface ForgottenLetter {
  /** As it was printed. */
  readonly letterId: string;
  readonly claimId: string;
  readonly kind: string;
  readonly debtorId: string;
  readonly route: LetterRoute;
  readonly deliveredOn: CivilDate;
  readonly total: string;
  readonly amountToPay: string;
  readonly lastDayToPay: string;
  readonly paymentReference: string;
  /** In the outbox folder. */
  readonly file: string;
}

/**
 * The same kind of letter left to the same debtor before the ledger was put back, and said otherwise. Compare the two, and
 * decide by hand whether this one is sent.
 */
export class LetterLeftOtherwise extends Fault {
  override readonly name = 'LetterLeftOtherwise';
  override readonly kind = 'refused';

  constructor({ kind, deliveredOn, file }: ForgottenLetter) {
    super(
      `A ${kind} left on ${deliveredOn} before the ledger was put back, and says otherwise: ${file}. Compare the two, and decide by hand whether this one is sent.`,
    );
  }
}

/** The letters of these creditors that lie in the folder, that the ledger does not know, and that are not recorded yet. */
export async function forgottenLetters(
  pool: Pool,
  folder: string,
  creditorIds: readonly string[],
): Promise<ForgottenLetter[]> {
  const left: ForgottenLetter[] = [];
  for await (const letter of lettersIn(folder)) {
    const read = readLetter(letter);
    if (read && creditorIds.includes(creditorIn(read.claimId))) left.push(read);
  }
  const { rows } = await pool.query<{ letter_id: string }>(
    `SELECT left_before.letter_id
     FROM unnest($1::text[], $2::text[], $3::text[]) AS left_before (letter_id, document_id, kind)
     WHERE NOT EXISTS (SELECT FROM fordring.letter WHERE delivery_id = 'folder:' || left_before.letter_id)
       AND NOT EXISTS (SELECT FROM fordring.document AS booked
         WHERE booked.document_id = left_before.document_id AND booked.kind = left_before.kind)
       AND NOT EXISTS (SELECT FROM fordring.forgotten_letter AS kept WHERE kept.letter_id = left_before.letter_id)`,
    [
      left.map(({ letterId }) => letterId),
      left.map(({ letterId }) => documentIn(letterId)),
      left.map(({ kind }) => kind),
    ],
  );
  const unknown = new Set(rows.map((row) => row.letter_id));
  return left.filter(({ letterId }) => unknown.has(letterId));
}

/** Keeps them, so that each takes the place of the letter that the ledger would send again. May be repeated. */
export async function keepForgottenLetters(pool: Pool, letters: readonly ForgottenLetter[]): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.forgotten_letter (letter_id, creditor_id, claim_id, kind, debtor_id, route, delivered_on, total,
       amount_to_pay, last_day_to_pay, payment_reference, file)
     SELECT letter ->> 'letterId', split_part(letter ->> 'claimId', '/', 1), letter ->> 'claimId', letter ->> 'kind',
       letter ->> 'debtorId', letter ->> 'route', (letter ->> 'deliveredOn')::date, letter ->> 'total',
       letter ->> 'amountToPay', letter ->> 'lastDayToPay', letter ->> 'paymentReference', letter ->> 'file'
     FROM jsonb_array_elements($1::jsonb) AS letter ON CONFLICT DO NOTHING`,
    [JSON.stringify(letters)],
  );
}

export interface ForgottenQuestion {
  readonly claimId: string;
  readonly documentId: string;
  readonly letter: LetterContent;
}

/**
 * The receipt of the letter that left before the ledger was put back and that this one would only repeat; undefined when
 * none did. `isIdUsed`: another letter left under this one's id. Throws `LetterLeftOtherwise`.
 */
export async function takeUpForgotten(
  pool: Pool,
  { claimId, documentId, letter }: ForgottenQuestion,
): Promise<{ readonly receipt?: DeliveryReceipt; readonly isIdUsed: boolean }> {
  const { rows } = await pool.query<ForgottenLetter & { takenUpBy: string | null }>(
    `SELECT letter_id AS "letterId", claim_id AS "claimId", kind, debtor_id AS "debtorId", route,
       delivered_on AS "deliveredOn", total, amount_to_pay AS "amountToPay", last_day_to_pay AS "lastDayToPay",
       payment_reference AS "paymentReference", file, taken_up_by AS "takenUpBy"
     FROM fordring.forgotten_letter WHERE claim_id = $1 ORDER BY delivered_on, letter_id`,
    [claimId],
  );
  const ofItsKind = rows.filter(
    ({ kind, debtorId, takenUpBy }) =>
      kind === letter.kind && debtorId === letter.debtor.debtorId && (takenUpBy ?? documentId) === documentId,
  );
  const [first] = ofItsKind;
  if (!first) return { isIdUsed: rows.some(({ letterId }) => letterId === letter.documentId) };
  const same = ofItsKind.find((left) => saysTheSame(left, letter));
  if (!same) throw new LetterLeftOtherwise(first);
  await pool.query('UPDATE fordring.forgotten_letter SET taken_up_by = $2 WHERE letter_id = $1', [
    same.letterId,
    documentId,
  ]);
  const { letterId, deliveredOn } = same;
  return { receipt: { deliveryId: `folder:${letterId}`, channel: 'folder', deliveredOn }, isIdUsed: false };
}

/** A step that is booked again later gives a later last day: who pays by the day of the letter that left is in time for both. */
function saysTheSame(left: ForgottenLetter, { kind, amounts, payment, paymentReference }: LetterContent): boolean {
  const isOfStep = LETTER_STEPS.some((step) => step === kind);
  return (
    left.total === amounts.total.toString() &&
    left.amountToPay === (payment?.amount.toString() ?? '') &&
    left.paymentReference === paymentReference &&
    (isOfStep || left.lastDayToPay === (payment?.lastDay ?? ''))
  );
}

function readLetter({ letterId, receipt, file, indexLine }: LetterInFolder): ForgottenLetter | undefined {
  const claimId = /^(.+)\/\d+$/.exec(documentIn(letterId))?.[1];
  if (claimId === undefined) return undefined;
  const cells = readIndexLine(indexLine);
  return {
    ...{ letterId, claimId, file, deliveredOn: receipt.deliveredOn },
    kind: cells.kind ?? '',
    debtorId: cells.debtor_id ?? '',
    route: cells.route === 'protected' ? 'protected' : 'post',
    total: cells.total ?? '',
    amountToPay: cells.amount_to_pay ?? '',
    lastDayToPay: cells.last_day_to_pay ?? '',
    paymentReference: cells.payment_reference ?? '',
  };
}

/** Without the recipient of one of several letters, and without the mark of a second letter under one id. */
function documentIn(letterId: string): string {
  return letterId.replace(/\+again$/, '').replace(/(?<=\/\d+):[^:/]*$/, '');
}

function creditorIn(claimId: string): string {
  return claimId.slice(0, claimId.indexOf('/'));
}
