import type { PoolClient } from 'pg';
import { earlierOf } from '../../domain/kernel/civil-date';
import { recordBankReading } from '../creditors/bank-reading';
import { readAsUnbroken } from '../creditors/statement-gaps';
import type { ImportRequest } from './import-request';

/**
 * Records how far a file reads each of its sources. A file that was made ahead of the creditor's day knows no more than
 * that day. Behind a missing statement nothing counts as read; the statement that fills the gap reads through all behind
 * it.
 */
export async function recordReadings(
  client: PoolClient,
  { creditorId, file, sha256, today }: ImportRequest,
): Promise<void> {
  const closed = new Set((file.balances ?? []).map(({ account }) => account));
  for (const { source, through } of file.readings ?? []) {
    const unbroken = await readAsUnbroken(client, creditorId, { source, through, isClosed: closed.has(source) });
    const reading = { creditorId, source, through: earlierOf(unbroken, today), readOn: today };
    await recordBankReading(client, { ...reading, by: { bankFile: sha256 } });
  }
}
