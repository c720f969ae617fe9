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

/**
 * Shows progress to a person: one bar that is redrawn on a terminal; elsewhere (a log, CI) one line when a task begins and one
 * at every quarter, so that a log stays readable.
 */
export function showProgress(stream: NodeJS.WriteStream): OnProgress {
  return stream.isTTY ? drawnOn(stream) : toldTo(stream);
}

function drawnOn(stream: NodeJS.WriteStream): OnProgress {
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

function toldTo(stream: NodeJS.WriteStream): OnProgress {
  const quartersTold = new Map<string, number>();
  return ({ task, done, total }) => {
    if (done === undefined || total === undefined) {
      stream.write(`${task}\n`);
      return;
    }
    const quarter = Math.floor((4 * done) / total);
    if (quarter <= (quartersTold.get(task) ?? 0)) return;
    quartersTold.set(task, quarter);
    stream.write(`${task}: ${megabytes(done)} of ${megabytes(total)} MB\n`);
  };
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}
