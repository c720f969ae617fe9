import {
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
} from '@temporalio/client';
import type { TemporalConnectionOptions } from './temporal-connection';

/** A connection of a client, as `Connection.connect` gives. Calls that are tried again when it is closed end quietly. */
export function connectTemporal(options: TemporalConnectionOptions): Promise<Connection> {
  return Connection.connect(quietlyClosed(options));
}

/**
 * The SDK tries a failed call again from a timer. When the connection was closed meanwhile, gRPC throws inside that timer
 * ("Channel has been shut down"), where nobody can catch it, and the process ends.
 */
function quietlyClosed(options: TemporalConnectionOptions): ConnectionOptions {
  return { ...options, interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), endingQuietly] };
}

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type NextCall = Parameters<Interceptor>[1];
type Call = ReturnType<NextCall>;
type Status = Parameters<NonNullable<NonNullable<Parameters<Call['start']>[1]>['onReceiveStatus']>>[0];

/** gRPC's number for a call that its caller took back. The SDK does not try such a call again. */
const CANCELLED = 1;

const endingQuietly = ((options: Parameters<Interceptor>[0], nextCall: NextCall): Call => {
  try {
    return nextCall(options);
  } catch (problem) {
    return callThatFails(problem instanceof Error ? problem.message : String(problem));
  }
}) as unknown as Interceptor;

function callThatFails(details: string): Call {
  const nothing = (): void => undefined;
  return {
    start: (metadata, listener) => {
      const status: unknown = { code: CANCELLED, details, metadata };
      listener?.onReceiveStatus?.(status as Status);
    },
    ...{ sendMessage: nothing, sendMessageWithContext: nothing, halfClose: nothing, startRead: nothing },
    ...{ cancelWithStatus: nothing, getPeer: () => 'nobody', getAuthContext: () => null },
  };
}
