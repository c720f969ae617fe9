import type { ActivityInboundCallsInterceptor, ActivityInterceptorsFactory } from '@temporalio/worker';
import { causedBy, correlationOf } from '../store/cause';
import { aboutWorkflow } from './about-workflow';
import { note } from './process-log';

interface Order {
  readonly correlationId?: unknown;
}

/**
 * Each activity knows what caused it: the act that its order names, else itself. Whatever it books carries that on, and its
 * lines in the log say it.
 */
export const followedActivities: ActivityInterceptorsFactory = ({ info }) => {
  const { activityType: activity, activityId, attempt, workflowExecution } = info;
  const { workflowId = '', runId = '' } = workflowExecution ?? {};
  let correlationId = correlationOf(workflowId, runId, activityId);
  const execute: ActivityInboundCallsInterceptor['execute'] = async (input, next) => {
    const [order] = input.args as readonly (Order | undefined)[];
    if (typeof order?.correlationId === 'string') correlationId = order.correlationId;
    const answer = await causedBy({ correlationId }, () => next(input));
    const about = { ...aboutWorkflow(workflowId), workflowId, runId, activity, attempt, correlationId };
    note('An activity is done.', { ...about, ...eventOf(answer) });
    return answer;
  };
  return {
    inbound: { execute },
    outbound: { getLogAttributes: (input, next) => next({ ...input, correlationId }) },
  };
};

/** How far the claim's events go by now, where the activity tells. */
function eventOf(answer: unknown): { readonly eventNumber?: number } {
  const { eventNumber } = (answer ?? {}) as { readonly eventNumber?: unknown };
  return typeof eventNumber === 'number' ? { eventNumber } : {};
}
