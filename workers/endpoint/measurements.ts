import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Measure, Metric, Sample } from '../../office/measures/measure';
import { boundCreditors } from './bound-creditors';

const failed: Metric = {
  name: 'fordring_metric_failed',
  type: 'gauge',
  help: '1 when the last reading failed or takes too long. Its metrics are absent until a reading succeeds.',
  labels: ['metric'],
};
const age: Metric = {
  name: 'fordring_metric_age_seconds',
  type: 'gauge',
  help: 'How long ago the metrics were read that are told now.',
  labels: ['metric'],
};

/** So long a question waits for readings that have just begun; a slower reading is told at the next question. */
const PATIENCE_MILLISECONDS = 4_000;
/** A reading that takes longer counts as failed, whatever comes of it later. */
const MOST_MILLISECONDS = 300_000;
/** A reading that failed is tried again so much later, at the earliest. */
const AGAIN_AFTER_MILLISECONDS = 15_000;

interface Reading {
  readonly samples?: readonly Sample[];
  readonly at: number;
}

interface Watched {
  readonly measure: Measure;
  last?: Reading;
  underWay?: { readonly since: number; readonly done: Promise<void> };
}

export interface MeasurementParts {
  readonly measures: readonly Measure[];
  readonly asked: () => Promise<Asked>;
  /** Milliseconds that only grow; the process's own when absent. */
  readonly elapsed?: () => number;
  readonly patienceMilliseconds?: number;
  /** Hears why a reading failed, once for readings that fail one after the other. */
  readonly onFailure?: (measure: string, problem: unknown) => void;
}

/**
 * Reads each measure at most as often as the measure says, and gives what was read last in between. A measure that fails
 * or hangs is named and keeps no other from being told.
 */
export class Measurements {
  readonly metrics: readonly Metric[];
  private readonly parts: MeasurementParts;
  private readonly watched: readonly Watched[];
  private readonly elapsed: () => number;

  constructor(parts: MeasurementParts) {
    this.parts = parts;
    this.metrics = [...parts.measures.flatMap(({ metrics }) => metrics), failed, age];
    this.watched = parts.measures.map((measure) => ({ measure }));
    this.elapsed = parts.elapsed ?? (() => performance.now());
  }

  async samples(): Promise<readonly Sample[]> {
    for (const watched of this.watched) if (this.isStale(watched)) this.begin(watched);
    const begun = this.watched.flatMap(({ underWay }) => underWay?.done ?? []);
    const patience = new AbortController();
    const tired = wait(this.parts.patienceMilliseconds ?? PATIENCE_MILLISECONDS, undefined, {
      signal: patience.signal,
    }).catch(() => undefined);
    await Promise.race([Promise.all(begun), tired]);
    patience.abort();
    return this.watched.flatMap((watched) => this.told(watched));
  }

  private isStale({ measure, last, underWay }: Watched): boolean {
    if (underWay) return false;
    if (!last) return true;
    const holds = last.samples ? measure.everySeconds * 1_000 : AGAIN_AFTER_MILLISECONDS;
    return this.elapsed() - last.at >= holds;
  }

  private begin(watched: Watched): void {
    const { measure } = watched;
    const read = async (): Promise<readonly Sample[]> => boundCreditors(await measure.read(await this.parts.asked()));
    const done = read()
      .then((samples) => void (watched.last = { samples, at: this.elapsed() }))
      .catch((problem: unknown) => {
        const failedBefore = watched.last !== undefined && watched.last.samples === undefined;
        watched.last = { at: this.elapsed() };
        if (!failedBefore) this.parts.onFailure?.(measure.name, problem);
      })
      .finally(() => delete watched.underWay);
    watched.underWay = { since: this.elapsed(), done };
  }

  private told({ measure, last, underWay }: Watched): Sample[] {
    const labels = { metric: measure.name };
    const hangs = underWay !== undefined && this.elapsed() - underWay.since > MOST_MILLISECONDS;
    const isFailed = hangs || (last !== undefined && last.samples === undefined);
    if (isFailed || !last?.samples) return [{ metric: failed, labels, value: isFailed ? 1 : 0 }];
    const seconds = Math.round((this.elapsed() - last.at) / 1_000);
    return [{ metric: failed, labels, value: 0 }, { metric: age, labels, value: seconds }, ...last.samples];
  }
}
