import { gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveUnreadable, fileFromTarGz, fileFromZip } from '../../engine/archive';

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

test('what is no ZIP archive is refused', async () => {
  await expect(fileFromZip(gzipSync(contents), 'temporal')).rejects.toThrow(ArchiveUnreadable);
});
