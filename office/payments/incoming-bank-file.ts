import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '../../store/connect';
import { givenOut, keepBankFile, readKept } from './kept-bank-file';
import { Fault } from '../../domain/kernel/fault';

export interface IncomingBankFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** The bank file that is to be posted was never laid down. Import the file again. */
export class BankFileUnknown extends Fault {
  override readonly name = 'BankFileUnknown';
  override readonly kind = 'unknown';
}

export function sha256Of(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Lays a file down for its import, and returns its id: its SHA-256 in hexadecimal. Twice is once. */
export async function layDownBankFile(
  pool: Pool,
  creditorId: string,
  { fileName, content }: IncomingBankFile,
): Promise<string> {
  const sha256 = sha256Of(content);
  await inTransaction(pool, (client) => keepBankFile(client, { creditorId, sha256, fileName, content }));
  return sha256.toString('hex');
}

/** A kept file, ready to be read once. */
export interface TakenUp {
  readonly fileName: string;
  readonly pieces: Iterable<Buffer>;
}

/** Throws `BankFileUnknown`, also where what was kept is not what came. */
export async function takeUpBankFile(pool: Pool, creditorId: string, fileId: string): Promise<TakenUp> {
  const sha256 = Buffer.from(fileId, 'hex');
  const { rows } = await pool.query<{ file_name: string }>(
    'SELECT file_name FROM fordring.incoming_bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  const [row] = rows;
  if (!row) throw new BankFileUnknown(`There is no bank file ${fileId} of creditor ${creditorId}. Import it again.`);
  const { pieces, isWhole } = await readKept(pool, creditorId, sha256);
  if (isWhole) return { fileName: row.file_name, pieces: givenOut(pieces) };
  throw new BankFileUnknown(
    `Bank file ${fileId} of creditor ${creditorId} is kept otherwise than it came. Run fordring ledger check.`,
  );
}
