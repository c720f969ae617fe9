import { SingleBar } from 'cli-progress';
import type { ProgressStream } from '../stack/progress';

export interface ProgressBar {
  show(done: number, of: number, at: string): void;
  end(): void;
}

/** A bar that is redrawn on a terminal; elsewhere a line at every tenth, so that a log stays readable. */
export function progressBar(task: string, stream: ProgressStream): ProgressBar {
  return isTerminal(stream) ? drawnOn(task, stream) : toldTo(task, stream);
}

function isTerminal(stream: ProgressStream): stream is NodeJS.WriteStream {
  return stream.isTTY;
}

function drawnOn(task: string, stream: NodeJS.WriteStream): ProgressBar {
  const bar = new SingleBar({
    stream,
    format: `${task} {bar} {percentage} %  {at}`,
    hideCursor: true,
    clearOnComplete: false,
    barsize: 40,
  });
  let started = false;
  return {
    show(done, of, at) {
      if (!started) bar.start(of, done, { at });
      else bar.update(done, { at });
      started = true;
    },
    end() {
      if (started) bar.stop();
      started = false;
    },
  };
}

function toldTo(task: string, stream: ProgressStream): ProgressBar {
  let told = -1;
  return {
    show(done, of, at) {
      const tenth = Math.floor((10 * done) / of);
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${task}: ${tenth * 10} %${at ? `, ${at}` : ''}\n`);
    },
    end: () => undefined,
  };
}
