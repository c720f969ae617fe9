import { createRequire } from 'node:module';
import type { CaseEngine } from '../engine/case-engine';
import type { RunEngine } from '../engine/run-engine';
import type { OpenFordring } from './open-fordring';

/** The engine's libraries take longer to load than most commands to run, so they are loaded by whoever tells a workflow. */
const load = createRequire(__filename);

type Reached = Pick<OpenFordring, 'client' | 'configuration'>;

/** Starts and tells the workflows of claims. */
export function caseEngineOf({ client, configuration }: Reached): CaseEngine {
  const { CaseEngine } = load('../engine/case-engine') as typeof import('../engine/case-engine');
  return new CaseEngine(client, configuration.taskQueue);
}

/** Starts and tells the workflows of reconciliations. */
export function runEngineOf({ client, configuration }: Reached): RunEngine {
  const { RunEngine } = load('../engine/run-engine') as typeof import('../engine/run-engine');
  return new RunEngine(client, configuration.taskQueue);
}
