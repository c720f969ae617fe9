import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client, type ConnectionLike } from '@temporalio/client';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { Fault } from '../domain/kernel/fault';

/**
 * Virtual time on the real server: every execution has a clock of its own, which can be wound forward.
 *
 * Server 1.32 can skip time per execution, but the SDK's client (1.24) has no option for it yet. So `withVirtualTime` puts
 * the setting into the raw start requests, `fastForward` winds one execution's clock, and `virtualNow` reads it.
 *
 * ```ts
 * const client = new Client({ connection: withVirtualTime(connection), namespace });
 * await startingWound(days(20), () => client.workflow.start(collectInvoice, { workflowId, startDelay: '37 days', … }));
 * await untilArrived(client, workflowId); // its clock shows day 20; no worker was asked
 * await client.workflow.signalWithStart(collectInvoice, { workflowId, signal: factRecorded, … });
 * await fastForward(client, workflowId, { to: new Date('2027-03-01T23:00:00Z') }); // 'arrived' or 'ended'
 * ```
 *
 * Measured on server 1.32.0 (CLI 1.9.1) on a SQLite file; `tests/stack/virtual-time/virtual-time.test.ts` holds most of it:
 *
 * - A clock that is not wound **stands**: it goes with the wall clock, and nothing is skipped. A wound clock runs **by itself**
 *   to its target: over start delay, timers, and the retry delay of an activity, one skip each. At the target it stands again.
 *   While anything is in flight (a workflow task, a running activity, a child) nothing is skipped.
 * - So **`arrived` means: the execution is idle, and everything due before the target has been performed**, retries included,
 *   provided the target lies behind the last due instant. When the target *is* the due instant, the timer fires, but its
 *   workflow task may still be running at arrival. Aim behind it: at the end of the day, not at the step's own minute.
 * - An idle execution that waits for a signal, without any timer, goes to the target too, in one skip.
 * - When the execution ends before the target, the wait answers `ended`, and its clock stays at the instant of its last event.
 *   Winding an execution that is closed already is answered `ended` too, wherever the target lies.
 * - A target survives continue-as-new: set in run 1, it is reached in run 4, as one waits by workflow id. **Only with
 *   `history.workflowIdReuseMinimalInterval="0s"`**, which `temporal-server.ts` sets: otherwise a run that continues within a wall second of
 *   its own start is held back for the rest of that second, and over this wait server 1.32.0 doubles what was skipped so far
 *   (day 60 becomes day 120, silently). On a cluster of others, rehearse only with that setting.
 * - A second fast-forward while the first is under way replaces it; whoever waits for the first gets `ClockWoundByAnother`.
 * - `signalWithStart` on a sleeping execution leaves its clock alone and ends the start delay. A claim paid on its day 20 closes
 *   on its own day 20 with **7 events**: started, time skipped, signalled, task scheduled, task started, task completed, execution
 *   completed. Each skip is one event (`TimeSkippingTransitioned`), each `fastForward` on a running execution one more
 *   (`OptionsUpdated`); both replay.
 * - A duration of zero is refused by the server. A target that lies in the past of a running execution is answered `arrived`
 *   here at once, whatever is in flight.
 * - Virtual instants are never early: the duration is laid from the server's "now", so arrival is some milliseconds after `to`.
 * - Only workflow code sees virtual time. Activities see wall time: hand them the business date.
 *
 * Cost: a fast-forward with its timer and workflow task takes 25–45 ms one at a time. 200 executions with 14 monthly timers
 * (2,800 skips) take 24 s at once on two cores; a step costs the server 8 ms of processor and the worker 4 ms.
 * `temporal-server.ts` makes the settings that decide this (without them: 1 s a skip, and 20 skips a second in all).
 */

/** The server stops skipping after this many skips in one go; its own default of 100 is less than a claim that waits daily at a gate. */
const SKIPS_PER_SESSION = 1_000_000;

/** The name of the fast-forward that a start request carries. */
const AT_START = 'at-start';

/** How long nothing may happen to an execution that should be moving. A long activity stands in its way; so does a worker that is not there. */
const PATIENCE_MILLISECONDS = 120_000;

const POLL_MILLISECONDS = 15_000;

/** The server's word for an execution that is closed already, or never was. */
const GRPC_NOT_FOUND: readonly number[] = [5];

/** When a long poll's time is over, sometimes the client is first to say so (4) and sometimes the server (1). */
const GRPC_OUT_OF_TIME: readonly number[] = [1, 4];
const CLOCKS_DIFFER_BY_MILLISECONDS = 200;

export type Arrival = 'arrived' | 'ended';

export type Target = { readonly to: Date } | { readonly byMilliseconds: number };

export interface Waiting {
  /** After this long without arrival: `ClockStuck`. */
  readonly patienceMilliseconds?: number;
}

/** Somebody else wound the same virtual clock meanwhile. Wind each clock from one place. */
export class ClockWoundByAnother extends Fault {
  override readonly name = 'ClockWoundByAnother';
  override readonly kind = 'unavailable';
}

/**
 * A virtual clock did not reach its target in time. Look in Temporal UI what is in flight, and whether a worker polls
 * the task queue.
 */
export class ClockStuck extends Fault {
  override readonly name = 'ClockStuck';
  override readonly kind = 'unavailable';
}

