import type { PoolClient } from 'pg';
import { eraseRow } from './erase-row';

/** Puts other bytes in the place of a file that is kept in pieces. There are as many pieces as before. */
export async function erasePieces(
  client: PoolClient,
  file: {
    readonly forgettingId: string;
    readonly table: 'incoming_bank_file_piece' | 'reconciliation_file_piece';
    /** By which all pieces are known. */
    readonly key: Readonly<Record<string, unknown>>;
    readonly pieces: number;
    readonly bytes: Buffer;
  },
): Promise<void> {
  const { forgettingId, table, key, pieces, bytes } = file;
  const size = Math.ceil(bytes.length / pieces);
  for (let number = 1; number <= pieces; number += 1) {
    const piece = bytes.subarray((number - 1) * size, number * size);
    await eraseRow(client, {
      ...{ forgettingId, table, key: JSON.stringify({ ...key, piece_number: number }) },
      instead: { piece: bytesInJson(piece) },
    });
  }
}

/** As PostgreSQL reads bytes of JSON. */
export function bytesInJson(bytes: Buffer): string {
  return JSON.stringify(`\\x${bytes.toString('hex')}`);
}
