const END_OF_DIRECTORY = 0x06054b50;
/** Midnight of 1 January 1980, the first instant that a ZIP archive can say. */
const FIRST_DAY = 0x00210000;

/** Sets the times of all parts of a ZIP archive (APPNOTE 6.3) to one instant, so that the same parts make the same bytes. */
export function withFixedTimes(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new RangeError('This is no ZIP archive without a comment.');
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    bytes.writeUInt32LE(FIRST_DAY, entry + 12);
    bytes.writeUInt32LE(FIRST_DAY, bytes.readUInt32LE(entry + 42) + 10);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return bytes;
}
