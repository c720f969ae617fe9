import type { Pool, PoolClient } from 'pg';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { BankFile } from '../../formats/bank-file';
import { readBankFile } from '../../formats/recognise-bank-file';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { isTold } from '../../domain/payment/identity/known-money';
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
    const content = await contentOf(client, creditorId, sha256);
    if (content) await nameMovements(client, creditorId, sha256, readOlder(content));
    await noteNamed(client, creditorId, sha256);
  }
  return rows.length;
}

/** One file at a time is in memory. Nothing of a file that was not kept. */
async function contentOf(client: PoolClient, creditorId: string, sha256: Buffer): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ content: Buffer }>(
    'SELECT content FROM fordring.incoming_bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  return rows[0]?.content;
}

/** A file that was taken in before and would be refused now tells no names. */
function readOlder(content: Buffer): BankFile | undefined {
  try {
    return readBankFile(content);
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
