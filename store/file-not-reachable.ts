import { Fault } from '../domain/kernel/fault';

/**
 * A file or folder cannot be written or read: the disk is full, the rights are missing, or the folder is away. Nothing is
 * half-written. The message names the path and what to do. The same act may be repeated afterwards.
 */
export class FileNotReachable extends Fault {
  override readonly name = 'FileNotReachable';
  override readonly kind = 'unavailable';
}

const TO_DO: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, and try again',
  EDQUOT: 'the quota of the disk is used up. Make room, and try again',
  EACCES: 'the rights are missing. Give Fordring the right to the folder, and try again',
  EPERM: 'the rights are missing. Give Fordring the right to the folder, and try again',
  EROFS: 'the file system is read-only. Mount it for writing, and try again',
  ENOENT: 'the folder is away. Make the folder or mount it, and try again',
  EEXIST: 'a part of the path is a file and no folder. Name another path, or move the file',
  ENOTDIR: 'a part of the path is a file and no folder. Name another path, or move the file',
  EIO: 'the disk does not answer. Look at the disk, and try again',
};

/** The fault that a failure of the file system stands for, with its path; the problem itself where it is another. */
export function reachingOf(problem: unknown, path: string): unknown {
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '';
  const toDo = TO_DO[code];
  if (toDo === undefined) return problem;
  return new FileNotReachable(`${path} cannot be reached (${code}): ${toDo}.`);
}
