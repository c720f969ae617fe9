import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reachingOf } from './file-not-reachable';

/**
 * Makes a folder and those above it that are missing, one after the other. Node's own recursive `mkdir` never returns
 * where a folder above is there and takes no new ones, such as `/proc`. Throws `FileNotReachable`.
 */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above, mode);
  try {
    await mkdir(path, mode);
  } catch (problem) {
    // Another process was faster.
    if (await isFolder(path)) return;
    throw reachingOf(problem, path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
