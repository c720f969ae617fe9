import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { CaseEngine } from '../engine/case-engine';
import { RunEngine } from '../engine/run-engine';
import type { CounterParts } from '../office/counter/counter';
import { openOffice, type Office } from '../office/office';

export interface OfficeParts extends Pick<
  CounterParts,
  'clock' | 'confirmWithinMilliseconds' | 'onUntold' | 'onVirtualDay'
> {
  /** The ledger. */
  readonly pool: Pool;
  /** The engine and the queue on which its workers listen. Without it the workers' relay tells workflows. */
  readonly temporal?: { readonly client: Client; readonly taskQueue: string };
}

/** The office over a ledger and an engine: the one place that knows which adapters stand behind its ports. */
export function composeOffice({ temporal, ...parts }: OfficeParts): Office {
  if (!temporal) return openOffice(parts);
  const { client, taskQueue } = temporal;
  const engine = { claims: new CaseEngine(client, taskQueue), runs: new RunEngine(client, taskQueue) };
  return openOffice({ ...parts, engine });
}
