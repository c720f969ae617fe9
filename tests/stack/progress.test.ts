import { setTimeout as wait } from 'node:timers/promises';
import { showingProgress, type OnProgress } from '../../stack/progress';

const PATIENCE = 100;

/** What is written while the work is done. */
async function written(isTTY: boolean, work: (onProgress: OnProgress) => Promise<void>): Promise<string> {
  let text = '';
  const write = (chunk: string | Uint8Array): boolean => ((text += chunk.toString()), true);
  await showingProgress({ isTTY, write }, work, PATIENCE);
  // Nothing may come after the work either.
  await wait(2 * PATIENCE);
  return text;
}

const MEGABYTE = 1_000_000;

test('on a terminal every task is named at once, and a download is one line that is drawn again', async () => {
  const text = await written(true, async (onProgress) => {
    onProgress({ task: 'Starting PostgreSQL' });
    onProgress({ task: 'Downloading', done: 1 * MEGABYTE, total: 2 * MEGABYTE });
    onProgress({ task: 'Downloading', done: 2 * MEGABYTE, total: 2 * MEGABYTE });
  });
  const [first, ...drawn] = text.split(/[\n\r]/).filter(Boolean);
  expect(first).toBe('Starting PostgreSQL');
  expect(drawn.map((line) => line.slice(-6))).toEqual(['1/2 MB', '2/2 MB']);
});

test('elsewhere what is done at once is not told', async () => {
  const text = await written(false, async (onProgress) => {
    onProgress({ task: 'Joining the engine' });
    onProgress({ task: 'Downloading', done: 1 * MEGABYTE, total: 2 * MEGABYTE });
  });
  expect(text).toBe('');
});

test('elsewhere what takes long is named once, and a long download tells its quarters', async () => {
  const text = await written(false, async (onProgress) => {
    onProgress({ task: 'Starting Temporal' });
    onProgress({ task: 'Downloading', done: 0, total: 8 * MEGABYTE });
    await wait(2 * PATIENCE);
    for (const done of [1, 2, 3, 4]) onProgress({ task: 'Downloading', done: done * MEGABYTE, total: 8 * MEGABYTE });
    onProgress({ task: 'Starting Temporal' });
  });
  expect(text.split('\n')).toEqual([
    'Starting Temporal',
    'Downloading',
    'Downloading: 2 of 8 MB',
    'Downloading: 4 of 8 MB',
    '',
  ]);
});

test('work that fails leaves nothing to be told later', async () => {
  const failing = written(false, async (onProgress) => {
    onProgress({ task: 'Starting PostgreSQL' });
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
});
