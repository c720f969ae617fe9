import { join } from 'node:path';
import { superviseWorker, type SupervisedWorker, type SupervisedWorkerParts } from '../../workers/supervised-worker';
import { ROOT, TYPESCRIPT } from '../child';

const SAY_PEAK = require.resolve('./say-peak.cjs');
const MEGABYTE = 1024 * 1024;
const PEAK = /^peak (\d+)$/;

/** The `fordring` command's worker, as `fordring worker` supervises it. */
export const OUR_WORKER = [join(ROOT, 'bin', 'fordring.mjs'), 'worker', '--no-relay', '--unsupervised'];

/** A worker in a process of its own that tells at its end how much memory it held at most. */
export class MeasuredWorker {
  private readonly worker: SupervisedWorker;
  private unfinishedLine = '';
  private peakBytes: number | undefined;
  private end: Promise<void> | undefined;
  private readonly counts = new Map<string, number>();

  constructor(parts: SupervisedWorkerParts & { readonly program: readonly string[] }) {
    const program = ['--require', SAY_PEAK, ...TYPESCRIPT, ...parts.program];
    this.worker = superviseWorker({ ...parts, program, tell: (text) => this.hear(text) });
  }

  get givenUp(): Promise<never> {
    return this.worker.givenUp;
  }

  restarts(): number {
    return this.worker.restarts();
  }

  /** How often the worker has said this word on a line of its own. */
  said(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  stop(): Promise<void> {
    this.end ??= this.worker.stop();
    return this.end;
  }

  /** The most memory that its process held, in MB; known when the worker has stopped. */
  mostMegabytes(): number {
    if (this.peakBytes === undefined) throw new Error('The worker did not say how much memory it held.');
    return this.peakBytes / MEGABYTE;
  }

  private hear(text: string): void {
    const lines = (this.unfinishedLine + text).split('\n');
    this.unfinishedLine = lines.pop() ?? '';
    for (const line of lines) {
      const peak = PEAK.exec(line)?.[1];
      if (peak !== undefined) this.peakBytes = Number(peak);
      else if (/^\w+$/.test(line)) this.counts.set(line, this.said(line) + 1);
      else process.stderr.write(`${line}\n`);
    }
  }
}
