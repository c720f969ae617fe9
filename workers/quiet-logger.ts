import { DefaultLogger, type LogLevel, type LogMetadata } from '@temporalio/worker';
import { withoutContents } from '../domain/kernel/without-contents';
import { aboutWorkflow } from './about-workflow';
import { isJson, note } from './process-log';

/** The worker's log. An error in it, with every cause, tells nothing of what stands in the data. */
export class QuietLogger extends DefaultLogger {
  override log(level: LogLevel, message: string, meta?: LogMetadata): void {
    for (const value of Object.values(meta ?? {})) withoutContents(value);
    if (isJson()) note(message, fieldsOf(meta), LEVELS[level]);
    else super.log(level, message, meta);
  }
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** What the SDK says of a task. Anything else is left out: nobody knows what it holds. */
const TOLD = [
  ...['workflowId', 'workflowType', 'taskQueue', 'attempt', 'durationMs'],
  ...['sdkComponent', 'correlationId', 'decisionId', 'error', 'trace_id', 'span_id'],
];

function fieldsOf(meta: LogMetadata = {}): Record<string, unknown> {
  const told = Object.fromEntries(TOLD.filter((name) => name in meta).map((name) => [name, meta[name]]));
  const {
    workflowId,
    activityType,
    runId,
    workflowRunId = runId,
  } = meta as Readonly<Record<string, string | undefined>>;
  return {
    ...told,
    ...(activityType !== undefined && { activity: activityType }),
    ...(workflowRunId !== undefined && { runId: workflowRunId }),
    ...(workflowId !== undefined && aboutWorkflow(workflowId)),
  };
}
