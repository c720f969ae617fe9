import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../store/make-folder';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the folders above are made too, and twice is once, also at the same time', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(join(folder, 'a', 'x'))]);
  await makeFolder(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

test('a file in the way is named', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({
    name: 'FileNotReachable',
    message: expect.stringContaining(`${join(folder, 'file')} cannot be reached (EEXIST)`) as string,
  });
});

test('a folder that takes no folders is told in a sentence, and nothing spins', async () => {
  await expect(makeFolder('/proc/nobody/below')).rejects.toMatchObject({ name: 'FileNotReachable' });
});
