import { InputRefused } from '../../domain/kernel/input-refused';
import { asUtf8 } from './utf-16-pieces';

/** Where an XML document comes from: all of it, or its bytes in pieces of any size. */
export type XmlSource = Buffer | Iterable<Buffer>;

export interface XmlOptions {
  /** Bytes above which a document is refused; 100 MB unless told otherwise. */
  readonly limitBytes?: number;
}

const DEFAULT_LIMIT_BYTES = 100_000_000;
const PIECE_BYTES = 65_536;
const CLOSING = '>'.charCodeAt(0);

/**
 * The bytes in pieces that end with markup, but for the last one: no character, reference, tag or declaration is cut. UTF-16
 * comes as UTF-8. In every other encoding that is read here `>` is one byte, and that byte is nothing else.
 *
 * @param refusal the first sentence of the refusal.
 */
export function* piecesOf(source: XmlSource, refusal: string, options: XmlOptions = {}): Generator<Buffer> {
  const limit = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
  if (Buffer.isBuffer(source) && source.length > limit) throw tooLarge(refusal, `${source.length} bytes`, limit);
  const waiting: Buffer[] = [];
  let [waits, read] = [0, 0];
  for (const piece of asUtf8(smallPieces(source), refusal)) {
    read += piece.length;
    if (read > limit) throw tooLarge(refusal, `more than ${limit} bytes`, limit);
    waiting.push(piece);
    waits += piece.length;
    const end = piece.lastIndexOf(CLOSING) + 1;
    if (waits < PIECE_BYTES || end === 0) continue;
    const whole = Buffer.concat(waiting);
    const rest = piece.subarray(end);
    yield whole.subarray(0, whole.length - rest.length);
    waiting.splice(0, waiting.length, rest);
    waits = rest.length;
  }
  yield Buffer.concat(waiting);
}

function* smallPieces(source: XmlSource): Generator<Buffer> {
  const pieces: Iterable<Buffer> = Buffer.isBuffer(source) ? [source] : source;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += PIECE_BYTES) yield piece.subarray(at, at + PIECE_BYTES);
  }
}

function tooLarge(refusal: string, size: string, limit: number): InputRefused {
  return new InputRefused(refusal, [{ message: `it has ${size}; the limit is ${limit}. Split the file.` }]);
}
