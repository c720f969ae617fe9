import { writeZip } from '../../../formats/archive/write-zip';
import { ZipParts } from '../../../formats/tables/xlsx/zip-parts';

const FILES = [
  { path: 'worksheet.txt', contents: Buffer.from('ja\n') },
  { path: 'claims/1/begäran.txt', contents: Buffer.from('å'.repeat(100)) },
  { path: 'claims/2/empty.csv', contents: Buffer.alloc(0) },
];

test('an archive opens with the files that were put in, and the same files give the same bytes', () => {
  const archive = writeZip(FILES);
  expect(writeZip(FILES).equals(archive)).toBe(true);
  const parts = new ZipParts(archive);
  for (const { path, contents } of FILES) expect(parts.read(path).equals(contents)).toBe(true);
});

test('the head, the directory and the end of an archive stand as the format has them', () => {
  // One file, `a`, with the letter `b`: its CRC-32 is 71BEEFF9 (`crc32` of zlib), and deflated it has three bytes.
  const archive = writeZip([{ path: 'a', contents: Buffer.from('b') }]);
  expect(archive.toString('hex')).toBe(
    '504b0304' +
      '1400' +
      '0008' +
      '0800' +
      '00002100' +
      'f9efbe71' +
      '03000000' +
      '01000000' +
      '0100' +
      '0000' +
      '61' +
      '4b0200' +
      '504b0102' +
      '1400' +
      '1400' +
      '0008' +
      '0800' +
      '00002100' +
      'f9efbe71' +
      '03000000' +
      '01000000' +
      '0100' +
      '0000' +
      '0000' +
      '0000' +
      '0000' +
      '00000000' +
      '00000000' +
      '61' +
      '504b0506' +
      '0000' +
      '0000' +
      '0100' +
      '0100' +
      '2f000000' +
      '22000000' +
      '0000',
  );
});
