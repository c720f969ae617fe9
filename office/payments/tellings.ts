import type { PoolClient } from 'pg';
import type { Money } from '../../domain/kernel/money';
import { comparable, type ToldMovement } from '../../domain/payment/identity/known-money';
import { MOVEMENT_TELLING } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import type { DepositName } from './sort-deposits';

/** What a file told of a movement that has its place: in the payments, or in what was set aside. */
export interface PlacedTelling {
  readonly movement: ToldMovement;
  readonly movementId: string;
  /** What the movement itself came to: of the rest of a sum less than was told. */
  readonly amount: Money;
}

/** Keeps what a file told, and every new name of a movement. */
export async function writeTellings(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
  tellings: readonly PlacedTelling[],
): Promise<void> {
  const batch = new RowBatch();
  const names: { readonly account: string; readonly level: string; readonly name: string; readonly id: string }[] = [];
  for (const { movement, movementId: id, amount } of tellings) {
    const { account, kind, line, references, told } = movement;
    batch.add(MOVEMENT_TELLING, [
      ...[creditorId, id, sha256, line, account, kind, amount.toString(), amount.currency],
      ...[told.level, told.entryAmount.toString(), told.fingerprint, told.days, told.marks],
      ...[references.map(({ reference }) => comparable(reference)), told.isSum],
    ]);
    for (const name of told.entryNames) names.push({ account, level: 'entry', name, id });
    for (const name of told.names) names.push({ account, level: 'transaction', name, id });
  }
  await batch.write(client);
  await client.query(
    `INSERT INTO fordring.movement_name (creditor_id, account, level, name, movement_id)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [creditorId, ...(['account', 'level', 'name', 'id'] as const).map((field) => names.map((row) => row[field]))],
  );
}

/** Keeps the BgMax names of money that a camt file has told of. */
export async function writeDepositNames(
  client: PoolClient,
  creditorId: string,
  names: readonly DepositName[],
): Promise<void> {
  if (names.length === 0) return;
  await client.query(
    `INSERT INTO fordring.movement_name (creditor_id, account, level, name, movement_id)
     SELECT $1, account, 'deposit', name, id FROM unnest($2::text[], $3::text[], $4::text[]) AS given (account, name, id)
     ON CONFLICT DO NOTHING`,
    [creditorId, ...(['account', 'name', 'movementId'] as const).map((field) => names.map((row) => row[field]))],
  );
}

/** From now on the movements of the file have their names. */
export async function noteNamed(client: PoolClient, creditorId: string, sha256: Buffer): Promise<void> {
  await client.query(
    'INSERT INTO fordring.named_bank_file (creditor_id, sha256) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [creditorId, sha256],
  );
}
