import { InputRefused } from '../../domain/kernel/input-refused';
import { utf16Of } from '../text/utf-16';

const MARK = Buffer.from('\uFEFF');

/**
 * Pieces of a document in UTF-16 as pieces of UTF-8, with a byte order mark that says so; others as they are. Throws
 * `InputRefused` where the bytes are no UTF-16, such as half a sign at the end.
 */
export function* asUtf8(pieces: Iterable<Buffer>, refusal: string): Generator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for (const piece of withLongFirst(pieces)) {
    const encoding = isFirst ? utf16Of(piece) : undefined;
    if (encoding !== undefined) {
      decoder = new TextDecoder(encoding, { fatal: true });
      yield MARK;
    }
    isFirst = false;
    yield decoder ? decodedBy(decoder, refusal, piece) : piece;
  }
  if (decoder) yield decodedBy(decoder, refusal);
}

/** The first piece with at least the four bytes that tell the encoding, where the document has so many. */
function* withLongFirst(pieces: Iterable<Buffer>): Generator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0);
  for (const piece of pieces) {
    if (first === undefined) {
      yield piece;
      continue;
    }
    first = Buffer.concat([first, piece]);
    if (first.length < 4) continue;
    yield first;
    first = undefined;
  }
  if (first !== undefined) yield first;
}

function decodedBy(decoder: InstanceType<typeof TextDecoder>, refusal: string, piece?: Buffer): Buffer {
  try {
    return Buffer.from(piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
  } catch {
    const message = 'its bytes are not the UTF-16 that they begin as. Ask the sender for UTF-8.';
    throw new InputRefused(refusal, [{ line: 1, field: 'encoding', message }]);
  }
}
