import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
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
  await pool.query(
    `INSERT INTO fordring.incoming_bank_file (creditor_id, sha256, file_name, content) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [creditorId, sha256, fileName, content],
  );
  return sha256.toString('hex');
}

/** Throws `BankFileUnknown`. */
export async function takeUpBankFile(pool: Pool, creditorId: string, fileId: string): Promise<IncomingBankFile> {
  const { rows } = await pool.query<{ file_name: string; content: Buffer }>(
    'SELECT file_name, content FROM fordring.incoming_bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, Buffer.from(fileId, 'hex')],
  );
  const [row] = rows;
  if (!row) throw new BankFileUnknown(`There is no bank file ${fileId} of creditor ${creditorId}. Import it again.`);
  return { fileName: row.file_name, content: row.content };
}
