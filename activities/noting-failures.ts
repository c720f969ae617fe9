import { ApplicationFailure } from '@temporalio/common';
import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { closeFailing, noteFailure } from '../office/controls/failing-activities';

type Work = (...orders: readonly unknown[]) => Promise<unknown>;

/**
 * The same activities, but an attempt that fails is noted in the ledger, so that one that fails for long is found by the
 * control. The note goes when the activity succeeds. A wait is no failure, nor is what ends the activity for good: its
 * workflow tells that. A ledger that is away takes no notes, and the attempt fails as it would have.
 */
export function notingFailures<Own extends object>(pool: Pool, activities: Own): Own {
  const noting = Object.entries(activities as Readonly<Record<string, Work>>).map(([activity, work]) => [
    activity,
    async (...orders: readonly unknown[]) => {
      const { workflowExecution, attempt } = Context.current().info;
      const about = { workflowId: workflowExecution?.workflowId ?? '', activity };
      const close = async () => (attempt > 1 ? closeFailing(pool, about).catch(() => undefined) : undefined);
      try {
        const answer = await work(...orders);
        await close();
        return answer;
      } catch (problem) {
        if (problem instanceof ApplicationFailure) await close();
        else await noteFailure(pool, about, problem).catch(() => undefined);
        throw problem;
      }
    },
  ]);
  return Object.fromEntries(noting) as Own;
}
