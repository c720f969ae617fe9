import type { ActivityInterceptors } from '@temporalio/worker';
import { withoutContents } from '../domain/kernel/without-contents';

/** What an activity fails with goes to the engine and its pages for good: it tells nothing of what stands in the data. */
export function quietActivities(): ActivityInterceptors {
  return {
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (problem) {
          throw withoutContents(problem);
        }
      },
    },
  };
}
