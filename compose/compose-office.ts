import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { CaseEngine } from '../engine/case-engine';
import { CloseEngine } from '../engine/close-engine';
import { compareBooks } from '../engine/compare-books';
import { compareRuns } from '../engine/compare-runs';
import { RunEngine } from '../engine/run-engine';
import type { CounterParts } from '../office/counter/counter';
import type { Engine } from '../office/counter/engine';
import { traces } from './traces';
import { openOffice, type Office } from '../office/office';

export interface OfficeParts extends Pick<
  CounterParts,
  'clock' | 'confirmWithinMilliseconds' | 'onDayMoved' | 'onUntold' | 'onVirtualDay'
> {
  /** The ledger. */
  readonly pool: Pool;
  /**
   * The engine and the queue on which its workers listen. Without a queue the engine is only asked and confirms decisions;
   * without an engine nothing is asked. What is not told here the workers' relay tells.
   */
  readonly temporal?: { readonly client: Client; readonly taskQueue?: string };
}

/** The office over a ledger and an engine: the one place that knows which adapters stand behind its ports. */
export function composeOffice({ temporal, ...given }: OfficeParts): Office {
  const kept = traces();
  const parts = { ...given, ...(kept && { traced: kept.traced }) };
  if (!temporal) return openOffice(parts);
  const { client, taskQueue = NO_QUEUE } = temporal;
  const [claims, runs] = [new CaseEngine(client, taskQueue), new RunEngine(client, taskQueue)];
  const closes = new CloseEngine(client, taskQueue);
  const engine: Engine = {
    ...{ claims, runs, closes, cases: claims, gates: claims },
    control: {
      compareClaims: (books, { creditorIds, mend, waiting }) =>
        compareBooks({ books, client }, { creditorIds, waiting, ...(mend && { mendWith: claims }) }),
      compareRuns: (books, { creditorIds, mend }) =>
        compareRuns({ books, client }, { creditorIds, ...(mend && { mendWith: { runs, closes } }) }),
    },
  };
  return openOffice({ ...parts, engine, relayTells: temporal.taskQueue === undefined });
}

/** Nothing is started from a door that names no queue. */
const NO_QUEUE = 'none';
