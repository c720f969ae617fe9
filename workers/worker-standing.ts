import { isSupervised } from './end-with-supervisor';

/** How a worker stands, whether in this process or in one of its own. */
export interface WorkerStanding {
  /** Whether it takes tasks. */
  isWorking(): boolean;
  /** How often the worker was started again. */
  restarts(): number;
  /** Where on the loopback the Temporal SDK of the worker tells its own figures; nowhere when absent. */
  sdkMetricsPort(): number | undefined;
}

/** What a worker in a process of its own tells its supervisor, once it takes tasks. */
export interface WordOfWorker {
  readonly sdkMetricsPort?: number;
}

/** A worker in this very process. */
export class WorkerHere implements WorkerStanding {
  private word: WordOfWorker | undefined;

  /** From now on the worker takes tasks; whoever supervises this process is told. */
  works(word: WordOfWorker): void {
    this.word = word;
    if (isSupervised()) process.send?.(word);
  }

  isWorking(): boolean {
    return this.word !== undefined;
  }

  restarts(): number {
    return 0;
  }

  sdkMetricsPort(): number | undefined {
    return this.word?.sdkMetricsPort;
  }
}
