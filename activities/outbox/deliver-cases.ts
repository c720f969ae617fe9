import type { StepName } from '../../domain/policy';
import { deliverOutbox, type UndeliveredMessage } from '../ledger/outbox';
import { keepOutcome, waitingCase, type WaitingCase } from './case-outcomes';
import type { HandOverStep } from './counterpart-ports';
import { eachByItself, type Attempt } from './each-by-itself';
import { handOverCase, type HandOverDependencies, type PendingCase } from './hand-over-case';

export interface CaseDeliveryDependencies extends HandOverDependencies {
  /** Told once of cases that could not go, each with its reason; they stay in `waitingCases`. */
  readonly onWaiting?: (cases: readonly WaitingCase[]) => void;
}

type CounterpartMessage = UndeliveredMessage<'counterpart'>;

const BATCH = 50;

/**
 * Hands the cases that steps have called for to their counterparts, once each: a Swedish referral to Kronofogden, a
 * Danish one to Gældsstyrelsen, long-term monitoring to Intrum, each as the claim stood right after the step. What is for
 * people (the client's acceptance, the administrative court) is not sent. A case that does not fit its counterpart's
 * record is held with the reason, for `retryHeldCases`. Returns how many messages were dealt with.
 *
 * A failure of the world is thrown once the others have gone; its case is tried again.
 */
export async function deliverCases(dependencies: CaseDeliveryDependencies): Promise<number> {
  const waiting: WaitingCase[] = [];
  const attempts: Attempt<CounterpartMessage>[] = [];
  const dealtWith = await deliverOutbox(dependencies.pool, 'counterpart', BATCH, async (messages) => {
    const attempt = await eachByItself(messages, async (message) => {
      const found = await deliverCase(message, dependencies);
      if (found) waiting.push(found);
    });
    attempts.push(attempt);
    return attempt.done.map(({ outboxId }) => outboxId);
  });
  if (waiting.length > 0) dependencies.onWaiting?.(waiting);
  for (const { failure } of attempts) if (failure) throw failure;
  return dealtWith;
}

async function deliverCase(
  { claimId, eventNumber, payload: { step, performedOn } }: CounterpartMessage,
  dependencies: CaseDeliveryDependencies,
): Promise<WaitingCase | undefined> {
  if (!isHandOver(step)) return undefined;
  const pending: PendingCase = { claimId, step, eventNumber, performedOn };
  const outcome = await handOverCase(pending, { asOfEvent: eventNumber, on: performedOn }, dependencies);
  await keepOutcome(dependencies.pool, pending, outcome);
  return waitingCase(pending, outcome);
}

function isHandOver(step: StepName): step is HandOverStep {
  return step === 'referral' || step === 'monitoring';
}
