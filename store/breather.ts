/** So long Node computes at a stretch while the database waits for rows. */
const MILLISECONDS = 2;

/** Lets long computing pause now and then, so that what is being written meanwhile gets its next rows. */
export class Breather {
  private since = performance.now();

  isDue(): boolean {
    return performance.now() - this.since > MILLISECONDS;
  }

  /** Lets everything happen that is ready to. */
  async breathe(): Promise<void> {
    await new Promise<void>((resolve) => void setImmediate(resolve));
    this.since = performance.now();
  }
}
