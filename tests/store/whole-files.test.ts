import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileNotReachable } from '../../store/file-not-reachable';
import { namesIn, writeFirst, writeWhole } from '../../store/whole-files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fordring-files-'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Every file that is written now meets this on its way to the disk. */
async function everyWriteMeets(code: string): Promise<void> {
  const file = await open(join(folder, 'probe'), 'w');
  await file.close();
  await rm(join(folder, 'probe'));
  const handle = Object.getPrototypeOf(file) as typeof file;
  jest.spyOn(handle, 'writeFile').mockRejectedValue(Object.assign(new Error(code), { code }));
}

describe.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'the rights are missing'],
])('a disk that answers %s', (code, says) => {
  test.each([
    ['writeWhole', writeWhole],
    ['writeFirst', writeFirst],
  ])('ends %s in a sentence with the path, and leaves what was there and nothing else', async (_, write) => {
    const path = join(folder, 'letter.pdf');
    if (write === writeWhole) await writeFile(path, 'old');
    await everyWriteMeets(code);
    const problem: unknown = await write(path, 'new').catch((refused: unknown) => refused);
    expect(problem).toBeInstanceOf(FileNotReachable);
    expect(problem).toMatchObject({ kind: 'unavailable', message: expect.stringContaining(says) as string });
    expect((problem as Error).message).toContain(path);
    jest.restoreAllMocks();
    expect(await readdir(folder)).toEqual(write === writeWhole ? ['letter.pdf'] : []);
    if (write === writeWhole) expect(await readFile(path, 'utf8')).toBe('old');
    await write(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
  });
});

test('a path through a file is told by its path', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(writeWhole(join(folder, 'file', 'letter.pdf'), 'new')).rejects.toThrow(/no folder. Name another path/);
});

test('a folder that is not there has no names in it; what is no folder is told by its path', async () => {
  expect(await namesIn(join(folder, 'letters'))).toEqual([]);
  await writeFile(join(folder, 'file'), '');
  expect(await namesIn(folder)).toEqual(['file']);
  const problem: unknown = await namesIn(join(folder, 'file')).catch((refused: unknown) => refused);
  expect(problem).toBeInstanceOf(FileNotReachable);
  expect((problem as Error).message).toContain(join(folder, 'file'));
});
