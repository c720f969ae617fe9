import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { readBankFileInPieces } from '../../formats/recognise-bank-file';
import { canonicalJson } from '../../store/ledger-json';
import { statedOf } from '../payments/stated-of';
import { givenOut, readKept } from '../payments/kept-bank-file';
import { placedMovements } from './placed-movements';
import type { CheckLog } from './check-report';

interface BookedFile {
  readonly creditorId: string;
  readonly sha256: Buffer;
  readonly fileName: string;
  readonly isKept: boolean;
  readonly movements: number | null;
  readonly payments: number;
}

const CHUNK = 2_500;

/**
 * Reads every kept bank file again, one at a time, and holds each of its movements against the payment that it became:
 * kind, day, amount, and all that the payer stated. Files that were booked without being kept (by a program that reads
 * files itself) are passed over.
 */
export async function checkBankFiles(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  for (const file of await bookedFiles(client, creditorIds)) {
    const where = `bank file ${file.fileName} of ${file.creditorId}`;
    const movements = await readAgain(client, file, where, log);
    if (!movements) continue;
    log.examine('bank-files', movements.length);
    if (file.movements !== movements.length)
      log.offend(
        'bank-files',
        `${where}: its report says ${String(file.movements)} movements, ${movements.length} are in it`,
      );
    const placed = await placedMovements(client, file, movements);
    let own = 0;
    for (let start = 0; start < placed.length; start += CHUNK)
      own += await compare(client, file, placed.slice(start, start + CHUNK), log);
    if (own !== file.payments) await nameStrays(client, file, where, placed, log);
  }
}

/** Those that were imported, each with how many payments name it. */
async function bookedFiles(client: PoolClient, creditorIds: readonly string[] | undefined): Promise<BookedFile[]> {
  const { rows } = await client.query<BookedFile>(
    `SELECT creditor_id AS "creditorId", sha256, file.file_name AS "fileName", kept.sha256 IS NOT NULL AS "isKept",
       (report ->> 'movements')::integer AS movements, coalesce(named.payments, 0) AS payments
     FROM fordring.bank_file AS file LEFT JOIN fordring.incoming_bank_file AS kept USING (creditor_id, sha256)
       LEFT JOIN (SELECT creditor_id, bank_file AS sha256, count(*) AS payments FROM fordring.payment
         WHERE bank_file IS NOT NULL GROUP BY creditor_id, bank_file) AS named USING (creditor_id, sha256)
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY creditor_id, file.recorded_at`,
    [creditorIds ?? null],
  );
  return rows;
}

async function readAgain(
  client: PoolClient,
  { creditorId, sha256, isKept }: BookedFile,
  where: string,
  log: CheckLog,
): Promise<readonly BankMovement[] | undefined> {
  if (!isKept) return undefined;
  const { pieces, isWhole } = await readKept(client, creditorId, sha256);
  if (!isWhole) {
    log.offend('bank-files', `${where}: the kept file is not the one that came`);
    return undefined;
  }
  try {
    return readBankFileInPieces(givenOut(pieces)).movements;
  } catch (problem) {
    log.offend('bank-files', `${where}: the kept file cannot be read any more (${(problem as Error).message})`);
    return undefined;
  }
}

interface PaymentRow {
  readonly key: string;
  readonly kind: string;
  readonly receivedOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly stated: unknown;
  readonly isOwn: boolean;
  /** What the payer stated was erased when a debtor was forgotten. */
  readonly isErased: boolean;
}

/** Returns how many of the movements are payments that name this file; the others came with an earlier one. */
async function compare(
  client: PoolClient,
  { creditorId, sha256 }: BookedFile,
  movements: readonly BankMovement[],
  log: CheckLog,
): Promise<number> {
  const { rows } = await client.query<PaymentRow>(
    `SELECT payment_id AS key, kind, received_on AS "receivedOn", amount, currency, stated,
       coalesce(bank_file = $3, false) AS "isOwn", erased IS NOT NULL AS "isErased"
     FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)`,
    [creditorId, movements.map(({ key }) => key), sha256],
  );
  const payments = new Map(rows.map((row) => [row.key, row]));
  for (const movement of movements) {
    const payment = payments.get(movement.key);
    const where = `payment ${movement.key} of ${creditorId}`;
    if (payment) compareFields(where, payment, movement, log);
    else log.offend('bank-files', `${where}: it is in the kept bank file, line ${movement.line}, and is gone`);
  }
  return rows.filter(({ isOwn }) => isOwn).length;
}

function compareFields(where: string, payment: PaymentRow, movement: BankMovement, log: CheckLog): void {
  // Another message told of it first, and may have given it another day, or told it in a sum.
  if (movement.told && !payment.isOwn) return;
  const { kind, receivedOn, amount } = movement;
  const compared: readonly [name: string, row: string, file: string][] = [
    ['kind', payment.kind, kind],
    ['day', payment.receivedOn, receivedOn],
    ['amount', `${payment.amount} ${payment.currency}`, `${amount.toString()} ${amount.currency}`],
  ];
  for (const [name, row, file] of compared)
    if (row !== file) log.offend('bank-files', `${where}: ${name} ${row}, ${file} in the kept bank file`);
  // What the payer wrote is personal, and is not repeated.
  if (payment.isOwn && !payment.isErased && canonicalJson(payment.stated) !== canonicalJson(statedOf(movement)))
    log.offend(
      'bank-files',
      `${where}: what the payer stated is not as the kept bank file has it, line ${movement.line}`,
    );
}

async function nameStrays(
  client: PoolClient,
  { creditorId, sha256 }: BookedFile,
  where: string,
  movements: readonly BankMovement[],
  log: CheckLog,
): Promise<void> {
  const known = new Set(movements.map(({ key }) => key));
  const { rows } = await client.query<{ key: string }>(
    // What a person has booked of a row that was set aside has the name of the row.
    `SELECT payment_id AS key FROM fordring.payment WHERE creditor_id = $1 AND bank_file = $2 AND NOT EXISTS (
       SELECT FROM fordring.bank_aside AS aside WHERE aside.creditor_id = $1 AND aside.bank_file = $2
         AND (payment_id = aside_id OR starts_with(payment_id, aside_id || '/')))
     ORDER BY payment_id`,
    [creditorId, sha256],
  );
  for (const { key } of rows)
    if (!known.has(key))
      log.offend('bank-files', `payment ${key} of ${creditorId}: it names ${where}, and is not in it`);
}
