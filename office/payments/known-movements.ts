import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { Fault } from '../../domain/kernel/fault';

/**
 * A movement with this key was booked before, or is twice in the file, and the two do not say the same; nothing was
 * booked. Ask the bank which one holds.
 */
export class MovementKnownOtherwise extends Fault {
  override readonly name = 'MovementKnownOtherwise';
  override readonly kind = 'refused';
}

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
  movements: readonly BankMovement[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ payment_id: string; compared: string[] }>(
    `SELECT payment_id, ARRAY[${COMPARED.map(([, column]) => column).join(', ')}] AS compared
     FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)`,
    [creditorId, movements.map(({ key }) => key)],
  );
  if (rows.length === 0) return new Set();
  const byKey = new Map(movements.map((movement) => [movement.key, movement]));
  for (const { payment_id: key, compared } of rows) {
    const movement = byKey.get(key);
    if (movement) refuseDifference(movement, compared);
  }
  return new Set(rows.map((row) => row.payment_id));
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
