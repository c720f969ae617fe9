import type { BankFile } from './bank-file';
import { readBgMax } from './bgmax/read-bgmax';
import type { BgMaxOptions } from './bgmax/bgmax-start';
import { camtKindOf, KNOWN_CAMT } from './camt/camt-kind';
import { readCamt } from './camt/read-camt';
import { InputRefused } from '../domain/kernel/input-refused';
import { utf16Of } from './text/utf-16';
import type { XmlOptions } from './xml/xml-pieces';

export type BankFileOptions = BgMaxOptions & XmlOptions;

/** Which bank file it is, by its content: names of files tell nothing. Throws `InputRefused` when it is none. */
export function recogniseBankFile(bytes: Buffer): BankFile['format'] {
  const begins = beginningOf(bytes);
  if (begins.startsWith('01BGMAX')) return 'bgmax';
  const camt = camtKindOf(bytes);
  if (camt) return camt.format;
  const message = `${describe(bytes, begins)} Known are BgMax 01, and ${KNOWN_CAMT}. Order one of them from the bank.`;
  throw new InputRefused('The bank file was refused; nothing of it was taken in.', [{ message }]);
}

/** Reads any of the bank's files whole, or refuses it whole. */
export function readBankFile(bytes: Buffer, options: BankFileOptions = {}): BankFile {
  const format = recogniseBankFile(bytes);
  switch (format) {
    case 'bgmax':
      return readBgMax(bytes, options);
    case 'camt.053':
    case 'camt.054':
      return readCamt(bytes, options);
  }
}

/**
 * The same of a file that comes in pieces. Which file it is stands in the first of them. Of camt no piece is kept once it is
 * read; BgMax is put together.
 */
export function readBankFileInPieces(pieces: Iterable<Buffer>, options: BankFileOptions = {}): BankFile {
  const coming = pieces[Symbol.iterator]();
  const [first = Buffer.alloc(0), second] = [nextOf(coming), nextOf(coming)];
  if (second === undefined) return readBankFile(first, options);
  const beginning = [first, second];
  const format = recogniseBankFile(first);
  const whole = resumed(beginning, coming);
  return format === 'bgmax' ? readBgMax(Buffer.concat([...whole]), options) : readCamt(whole, options);
}

function nextOf(coming: Iterator<Buffer>): Buffer | undefined {
  const next = coming.next();
  return next.done === true ? undefined : next.value;
}

function* resumed(beginning: Buffer[], coming: Iterator<Buffer>): Generator<Buffer> {
  for (let piece = beginning.shift(); piece !== undefined; piece = beginning.shift()) yield piece;
  for (let piece = nextOf(coming); piece !== undefined; piece = nextOf(coming)) yield piece;
}

/** As Latin letters, without marks and blanks before them; UTF-16 is seen through. */
function beginningOf(bytes: Buffer): string {
  const wide = utf16Of(bytes);
  const text = wide ? new TextDecoder(wide).decode(bytes.subarray(0, 400)) : bytes.toString('latin1', 0, 200);
  return text.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
}

function describe(bytes: Buffer, begins: string): string {
  if (begins === '') return 'The file is empty.';
  const otherCamt = /tech:xsd:([a-z]+\.\d{3}\.\d{3}\.\d{2})/.exec(bytes.toString('latin1', 0, 4096))?.[1];
  if (otherCamt) return `The file is ${otherCamt}, which is not read here.`;
  if (begins.startsWith('PK') || begins.startsWith('\u001f')) return 'The file is packed; unpack it first.';
  return 'The content is of no known format.';
}
