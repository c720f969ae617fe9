import type { Pool, PoolClient } from 'pg';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { BankFile } from '../../formats/bank-file';
import { readBankFileInPieces } from '../../formats/recognise-bank-file';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { isTold } from '../../domain/payment/identity/known-money';
import { givenOut, readKept } from './kept-bank-file';
import { noteNamed, writeTellings } from './tellings';

/** The same for every creditor, each in a transaction of its own. */
export async function nameAllOlderFiles(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ creditor_id: string }>('SELECT creditor_id FROM fordring.creditor');
  for (const { creditor_id: creditorId } of rows) {
    await inTransaction(pool, async (client) => {
      await lockCreditor(client, creditorId);
      await nameOlderFiles(client, creditorId);
    });
  }
}

/**
 * Gives the movements of files that were imported before names were kept their names, from the files themselves. Each
 * movement stands under the key that it was booked under. Does nothing when all have theirs.
 */
export async function nameOlderFiles(client: PoolClient, creditorId: string): Promise<number> {
  const { rows } = await client.query<{ sha256: Buffer }>(
    `SELECT sha256 FROM fordring.bank_file AS file
     WHERE creditor_id = $1 AND format <> 'bgmax'
       AND NOT EXISTS (SELECT FROM fordring.named_bank_file AS named
                       WHERE named.creditor_id = $1 AND named.sha256 = file.sha256)
     ORDER BY file.recorded_at`,
    [creditorId],
  );
  for (const { sha256 } of rows) {
    // One file at a time is in memory. Nothing of a file that was not kept.
    const { pieces } = await readKept(client, creditorId, sha256);
    if (pieces.length > 0) await nameMovements(client, creditorId, sha256, readOlder(pieces));
    await noteNamed(client, creditorId, sha256);
  }
  return rows.length;
}

/** A file that was taken in before and would be refused now tells no names. */
function readOlder(pieces: Buffer[]): BankFile | undefined {
  try {
    return readBankFileInPieces(givenOut(pieces));
  } catch (problem) {
    if (problem instanceof InputRefused) return undefined;
    throw problem;
  }
}

async function nameMovements(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
  file: BankFile | undefined,
): Promise<void> {
  const told = file?.movements.filter(isTold) ?? [];
  const { rows } = await client.query<{ payment_id: string; amount: string }>(
    'SELECT payment_id, amount::text FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)',
    [creditorId, told.map(({ key }) => key)],
  );
  const booked = new Map(rows.map((row) => [row.payment_id, row.amount]));
  const named = told.filter(({ key, amount }) => booked.get(key) === amount.toString());
  await writeTellings(
    client,
    creditorId,
    sha256,
    named.map((movement) => ({ movement, movementId: movement.key, amount: movement.amount })),
  );
}
