import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import * as otel from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResourcesSync, envDetectorSync, Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { ClientInterceptors, WorkflowClientInterceptor } from '@temporalio/client';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry/lib/client';
import {
  makeWorkflowExporter,
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryActivityOutboundInterceptor,
} from '@temporalio/interceptors-opentelemetry/lib/worker';
import { Fault } from '../domain/kernel/fault';
import type { Traced } from '../office/counter/counter';
import { causedBy, newCorrelation, presentCause } from '../store/cause';
import type { TracedWorker } from '../workers/fordring-worker';

/** Of one process: how acts, clients and workers keep traces. */
export interface Tracing {
  /** A span for each act at the counter. */
  readonly traced: Traced;
  readonly client: ClientInterceptors;
  readonly worker: TracedWorker;
  readonly end: () => Promise<void>;
}

const END_MILLISECONDS = 3_000;
const SERVICE = 'fordring';

let present: Tracing | undefined;

/** Opened once for the process: OpenTelemetry's own registry is the process's too. */
export function presentTracing(): Tracing {
  present ??= openTracing(new OTLPTraceExporter());
  return present;
}

/**
 * Keeps traces and hands them to the exporter in batches, beside the work: a collector that is down or slow keeps nothing
 * waiting, and what does not fit into the queue is dropped. Address, headers, sampling and limits are OpenTelemetry's own
 * variables. A span has ids and names of acts, workflows and activities; no arguments, no results.
 */
function openTracing(exporter: SpanExporter): Tracing {
  const named = detectResourcesSync({ detectors: [envDetectorSync] });
  const resource = new Resource({ 'service.name': SERVICE, ...named.attributes });
  const processor = new BatchSpanProcessor(exporter);
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new CallContexts() });
  const tracer = otel.trace.getTracer(SERVICE);

  return {
    traced: (act, work) =>
      tracer.startActiveSpan(`act ${act}`, async (span) => {
        try {
          return await work(presentTraceparent());
        } catch (problem) {
          // The sentence of a refusal may repeat what somebody wrote: its name says enough.
          span.setStatus({
            code: otel.SpanStatusCode.ERROR,
            message: problem instanceof Fault ? problem.name : 'Error',
          });
          throw problem;
        } finally {
          span.end();
        }
      }),
    client: { workflow: [new WithinCause(), new OpenTelemetryWorkflowClientInterceptor()] },
    worker: {
      activity: [
        (context) => ({
          inbound: new OpenTelemetryActivityInboundInterceptor(context),
          outbound: new OpenTelemetryActivityOutboundInterceptor(context),
        }),
        () => ({ inbound: { execute: (input, next) => withinPresentSpan(() => next(input)) } }),
      ],
      sinks: { exporter: makeWorkflowExporter(processor, resource) },
    },
    end: () =>
      Promise.race([provider.shutdown().catch(() => undefined), wait(END_MILLISECONDS, undefined, { ref: false })]),
  };
}

/** What a message of the outbox tells belongs to the trace of the act that wrote the message. */
class WithinCause implements WorkflowClientInterceptor {
  readonly start: NonNullable<WorkflowClientInterceptor['start']> = (input, next) => within(() => next(input));
  readonly signal: NonNullable<WorkflowClientInterceptor['signal']> = (input, next) => within(() => next(input));
  readonly signalWithStart: NonNullable<WorkflowClientInterceptor['signalWithStart']> = (input, next) =>
    within(() => next(input));
}

function within<Result>(work: () => Promise<Result>): Promise<Result> {
  const traceparent = presentCause()?.traceparent;
  if (traceparent === undefined) return work();
  return otel.context.with(otel.propagation.extract(otel.context.active(), { traceparent }), work);
}

/** What the activity writes to the outbox goes on in its trace. */
function withinPresentSpan<Result>(work: () => Promise<Result>): Promise<Result> {
  const traceparent = presentTraceparent();
  if (traceparent === undefined) return work();
  return causedBy({ correlationId: newCorrelation(), ...presentCause(), traceparent }, work);
}

function presentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  otel.propagation.inject(otel.context.active(), carrier);
  return carrier.traceparent;
}

/** The present span goes with the call, over everything that it awaits. */
class CallContexts implements otel.ContextManager {
  private readonly contexts = new AsyncLocalStorage<otel.Context>();

  active(): otel.Context {
    return this.contexts.getStore() ?? otel.ROOT_CONTEXT;
  }

  with<Given extends unknown[], Call extends (...given: Given) => ReturnType<Call>>(
    context: otel.Context,
    call: Call,
    self?: ThisParameterType<Call>,
    ...given: Given
  ): ReturnType<Call> {
    return this.contexts.run(context, () => call.apply(self, given));
  }

  bind<Target>(context: otel.Context, target: Target): Target {
    if (typeof target !== 'function') return target;
    const call = target as unknown as (...given: unknown[]) => unknown;
    const bound = (...given: unknown[]): unknown => this.contexts.run(context, () => call(...given));
    return bound as Target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.contexts.disable();
    return this;
  }
}
