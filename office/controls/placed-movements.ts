import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { depositKeyOf } from '../../domain/payment/identity/deposit';
import { Money } from '../../domain/kernel/money';

/** A movement of a kept file under the name of the payment that stands for it. */
interface Place {
  readonly line: number;
  readonly movement_id: string;
  readonly amount: string;
}

/**
 * The movements of a file under the names of their payments: a movement of a camt file has its name from what was told, and a
 * sum of which details were known is less by them. What was set aside is left out: a person says what becomes of it.
 */
export async function placedMovements(
  client: PoolClient,
  { creditorId, sha256 }: { readonly creditorId: string; readonly sha256: Buffer },
  movements: readonly BankMovement[],
): Promise<readonly BankMovement[]> {
  const { rows: told } = await client.query<Place>(
    `SELECT line, movement_id, amount::text FROM fordring.movement_telling
     WHERE creditor_id = $1 AND bank_file = $2 ORDER BY telling_id`,
    [creditorId, sha256],
  );
  const { rows: aside } = await client.query<{ aside_id: string; line: number; reason: string }>(
    'SELECT aside_id, line, reason FROM fordring.bank_aside WHERE creditor_id = $1 AND bank_file = $2',
    [creditorId, sha256],
  );
  const elsewhere = await namedElsewhere(client, creditorId, movements);
  const placesOf = new Map<number, Place[]>();
  for (const place of told) placesOf.set(place.line, [...(placesOf.get(place.line) ?? []), place]);
  const asideIds = new Set(aside.map((row) => row.aside_id));
  const ofNoDay = new Set(aside.filter(({ reason }) => reason === 'impossible-day').map(({ line }) => line));
  return movements.flatMap((movement) => {
    const place = movement.told ? placesOf.get(movement.line)?.shift() : undefined;
    if (ofNoDay.has(movement.line) || (place && asideIds.has(place.movement_id))) return [];
    if (isElsewhere(movement, elsewhere) || (place && isDepositKey(place.movement_id))) return [];
    if (!place) return movement;
    return { ...movement, key: place.movement_id, amount: Money.of(place.amount, movement.amount.currency) };
  });
}

/** A statement's sum that BgMax told payment by payment stands for no payment of its own. */
function isDepositKey(movementId: string): boolean {
  return depositKeyOf(`${movementId}/`) === movementId;
}

function isElsewhere({ key, told }: BankMovement, elsewhere: ReadonlySet<string>): boolean {
  return !told && (elsewhere.has(key) || elsewhere.has(depositKeyOf(key) ?? ''));
}

/** Movements of BgMax that camt files told of under other names, and deposits of which a person is or was asked. */
async function namedElsewhere(
  client: PoolClient,
  creditorId: string,
  movements: readonly BankMovement[],
): Promise<ReadonlySet<string>> {
  const keys = movements.filter(({ told }) => !told).map(({ key }) => key);
  if (keys.length === 0) return new Set();
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM fordring.movement_name AS named WHERE creditor_id = $1 AND level = 'deposit' AND name = ANY ($2)
     UNION SELECT aside_id FROM fordring.bank_aside WHERE creditor_id = $1 AND reason = 'question' AND aside_id = ANY ($3)`,
    [creditorId, keys, [...new Set(keys.flatMap((key) => depositKeyOf(key) ?? []))]],
  );
  return new Set(rows.map(({ name }) => name));
}
