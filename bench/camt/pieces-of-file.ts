import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 65_536;

/** The bytes of a file, without the file in memory. */
export function* piecesOfFile(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.alloc(PIECE_BYTES);
      const read = readSync(file, piece);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
