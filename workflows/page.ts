import { workflowInfo } from '@temporalio/workflow';

/**
 * A history begins anew long before the server would suggest it: whoever replays a history has little to read, and a
 * flood of signals never comes near the server's limit of signals.
 */
const EVENTS_OF_A_PAGE = 1500;

/** Whether the history is to begin anew at the next quiet moment. */
export function isPageFull(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= EVENTS_OF_A_PAGE || continueAsNewSuggested;
}
