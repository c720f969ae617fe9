import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

/** Held by us until `release`. */
export interface HeldLock {
  readonly release: () => void;
}

/**
 * Takes the lock, or tells which living process has it. A lock whose process is gone is cleared away and taken.
 *
 * The file appears by `link`, whole or not at all, so nobody ever reads half of it. A stale lock is first moved aside and then
 * looked at again: if another process cleared it and took it meanwhile, what we moved is that process's lock, and it goes back.
 */
export function takeLock(file: string): HeldLock | ProcessIdentity {
  const ours = JSON.stringify({ ...identityOf(process.pid), token: randomUUID() });
  const prepared = `${file}.${randomUUID()}`;
  writeFileSync(prepared, ours);
  try {
    for (;;) {
      if (linked(prepared, file)) return { release: () => releaseIfOurs(file, ours) };
      const found = contentsOf(file);
      if (found === undefined) continue;
      const holder = holderOf(found);
      if (holder && isAlive(holder)) return holder;
      clearStale(file, found);
    }
  } finally {
    rmSync(prepared, { force: true });
  }
}

/** Whether a living process has the lock. */
export function isLocked(file: string): boolean {
  const holder = holderOf(contentsOf(file) ?? '');
  return holder !== undefined && isAlive(holder);
}

export function isHeld(lock: HeldLock | ProcessIdentity): lock is HeldLock {
  return 'release' in lock;
}

function clearStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (contentsOf(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseIfOurs(file: string, ours: string): void {
  if (contentsOf(file) === ours) rmSync(file, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function holderOf(contents: string): ProcessIdentity | undefined {
  try {
    const { pid, began } = JSON.parse(contents) as { pid?: unknown; began?: unknown };
    if (typeof pid !== 'number') return undefined;
    return typeof began === 'string' ? { pid, began } : { pid };
  } catch {
    return undefined;
  }
}
