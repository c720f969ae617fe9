/** Something that takes a while, told as it goes. `done` and `total` are bytes, where a size is known. */
export interface Progress {
  readonly task: string;
  readonly done?: number;
  readonly total?: number;
}

export type OnProgress = (progress: Progress) => void;

export const silently: OnProgress = () => undefined;

const BAR_WIDTH = 30;
const MEGABYTE = 1_000_000;

/** Whoever reads no terminal is told of what takes longer than this. */
const PATIENCE_MILLISECONDS = 2000;

/** What progress is written to: standard error, as a rule. */
export type ProgressStream = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

/**
 * Does work that may take a while, and shows its progress to whoever waits for it. On a terminal every task is named, and a
 * download is one bar that is redrawn. Elsewhere (a script, a log, CI) nobody waits for what is done at once: a task is
 * named, once, when the work still goes on two seconds after the task began, and a download tells its quarters from then on.
 */
export async function showingProgress<Result>(
  stream: ProgressStream,
  work: (onProgress: OnProgress) => Promise<Result>,
  patienceMilliseconds: number = PATIENCE_MILLISECONDS,
): Promise<Result> {
  if (stream.isTTY) return work(drawnOn(stream));
  const told = new ToldTasks(stream, patienceMilliseconds);
  try {
    return await work((progress) => told.note(progress));
  } finally {
    told.end();
  }
}

function drawnOn(stream: ProgressStream): OnProgress {
  let open = false;
  let openTask: string | undefined;
  return ({ task, done, total }) => {
    if (done === undefined || total === undefined) {
      stream.write(`${open ? '\n' : ''}${task}\n`);
      open = false;
      openTask = undefined;
      return;
    }
    if (open && openTask !== task) stream.write('\n');
    const filled = Math.round((BAR_WIDTH * done) / total);
    stream.write(
      `\r${task} [${'='.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${megabytes(done)}/${megabytes(total)} MB`,
    );
    open = done < total;
    openTask = task;
    if (!open) stream.write('\n');
  };
}

class ToldTasks {
  private readonly stream: ProgressStream;
  private readonly patience: number;
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly quartersTold = new Map<string, number>();

  constructor(stream: ProgressStream, patience: number) {
    this.stream = stream;
    this.patience = patience;
  }

  note({ task, done, total }: Progress): void {
    if (!this.waiting.has(task))
      this.waiting.set(
        task,
        setTimeout(() => this.tell(task), this.patience),
      );
    const quarter = done === undefined || total === undefined ? 0 : Math.floor((4 * done) / total);
    const told = this.quartersTold.get(task);
    if (told === undefined || quarter <= told || done === undefined || total === undefined) return;
    this.quartersTold.set(task, quarter);
    this.stream.write(`${task}: ${megabytes(done)} of ${megabytes(total)} MB\n`);
  }

  end(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private tell(task: string): void {
    this.quartersTold.set(task, 0);
    this.stream.write(`${task}\n`);
  }
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}
