import { readFile, readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputRefused } from '../../domain/kernel/input-refused';
import { reachingOf } from '../../store/file-not-reachable';
import { isErrno } from '../../store/whole-files';
import type { CounterpartFact } from './counterpart-facts';
import type { AnswerBatch, FetchedAnswers } from './counterpart-port';
import { makeFolder } from '../../store/make-folder';

/**
 * Answers as files: whatever lies in `in/` is fetched, in order of name, until it is acknowledged and moves to
 * `in/read/`. A sender writes under a name that begins with a dot and renames it when it is whole.
 */
export function createAnswerFiles(folder: string, read: (bytes: Buffer) => readonly CounterpartFact[]) {
  const inbox = join(folder, 'in');

  async function fetchAnswers(): Promise<FetchedAnswers> {
    const entries = await entriesOf(inbox);
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
    const batches: AnswerBatch[] = [];
    const refused: { batchId: string; refusal: InputRefused }[] = [];
    for (const batchId of names.sort()) {
      try {
        batches.push({ batchId, facts: read(await readFile(join(inbox, batchId))) });
      } catch (error) {
        // Taken away between listing and reading: whoever took it knows why.
        if (isErrno(error, 'ENOENT')) continue;
        if (!(error instanceof InputRefused)) throw reachingOf(error, join(inbox, batchId));
        refused.push({ batchId, refusal: error });
      }
    }
    return { batches, refused };
  }

  /** The second time there is nothing left to move, and that is well. */
  async function acknowledge(batchId: string): Promise<void> {
    const name = basename(batchId);
    await rename(join(inbox, name), join(inbox, 'read', name)).catch((error: unknown) => {
      if (!isErrno(error, 'ENOENT')) throw reachingOf(error, join(inbox, name));
    });
  }

  return { fetchAnswers, acknowledge };
}

async function entriesOf(inbox: string) {
  try {
    await makeFolder(join(inbox, 'read'));
    return await readdir(inbox, { withFileTypes: true });
  } catch (problem) {
    throw reachingOf(problem, inbox);
  }
}
