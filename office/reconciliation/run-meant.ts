import { z } from 'zod';
import { periodFrom } from '../../reconciliation/period';
import type { RunName } from '../../workflows/reconciliation-port';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Desk } from '../counter/act';
import { here } from '../counter/here';
import { word } from '../counter/words';
import { ensureRun } from './tell-runs';
import type { By } from './who-acts';

/** A run of the caller's creditor. */
export const run = z.strictObject({ recipe: word, period: word });

/** What an act on a run is about. */
interface RunMeant {
  readonly run: RunName;
  readonly today: CivilDate;
  /** Who acts, by which role. */
  readonly by: By;
}

/** Throws `InvalidPeriod` and `CreditorUnknown`. */
export async function runMeant(desk: Desk, { recipe, period }: z.infer<typeof run>): Promise<RunMeant> {
  const named = { recipe, period: periodFrom(period) };
  const { creditorId, today } = await here(desk);
  return { run: { creditorId, ...named }, today, by: byOf(desk) };
}

export function byOf({ actor, role }: Desk): By {
  return { actor, ...(role && { role }) };
}

/** What was said, without what was left unsaid. */
export function said<Input extends object>(input: Input): { [Name in keyof Input]: Exclude<Input[Name], undefined> } {
  const words = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(words) as { [Name in keyof Input]: Exclude<Input[Name], undefined> };
}

/**
 * Does something with a run, which has its workflow afterwards, also where the workflow was lost. News of the act reach the
 * workflow besides; an engine that cannot be reached now is told later by the relay.
 */
export async function andFollow<Answer>({ pool, engine }: Desk, name: RunName, done: Promise<Answer>): Promise<Answer> {
  const answer = await done;
  if (engine) await ensureRun(pool, engine.runs, name).catch(() => undefined);
  return answer;
}
