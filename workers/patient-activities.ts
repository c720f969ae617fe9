import type { ActivityInterceptors } from '@temporalio/worker';
import { withRetries } from '../store/connection-loss';

interface Order {
  readonly clock?: { readonly isVirtual?: boolean };
}

/** About half a minute in all, less than an attempt may take. */
const ATTEMPTS = 10;

/**
 * In virtual time the pauses between attempts take no time: while the database is away for seconds, a claim would live
 * through hours, and its step would come too late. So an attempt waits by itself there. In production the wall's clock
 * goes on with the pauses, and the engine tries again.
 */
export function patientActivities(): ActivityInterceptors {
  return {
    inbound: {
      execute: (input, next) => {
        const [order] = input.args as readonly (Order | undefined)[];
        return order?.clock?.isVirtual === true ? withRetries(() => next(input), { attempts: ATTEMPTS }) : next(input);
      },
    },
  };
}
