import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const process = z.object({ pid: z.number(), began: z.string().optional() });

const STATE = z.object({
  /** The process that runs the servers; absent once they are stopped in good order. */
  owner: z.number().optional(),
  temporal: z.object({ port: z.number(), uiPort: z.number(), process }).optional(),
  postgres: z.object({ port: z.number(), process }).optional(),
});

/**
 * What runs on a data folder, in its `engine.json`: for a second process that wants to join, for the next start to take the same ports,
 * and for the start after a crash to know what may still be running. Holds no password.
 */
export type StackState = z.infer<typeof STATE>;

/** Empty when there is none, or when it cannot be read (the disk was full): nothing in it is worth stopping for. */
export function readState(home: string): StackState {
  try {
    return STATE.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  } catch {
    return {};
  }
}

export function writeState(home: string, state: StackState): void {
  const beside = `${fileIn(home)}.${randomUUID()}`;
  writeFileSync(beside, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(beside, fileIn(home));
}

function fileIn(home: string): string {
  return join(home, 'engine.json');
}
