import { inflateRawSync } from 'node:zlib';
import { crc32 } from '../text/crc-32';

/** Why an archive is not opened: what it is and what to do. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

/** Unpacked bytes of all parts together, some 250,000 rows: all of them are held at once. */
const LARGEST_UNPACKED = 50_000_000;
/** A real sheet packs some twenty times, a sheet of noughts some eighty times. */
const LARGEST_RATIO = 200;
/** Small parts, such as an empty list of styles, may pack better than any sheet. */
const RATIO_COUNTS_FROM = 1_000_000;
const MOST_PARTS = 10_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

interface Part {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * The parts of a ZIP archive (APPNOTE 6.3) as a workbook is one: stored or deflated, in one piece, not encrypted. Nothing
 * is unpacked before its stated size is known to be harmless, and nothing may unpack to more than it states.
 */
export class ZipParts {
  private readonly bytes: Buffer;
  private readonly parts: ReadonlyMap<string, Part>;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.parts = directoryOf(bytes);
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  read(name: string): Buffer {
    const part = this.parts.get(name);
    if (!part) throw new ZipFault(`the part ${name} is missing. It is no workbook, or a damaged one: save it again.`);
    const unpacked = this.unpacked(name, part);
    if (unpacked.length !== part.unpacked || crc32(unpacked) !== part.crc) throw damaged(name);
    return unpacked;
  }

  private unpacked(name: string, { offset, method, packed, unpacked }: Part): Buffer {
    const { bytes } = this;
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) throw damaged(name);
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (start + packed > bytes.length) throw damaged(name);
    const content = bytes.subarray(start, start + packed);
    if (method === 0) return content;
    try {
      return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
    } catch {
      throw damaged(name);
    }
  }
}

function damaged(name: string): ZipFault {
  return new ZipFault(
    `the part ${name} is damaged: it does not unpack to what the archive states. Fetch the file again.`,
  );
}

function directoryOf(bytes: Buffer): ReadonlyMap<string, Part> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const isSplit = bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count;
  if (isSplit || count > MOST_PARTS)
    throw new ZipFault('the archive is split, or has too many parts. Save the workbook again.');
  const parts = new Map<string, Part>();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw CUT_OFF();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, nameEnd).replace(/^\//, '');
    const part = partAt(bytes, at, name);
    if (parts.has(name)) throw new ZipFault(`the part ${name} stands twice in the archive. Save the workbook again.`);
    parts.set(name, part);
    total += part.unpacked;
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (total > LARGEST_UNPACKED) throw tooLarge(`${total} bytes`);
  return parts;
}

function partAt(bytes: Buffer, at: number, name: string): Part {
  const part = {
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw ENCRYPTED();
  if (part.method !== 0 && part.method !== 8) {
    throw new ZipFault(`the part ${name} is packed in an unusual way. Save the workbook again.`);
  }
  const isBomb = part.unpacked > RATIO_COUNTS_FROM && part.unpacked > part.packed * LARGEST_RATIO;
  if (isBomb) throw tooLarge(`${Math.round(part.unpacked / part.packed)} times its packed size`);
  return part;
}

/** The end record is the last thing but a comment of at most 65,535 bytes. */
function endOf(bytes: Buffer): number {
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) throw ENCRYPTED();
  if (bytes.length < 4 || bytes.toString('latin1', 0, 2) !== 'PK') {
    throw new ZipFault('it is no workbook of Excel (.xlsx). Check that this is the right file, or save it as .xlsx.');
  }
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  throw CUT_OFF();
}

const CUT_OFF = () => new ZipFault('the archive has no end: the file has been cut off. Fetch it again.');
const ENCRYPTED = () => new ZipFault('it has a password, or is an old .xls. Save it as .xlsx without a password.');
const tooLarge = (size: string) =>
  new ZipFault(`it would unpack to ${size}, which no table needs. Check where the file comes from, or send it as CSV.`);
