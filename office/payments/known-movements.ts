import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { Fault } from '../../domain/kernel/fault';
import type { BankFile } from '../../formats/bank-file';

/**
 * A movement with this key was booked before, or is twice in the file, and the two do not say the same; nothing was
 * booked. Ask the bank which one holds.
 */
export class MovementKnownOtherwise extends Fault {
  override readonly name = 'MovementKnownOtherwise';
  override readonly kind = 'refused';
}

/** What the payer said, as it is kept beside a payment. Absent where the payment came from no bank file. */
type Stated = Partial<Pick<BankMovement, 'references' | 'payerName'>>;

const COMPARED: readonly [field: string, column: string, of: (movement: BankMovement) => string][] = [
  ['kind', 'kind', ({ kind }) => kind],
  ['date', 'received_on::text', ({ receivedOn }) => receivedOn],
  ['amount', 'amount::text', ({ amount }) => amount.toString()],
  ['currency', 'currency', ({ amount }) => amount.currency],
];

/** Throws `MovementKnownOtherwise` when two movements of a file have one key: leaving one out would lose money. */
export function refuseRepeatedKeys(movements: readonly BankMovement[]): void {
  const lineOf = new Map<string, number>();
  for (const { key, line } of movements) {
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      throw new MovementKnownOtherwise(
        `Line ${line} has the same key ${key} as line ${earlier}. Nothing was booked. Ask the bank for the file again.`,
      );
    }
    lineOf.set(key, line);
  }
}

/** The keys among these that are booked already. Throws `MovementKnownOtherwise` when one was booked with other contents. */
export async function knownMovements(
  client: PoolClient,
  creditorId: string,
  { format, movements }: BankFile,
): Promise<Set<string>> {
  if (movements.length === 0) return new Set();
  const { rows } = await client.query<{ payment_id: string; stated: Stated | null; compared: string[] }>(
    `SELECT payment_id, stated, ARRAY[${COMPARED.map(([, column]) => column).join(', ')}] AS compared
     FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)`,
    [creditorId, movements.map(({ key }) => key)],
  );
  if (rows.length === 0) return new Set();
  const byKey = new Map(movements.map((movement) => [movement.key, movement]));
  for (const { payment_id: key, stated, compared } of rows) {
    const movement = byKey.get(key);
    if (!movement) continue;
    refuseDifference(movement, compared);
    if (stated) refuseOtherWords(movement, stated, format);
  }
  return new Set(rows.map((row) => row.payment_id));
}

/**
 * The same money with another reference would pay another claim. An account report (camt) may tell of a movement with
 * less than the notice before it, so what one of the two leaves out is no difference there. The message repeats neither
 * reference nor name: both may be personal.
 */
function refuseOtherWords(movement: BankMovement, stated: Stated, format: BankFile['format']): void {
  const pairs = [
    ['payment reference', referencesInWords(movement.references), referencesInWords(stated.references ?? [])],
    ['payer', movement.payerName ?? '', stated.payerName ?? ''],
  ] as const;
  for (const [what, now, before] of pairs) {
    if (now === before || (format !== 'bgmax' && (now === '' || before === ''))) continue;
    throw new MovementKnownOtherwise(
      `Line ${movement.line}: movement ${movement.key} was booked before with another ${what}. ` +
        'Nothing was booked. Ask the bank which one holds.',
    );
  }
}

function referencesInWords(references: BankMovement['references']): string {
  return references.map(({ reference, amount }) => `${reference}=${amount?.toString() ?? ''}`).join(' ');
}

function refuseDifference(movement: BankMovement, known: readonly string[]): void {
  COMPARED.forEach(([field, , of], at) => {
    if (of(movement) === known[at]) return;
    throw new MovementKnownOtherwise(
      `Line ${movement.line}: movement ${movement.key} was booked before with ${field} ${known[at] ?? ''}; ` +
        `it came again with ${of(movement)}. Nothing was booked. Ask the bank which one holds.`,
    );
  });
}
