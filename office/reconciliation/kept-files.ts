import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../domain/kernel/fault';

/** Large enough to be few, small enough to be held. */
const PIECE = 1 << 20;

/** A file that can be gone through more than once. */
export type OpenFile = () => AsyncIterable<Buffer> | Iterable<Buffer>;

/** The file was written to while it was taken in. Deliver it again when it is whole. */
export class FileChangedMeanwhile extends Fault {
  override readonly name = 'FileChangedMeanwhile';
  override readonly kind = 'refused';
}

export interface FileMeasure {
  readonly sha256: Buffer;
  readonly bytes: number;
}

export async function measureFile(open: OpenFile): Promise<FileMeasure> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of open()) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest(), bytes };
}

export async function findKept(client: PoolClient, creditorId: string, sha256: Buffer): Promise<number | undefined> {
  const { rows } = await client.query<{ file_id: number }>(
    'SELECT file_id FROM fordring.reconciliation_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  return rows[0]?.file_id;
}

/**
 * Keeps a file byte for byte in pieces, and hands each on to whoever reads it. It was measured before: one that reads
 * otherwise now throws `FileChangedMeanwhile`. `keptAs` tells its id when the last piece was taken.
 */
export async function* keepFile(
  client: PoolClient,
  { creditorId, sha256, bytes, open }: FileMeasure & { readonly creditorId: string; readonly open: OpenFile },
  keptAs: (fileId: number) => void,
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('fordring.reconciliation_file', 'file_id')) AS id`,
  );
  const fileId = rows[0]?.id;
  if (fileId === undefined) throw new Error('A sequence always gives a number.');
  await client.query(
    'INSERT INTO fordring.reconciliation_file (file_id, creditor_id, sha256, bytes) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4)',
    [fileId, creditorId, sha256, bytes],
  );
  const hash = createHash('sha256');
  let [number, waiting, waitingBytes] = [0, [] as Buffer[], 0];
  const write = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    number += 1;
    const piece = Buffer.concat(waiting);
    [waiting, waitingBytes] = [[], 0];
    await client.query(
      'INSERT INTO fordring.reconciliation_file_piece (file_id, piece_number, piece) VALUES ($1, $2, $3)',
      [fileId, number, piece],
    );
  };
  for await (const given of open()) {
    for (let at = 0; at < given.length; at += PIECE) {
      const piece = given.subarray(at, at + PIECE);
      hash.update(piece);
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes >= PIECE) await write();
      yield piece;
    }
  }
  await write();
  if (!hash.digest().equals(sha256)) {
    throw new FileChangedMeanwhile('The file was changed while it was read. Deliver it again when it is whole.');
  }
  keptAs(fileId);
}

/** The pieces of a kept file, in order. */
export async function* keptPieces(client: Pool | PoolClient, fileId: number): AsyncGenerator<Buffer> {
  for (let number = 1; ; number += 1) {
    const { rows } = await client.query<{ piece: Buffer }>(
      'SELECT piece FROM fordring.reconciliation_file_piece WHERE file_id = $1 AND piece_number = $2',
      [fileId, number],
    );
    const [row] = rows;
    if (!row) return;
    yield row.piece;
  }
}
