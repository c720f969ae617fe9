import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../tables/text/crc-32';

/** A file in an archive: its path with `/`, and its bytes. */
export interface ArchivedFile {
  readonly path: string;
  readonly contents: Buffer;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Version 2.0: deflated parts. */
const VERSION = 20;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** Midnight of 1 January 1980, the first instant that a ZIP archive can say: an archive has no clock. */
const FIRST_DAY = 0x00210000;

/** A ZIP archive (APPNOTE 6.3) of some files, in their order. The same files give the same bytes. At most 65,535 files and 4 GB. */
export function writeZip(files: readonly ArchivedFile[]): Buffer {
  if (files.length > 0xffff) throw new RangeError(`A ZIP archive holds at most 65535 files, and not ${files.length}.`);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, contents } of files) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(contents);
    const about = aboutPart(contents, packed.length, name.length);
    parts.push(headed(LOCAL_HEADER, [], about), name, packed);
    const entry = Buffer.alloc(46);
    headed(DIRECTORY_ENTRY, [VERSION], about).copy(entry);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** What the header of a part and its entry in the directory both say. */
function aboutPart(contents: Buffer, packed: number, nameLength: number): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(VERSION, 0);
  about.writeUInt16LE(UTF8_NAMES, 2);
  about.writeUInt16LE(DEFLATED, 4);
  about.writeUInt32LE(FIRST_DAY, 6);
  about.writeUInt32LE(crc32(contents), 10);
  about.writeUInt32LE(packed, 14);
  about.writeUInt32LE(contents.length, 18);
  about.writeUInt16LE(nameLength, 22);
  return about;
}

function headed(signature: number, before: readonly number[], about: Buffer): Buffer {
  const head = Buffer.alloc(4 + 2 * before.length);
  head.writeUInt32LE(signature, 0);
  before.forEach((value, at) => head.writeUInt16LE(value, 4 + 2 * at));
  return Buffer.concat([head, about]);
}
