import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { InputRefused } from '../../../formats/input-error';
import type { Recipe } from '../../../reconciliation/recipe';
import { linesOf, sourceNamed } from '../source-of-run';
import { RowBlocks } from './row-blocks';
import type { FromThread, RecipePlace, ThreadOrder, ToThread } from './threaded-reading';

/** A thread of its own: reads one file of a run and says its rows, block by block, as COPY takes them. */

/** Blocks that are said and not taken yet: beyond this the thread waits. */
const MOST_BLOCKS = 2048;

const load = createRequire(__filename);

function recipeAt({ module, exported, given = [] }: RecipePlace): Recipe {
  const found = (load(module) as Record<string, Recipe | ((...given: readonly string[]) => Recipe)>)[exported];
  if (found === undefined) throw new Error(`${module} exports no ${exported}.`);
  return typeof found === 'function' ? found(...given) : found;
}

async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file is run as a thread.');
  const say = (message: FromThread): void => port.postMessage(message);
  const order = workerData as ThreadOrder;
  const pieces: (Buffer | undefined)[] = [];
  let [untaken, wake] = [0, (): void => undefined];
  port.on('message', (said: ToThread) => {
    if (said.type === 'taken') untaken -= 1;
    else
      pieces.push(
        said.type === 'piece' ? Buffer.from(said.piece.buffer, said.piece.byteOffset, said.piece.length) : undefined,
      );
    wake();
  });
  const change = (): Promise<void> => new Promise((resolve) => (wake = resolve));

  async function* asked(): AsyncGenerator<Buffer> {
    for (;;) {
      while (untaken >= MOST_BLOCKS) await change();
      say({ type: 'wants' });
      while (pieces.length === 0) await change();
      const piece = pieces.shift();
      if (piece === undefined) return;
      yield piece;
    }
  }

  try {
    const recipe = recipeAt(order.recipeAt);
    const rows = new RowBlocks(recipe, order.file, order.run);
    for await (const block of rows.of(linesOf(sourceNamed(recipe, order.file), asked(), order.bytes))) {
      untaken += 1;
      say({ type: 'block', block });
    }
    say({ type: 'done', written: rows.written, counted: rows.tally.counted });
  } catch (problem) {
    if (problem instanceof InputRefused) {
      say({ type: 'refused', message: problem.message, problems: problem.problems });
    } else
      say({ type: 'failed', message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
  } finally {
    port.close();
  }
}

void main();
