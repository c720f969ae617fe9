/**
 * What caused a booking or a message, for whoever follows one act through messages, workflows, logs and traces. It says
 * nothing about a person and nothing that the books need.
 */
export interface Cause {
  /** Sixteen hexadecimal digits. The same act, called twice by one key, has the same. */
  readonly correlationId: string;
  /** By the W3C's Trace Context; absent where no traces are kept. */
  readonly traceparent?: string;
}