const windingAtStart = new AsyncLocalStorage<number>();

/** Executions started inside `start` begin with their clocks wound by so much; without this they begin with clocks that stand. */
export function startingWound<R>(byMilliseconds: number, start: () => Promise<R>): Promise<R> {
  return windingAtStart.run(byMilliseconds, start);
}

function timeSkippingAtStart(): temporal.api.common.v1.ITimeSkippingConfig {
  const byMilliseconds = windingAtStart.getStore() ?? 0;
  return byMilliseconds > 0
    ? timeSkipping(AT_START, byMilliseconds)
    : { enabled: false, maxSessionSkipCount: SKIPS_PER_SESSION };
}

function timeSkipping(id: string, byMilliseconds: number): temporal.api.common.v1.ITimeSkippingConfig {
  return {
    enabled: true,
    maxSessionSkipCount: SKIPS_PER_SESSION,
    fastForwardConfig: { id, duration: msNumberToTs(byMilliseconds) },
  };
}

/** The same connection, but what is started over it has a clock that can be wound. The given connection stays as it was. */
export function withVirtualTime(connection: ConnectionLike): ConnectionLike {
  const plain = connection.workflowService;
  type Service = typeof plain;
  const workflowService = Object.create(plain, {
    startWorkflowExecution: {
      value: (request: Parameters<Service['startWorkflowExecution']>[0]) =>
        plain.startWorkflowExecution({ ...request, timeSkippingConfig: timeSkippingAtStart() }),
    },
    signalWithStartWorkflowExecution: {
      value: (request: Parameters<Service['signalWithStartWorkflowExecution']>[0]) =>
        plain.signalWithStartWorkflowExecution({ ...request, timeSkippingConfig: timeSkippingAtStart() }),
    },
  }) as Service;
  return Object.create(connection, { workflowService: { value: workflowService } }) as ConnectionLike;
}

/** Winds one execution's clock and waits until it has arrived at the target, or ended on the way. */
export async function fastForward(
  client: Client,
  workflowId: string,
  target: Target,
  waiting: Waiting = {},
): Promise<Arrival> {
  const clock = await virtualNow(client, workflowId);
  if (clock.hasEnded) return 'ended';
  const byMilliseconds = 'to' in target ? target.to.getTime() - clock.shows.getTime() : target.byMilliseconds;
  if (byMilliseconds <= 0) return 'arrived';
  const fastForwardId = randomUUID();
  try {
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: { timeSkippingConfig: timeSkipping(fastForwardId, byMilliseconds) },
      updateMask: { paths: ['time_skipping_config'] },
    });
  } catch (error) {
    // A server that begins says the same of a namespace that it does not know yet: only the run itself tells its end.
    if (
      isGrpcServiceError(error) &&
      GRPC_NOT_FOUND.includes(error.code) &&
      (await virtualNow(client, workflowId)).hasEnded
    )
      return 'ended';
    throw error;
  }
  return untilArrived(client, workflowId, { ...waiting, fastForwardId });
}

/** Waits for a clock that is wound already: by `startingWound`, or by the fast-forward whose id is given. */
export async function untilArrived(
  client: Client,
  workflowId: string,
  waiting: Waiting & { readonly fastForwardId?: string } = {},
): Promise<Arrival> {
  const { fastForwardId = AT_START, patienceMilliseconds = PATIENCE_MILLISECONDS } = waiting;
  const giveUpAt = Date.now() + patienceMilliseconds;
  const { FastForwardPollingResult: Result } = temporal.api.enums.v1;
  for (;;) {
    const answer = await poll(client, workflowId, fastForwardId, giveUpAt);
    if (answer?.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return 'arrived';
    if (answer?.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      if (answer.failedReason.includes('ended')) return 'ended';
      throw new ClockWoundByAnother(
        `The clock of ${workflowId} was wound by somebody else meanwhile (${answer.failedReason}); wind each clock from one place.`,
      );
    }
    if (Date.now() >= giveUpAt) {
      throw new ClockStuck(
        `The clock of ${workflowId} stands since ${patienceMilliseconds / 1000} s before its target; ` +
          'look in Temporal UI what it has in flight, and whether a worker polls its task queue.',
      );
    }
  }
}

async function poll(client: Client, workflowId: string, fastForwardId: string, giveUpAt: number) {
  const deadline = Math.min(Date.now() + POLL_MILLISECONDS, giveUpAt);
  try {
    return await client.withDeadline(deadline, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: client.options.namespace,
        workflowExecution: { workflowId },
        fastForwardId,
      }),
    );
  } catch (error) {
    const isOver = Date.now() >= deadline - CLOCKS_DIFFER_BY_MILLISECONDS;
    if (isOver && isGrpcServiceError(error) && GRPC_OUT_OF_TIME.includes(error.code)) return undefined;
    throw error;
  }
}

/**
 * What the execution's own clock shows: the wall clock until its first skip; after its end, the instant of its last event.
 * And whether the execution has ended.
 */
export async function virtualNow(
  client: Client,
  workflowId: string,
): Promise<{ readonly shows: Date; readonly hasEnded: boolean }> {
  const { workflowExecutionInfo, workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  const shown = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return {
    shows: shown ? new Date(tsToMs(shown)) : new Date(),
    hasEnded:
      workflowExecutionInfo?.status !== temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
  };
}
