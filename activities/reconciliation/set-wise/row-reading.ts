import type { Recipe } from '../../../reconciliation/recipe';
import type { FileName, RunOf } from '../../../reconciliation/source-reader';
import type { SourceTally } from '../../../reconciliation/source-tally';
import { RowBlocks, type Lines, type WrittenRows } from './row-blocks';
import { ThreadedReading, type FileForThread } from './threaded-reading';

/** A file on its way into the database: its rows, then what they have in common and come to. */
export interface RowReading {
  readonly blocks: AsyncIterable<string>;
  /** When the last block was taken. */
  finished(): { readonly written: WrittenRows; readonly tally: SourceTally };
  /** Whatever is still under way ends. */
  stop(): Promise<void>;
}

/** The lines of a file, or a large file that a thread of its own reads while another is loaded. */
export type FileOfRun = Lines | FileForThread;

export function readingOf(recipe: Recipe, file: FileName, run: RunOf, given: FileOfRun): RowReading {
  if ('pieces' in given) return new ThreadedReading(recipe, file, run, given);
  const rows = new RowBlocks(recipe, file, run);
  return {
    blocks: rows.of(given),
    finished: () => ({ written: rows.written, tally: rows.tally }),
    stop: () => Promise.resolve(),
  };
}
