import type { Pool } from 'pg';
import { advanceClose } from '../office/close/advance-close';
import { CloseUnknown } from '../office/close/close-refused';
import { creditorOfRuns } from '../office/reconciliation/creditor-of-runs';
import { RecipeUnknown } from '../office/reconciliation/recipe-shelf';
import { tellRuns, type RunEnginePort } from '../office/reconciliation/tell-runs';
import type { ClosePort } from '../workflows/close-port';
import { townTime } from './business-day';
import { endingWith } from './failure-of';
import { morningOf } from './waiting-days';

export interface CloseActivityDependencies {
  readonly pool: Pool;
  /** Has the workflows of reconciliations begin that a close began. */
  readonly engine: RunEnginePort;
}

/** Trying again helps against neither of these. */
const FINAL = [CloseUnknown, RecipeUnknown];

/** The world's side of `ClosePort`. */
export function createCloseActivities({ pool, engine }: CloseActivityDependencies): ClosePort {
  return {
    advanceClose: ({ clock, creditorId, period }) =>
      endingWith(FINAL, async () => {
        const time = await townTime(pool, creditorId, clock);
        const { next, ...notice } = await advanceClose(pool, { creditorId, period }, time.today);
        while ((await tellRuns(pool, engine)) > 0);
        const { timeZone } = await creditorOfRuns(pool, creditorId);
        return { ...notice, ...(next && { next: { on: next, at: time.wakesAt(next, morningOf(next, timeZone)) } }) };
      }),
  };
}
