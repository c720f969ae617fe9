import { Worker } from 'node:worker_threads';
import { InputRefused, type InputProblem } from '../../../formats/input-error';
import type { Recipe } from '../../../reconciliation/recipe';
import { sourcesOf } from '../source-of-run';
import type { FileName, RunOf } from '../../../reconciliation/source-reader';
import { SourceTally, type CountedSource } from '../../../reconciliation/source-tally';
import type { WrittenRows } from './row-blocks';
import type { RowReading } from './row-reading';

/** Where a thread finds the recipe: functions do not go from thread to thread. */
export interface RecipePlace {
  readonly module: string;
  /** What the module exports: the recipe itself, or a function that gives it. */
  readonly exported: string;
  readonly given?: readonly string[];
}

export interface FileForThread {
  readonly pieces: AsyncIterable<Buffer> | Iterable<Buffer>;
  readonly bytes: number;
  readonly recipeAt: RecipePlace;
}

export interface ThreadOrder {
  readonly recipeAt: RecipePlace;
  readonly file: FileName;
  readonly run: RunOf;
  readonly bytes: number;
}

/** What the thread says. It asks for each piece, so that no more is on its way than it can take. */
export type FromThread =
  | { readonly type: 'wants' }
  | { readonly type: 'block'; readonly block: string }
  | { readonly type: 'done'; readonly written: WrittenRows; readonly counted: CountedSource }
  | { readonly type: 'refused'; readonly message: string; readonly problems: readonly InputProblem[] }
  | { readonly type: 'failed'; readonly message: string };

export type ToThread =
  { readonly type: 'piece'; readonly piece: Uint8Array } | { readonly type: 'end' } | { readonly type: 'taken' };

const THREAD = require.resolve('./reading-thread');
/** TypeScript is read by the same loader as everywhere else; a thread has to be told of it. */
const START = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register();\nrequire(${JSON.stringify(THREAD)});`;

/** A file that a thread of its own reads: two large files are read at the same time, and a third of it is won. */
export class ThreadedReading implements RowReading {
  readonly blocks: AsyncIterable<string>;
  private readonly recipe: Recipe;
  private readonly file: FileName;
  private readonly thread: Worker;
  private readonly pieces: AsyncIterator<Buffer> | Iterator<Buffer>;
  private readonly waiting: string[] = [];
  private wake: () => void = () => undefined;
  private done: Extract<FromThread, { type: 'done' }> | undefined;
  private problem: Error | undefined;

  constructor(recipe: Recipe, file: FileName, run: RunOf, { pieces, bytes, recipeAt }: FileForThread) {
    this.recipe = recipe;
    this.file = file;
    this.pieces = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
    const order: ThreadOrder = { recipeAt, file, run, bytes };
    this.thread = new Worker(START, {
      eval: true,
      workerData: order,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    this.thread.on('message', (said: FromThread) => this.hear(said));
    this.thread.on('error', (problem) => this.fail(problem));
    this.blocks = this.taken();
  }

  finished(): { readonly written: WrittenRows; readonly tally: SourceTally } {
    const { done, recipe, file } = this;
    const source = sourcesOf(recipe).get(file);
    if (!done || !source) throw new Error(`${file} has not been read to its end.`);
    return { written: done.written, tally: SourceTally.of(recipe.currency, source, done.counted) };
  }

  async stop(): Promise<void> {
    await this.thread.terminate();
  }

  private hear(said: FromThread): void {
    switch (said.type) {
      case 'wants':
        void this.sendPiece();
        return;
      case 'block':
        this.waiting.push(said.block);
        break;
      case 'done':
        this.done = said;
        break;
      case 'refused':
        this.problem = new ReadElsewhere(said.message, said.problems);
        break;
      case 'failed':
        this.problem = new Error(said.message);
        break;
    }
    this.wake();
  }

  private async sendPiece(): Promise<void> {
    try {
      const next = await this.pieces.next();
      if (next.done === true) this.say({ type: 'end' });
      else this.say({ type: 'piece', piece: next.value });
    } catch (problem) {
      this.fail(problem);
    }
  }

  private say(message: ToThread): void {
    this.thread.postMessage(message);
  }

  private fail(problem: unknown): void {
    this.problem ??= problem instanceof Error ? problem : new Error(String(problem));
    this.wake();
  }

  private async *taken(): AsyncGenerator<string> {
    for (;;) {
      const block = this.waiting.shift();
      if (block !== undefined) {
        yield block;
        this.say({ type: 'taken' });
      } else if (this.problem !== undefined) throw this.problem;
      else if (this.done) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** A refusal that a thread has told: in the words that it was refused with. */
class ReadElsewhere extends InputRefused {
  constructor(message: string, problems: readonly InputProblem[]) {
    super('', problems);
    this.message = message;
  }
}
