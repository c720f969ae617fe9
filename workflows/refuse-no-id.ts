import { ApplicationFailure } from '@temporalio/workflow';
import type { DecisionToConfirm } from './messages';

/** Only an id may come in. Whatever else somebody sends is not even kept in the history. */
export function refuseNoId({ decisionId }: DecisionToConfirm): void {
  if (typeof decisionId === 'string' && /^[A-Za-z0-9._:/-]{1,120}$/.test(decisionId)) return;
  throw ApplicationFailure.nonRetryable('Name the decision by its id.', 'DecisionNotConfirmed');
}
