import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputRefused } from '../../domain/kernel/input-refused';
import { isErrno } from '../../store/whole-files';
import type { CounterpartFact } from './counterpart-facts';
import type { AnswerBatch, FetchedAnswers } from './counterpart-port';

/**
 * Answers as files: whatever lies in `in/` is fetched, in order of name, until it is acknowledged and moves to
 * `in/read/`. A sender writes under a name that begins with a dot and renames it when it is whole.
 */
export function createAnswerFiles(folder: string, read: (bytes: Buffer) => readonly CounterpartFact[]) {
  const inbox = join(folder, 'in');

  async function fetchAnswers(): Promise<FetchedAnswers> {
    await mkdir(join(inbox, 'read'), { recursive: true });
    const entries = await readdir(inbox, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
    const batches: AnswerBatch[] = [];
    const refused: { batchId: string; refusal: InputRefused }[] = [];
    for (const batchId of names.sort()) {
      try {
        batches.push({ batchId, facts: read(await readFile(join(inbox, batchId))) });
      } catch (error) {
        if (!(error instanceof InputRefused)) throw error;
        refused.push({ batchId, refusal: error });
      }
    }
    return { batches, refused };
  }

  /** The second time there is nothing left to move, and that is well. */
  async function acknowledge(batchId: string): Promise<void> {
    const name = basename(batchId);
    await rename(join(inbox, name), join(inbox, 'read', name)).catch((error: unknown) => {
      if (!isErrno(error, 'ENOENT')) throw error;
    });
  }

  return { fetchAnswers, acknowledge };
}
