import type { PoolClient } from 'pg';
import { redactBankFile } from '../../formats/redact-bank-file';
import { readKept } from '../payments/kept-bank-file';
import { eraseRow, type ErasedAt } from './erase-row';
import { bytesInJson, erasePieces } from './erase-pieces';
import type { Erasing } from './erasures';
import { bankFilesOf, meantIn } from './kept-files';
import { FORGOTTEN } from './redactor';

/** Erases who paid and what they wrote from the kept bank files that tell of the person's payments. */
export async function eraseBankFiles(
  client: PoolClient,
  forgettingId: string,
  { person }: Erasing,
): Promise<ErasedAt[]> {
  const { creditorId } = person;
  let erased = 0;
  for (const { sha256 } of await bankFilesOf(client, person)) {
    const { pieces, isWhole } = await readKept(client, creditorId, sha256);
    // A damaged file is for a person to look at, and ledger check names it.
    if (pieces.length === 0 || !isWhole) continue;
    const before = Buffer.concat(pieces);
    const { lines, ...meant } = meantIn(person, pieces);
    if (lines.length === 0) continue;
    const bytes = redactBankFile(before, { ...meant, lines, instead: FORGOTTEN });
    if (bytes.equals(before)) continue;
    const key = { creditor_id: creditorId, sha256: `\\x${sha256.toString('hex')}` };
    if (await isInPieces(client, creditorId, sha256))
      await erasePieces(client, {
        ...{ forgettingId, table: 'incoming_bank_file_piece', key, pieces: pieces.length, bytes },
      });
    else
      await eraseRow(client, {
        ...{ forgettingId, table: 'incoming_bank_file', key: JSON.stringify(key) },
        instead: { content: bytesInJson(bytes) },
      });
    erased += 1;
  }
  return erased === 0 ? [] : [{ place: 'incoming_bank_file', erased }];
}

async function isInPieces(client: PoolClient, creditorId: string, sha256: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM fordring.incoming_bank_file_piece WHERE creditor_id = $1 AND sha256 = $2 LIMIT 1',
    [creditorId, sha256],
  );
  return rowCount !== 0;
}
