import { promisify } from 'node:util';
import { gunzip, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const gunzipped = promisify(gunzip);

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The archive has no such file, or is not such an archive. */
export class ArchiveUnreadable extends Error {
  override readonly name = 'ArchiveUnreadable';
}

/** Takes the one file whose path ends with `ending` out of a ZIP archive (a Python wheel is one). */
export async function fileFromZip(archive: Buffer, ending: string): Promise<Buffer> {
  const end = archive.length - 22 - Math.max(0, lastComment(archive));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new ArchiveUnreadable('It is not a ZIP archive.');
  let at = archive.readUInt32LE(end + 16);
  for (let entry = archive.readUInt16LE(end + 10); entry > 0; entry--) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ArchiveUnreadable('Its directory is damaged.');
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength).endsWith(ending)) return contentsAt(archive, at);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new ArchiveUnreadable(`It holds no file "${ending}".`);
}

/** How long the comment is that may follow the end record: we look for the record's signature backwards from the end. */
function lastComment(archive: Buffer): number {
  for (let length = 0; length <= Math.min(0xffff, archive.length - 22); length++) {
    if (archive.readUInt32LE(archive.length - 22 - length) === END_OF_DIRECTORY) return length;
  }
  return 0;
}

function contentsAt(archive: Buffer, entry: number): Promise<Buffer> | Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  // The local header's own lengths count: its extra field may differ from the directory's.
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + size);
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflate(packed);
  throw new ArchiveUnreadable(`It is packed by method ${method}, which we do not read.`);
}

const TAR_BLOCK = 512;

/** Takes the file called `name` out of a gzipped tar archive. */
export async function fileFromTarGz(archive: Buffer, name: string): Promise<Buffer> {
  const tar = await gunzipped(archive);
  for (let at = 0; at + TAR_BLOCK <= tar.length && tar[at] !== 0;) {
    const entryName = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('ascii', at + 124, at + 136), 8);
    const start = at + TAR_BLOCK;
    if (entryName.split('/').pop() === name) return tar.subarray(start, start + size);
    at = start + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  throw new ArchiveUnreadable(`It holds no file "${name}".`);
}
