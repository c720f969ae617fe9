import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RulebookFor } from '../claims/decide-and-book';
import { readCreditors, todayOf, type Clock, type KeptCreditor } from '../creditors/creditor';

/** One figure that an operator watches, under its name in Prometheus, with its unit last. */
export interface Metric {
  readonly name: `fordring_${string}`;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly labels: readonly string[];
  /** What creditors without a label of their own come to together: their sum when absent. */
  readonly together?: 'most';
}

/** A figure with its labels. No label ever names a person, an invoice or a claim. */
export interface Sample {
  readonly metric: Metric;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Asked {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly rulebookFor: RulebookFor;
  /** How many workflows of claims run for a creditor, as the engine's list has them: the list lags a little. */
  readonly countRunning: (creditorId: string) => Promise<number>;
}

/** Figures that are read together. When the reading fails, all of them are absent and the others are there. */
export interface Measure {
  /** The measure as `fordring_metric_failed` names it. */
  readonly name: string;
  /** For how long what was read is given again. */
  readonly everySeconds: number;
  readonly metrics: readonly Metric[];
  /** Throws whatever the ledger or the engine throws. */
  readonly read: (asked: Asked) => Promise<readonly Sample[]>;
}

/** A creditor on its own business day. */
export interface CreditorToday extends KeptCreditor {
  readonly today: CivilDate;
}

/** What is asked of one creditor after the other. */
export async function ofEachCreditor(
  asked: Asked,
  read: (creditor: CreditorToday) => Promise<readonly Sample[]>,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const creditor of await readCreditors(asked.pool))
    samples.push(...(await read({ ...creditor, today: todayOf(creditor, asked.clock) })));
  return samples;
}

export const A_MINUTE = 60;
export const FIVE_MINUTES = 300;
/** What folds every open claim. */
export const SIX_HOURS = 21_600;
