import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** Large enough to be few, small enough that no value of the database grows with the file. */
const PIECE = 1 << 20;

/** Keeps a bank file in pieces, once. */
export async function keepBankFile(
  client: PoolClient,
  {
    creditorId,
    sha256,
    fileName,
    content,
  }: Readonly<Record<'creditorId' | 'fileName', string>> & {
    readonly sha256: Buffer;
    readonly content: Buffer;
  },
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO fordring.incoming_bank_file (creditor_id, sha256, file_name, content) VALUES ($1, $2, $3, NULL)
     ON CONFLICT DO NOTHING`,
    [creditorId, sha256, fileName],
  );
  if (rowCount === 0) return;
  for (let at = 0; at < content.length; at += PIECE) {
    await client.query(
      'INSERT INTO fordring.incoming_bank_file_piece (creditor_id, sha256, piece_number, piece) VALUES ($1, $2, $3, $4)',
      [creditorId, sha256, at / PIECE + 1, content.subarray(at, at + PIECE)],
    );
  }
}

/** The pieces of a kept file, in order. One that was kept before files were cut is a single piece. */
async function* keptPieces(client: Pool | PoolClient, creditorId: string, sha256: Buffer): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ content: Buffer | null }>(
    'SELECT content FROM fordring.incoming_bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  const whole = rows[0]?.content;
  if (whole) {
    yield whole;
    return;
  }
  for (let number = 1; ; number += 1) {
    const found = await client.query<{ piece: Buffer }>(
      `SELECT piece FROM fordring.incoming_bank_file_piece
       WHERE creditor_id = $1 AND sha256 = $2 AND piece_number = $3`,
      [creditorId, sha256, number],
    );
    const [row] = found.rows;
    if (!row) return;
    yield row.piece;
  }
}

/** A kept file as it stands, and whether it is the one that came, or what was left of it when a debtor was forgotten. */
export interface KeptBankFile {
  readonly pieces: Buffer[];
  readonly isWhole: boolean;
}

/** The pieces once, in order. Each is let go of when the next one is asked for, so that a file shrinks while it is read. */
export function* givenOut(pieces: Buffer[]): Generator<Buffer> {
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield piece;
}

/** Reads a kept file. It has no pieces where it was never kept. */
export async function readKept(client: Pool | PoolClient, creditorId: string, sha256: Buffer): Promise<KeptBankFile> {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  for await (const piece of keptPieces(client, creditorId, sha256)) {
    hash.update(piece);
    pieces.push(piece);
  }
  return { pieces, isWhole: hash.digest().equals(sha256) || (await standsAsErased(client, creditorId, sha256)) };
}

async function standsAsErased(client: Pool | PoolClient, creditorId: string, sha256: Buffer): Promise<boolean> {
  const { rows } = await client.query<{ stands: boolean | null }>(
    `SELECT bool_and(coalesce(stands, false)) AS stands FROM (
       SELECT fordring.stands_as_erased('incoming_bank_file_piece',
         jsonb_build_object('creditor_id', creditor_id, 'sha256', sha256, 'piece_number', piece_number), to_jsonb(kept)) AS stands
       FROM fordring.incoming_bank_file_piece AS kept WHERE creditor_id = $1 AND sha256 = $2
       UNION ALL
       SELECT fordring.stands_as_erased('incoming_bank_file',
         jsonb_build_object('creditor_id', creditor_id, 'sha256', sha256), to_jsonb(kept))
       FROM fordring.incoming_bank_file AS kept WHERE creditor_id = $1 AND sha256 = $2 AND content IS NOT NULL) AS parts`,
    [creditorId, sha256],
  );
  return rows[0]?.stands ?? false;
}
