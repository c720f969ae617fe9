import type { CounterpartPayload } from '../claims/outbox-messages';
import type { StepName } from '../../domain/policy/policy';
import { outboxLane, type UndeliveredMessage } from '../../store/outbox';
import { relayRound, type RoundOptions } from '../../store/relay/lane';
import type { AnswerNote } from './answer-notes';
import { keepOutcome, waitingCase, type WaitingCase } from './case-outcomes';
import { HAND_OVER_STEPS, type HandOverStep } from './counterpart-ports';
import { handOverCase, type HandOverDependencies, type PendingCase } from './hand-over-case';
import { aloneWithClaim } from './one-claim';
import { isKnown } from './pending-cases';
import { tellChanges, type ToldOutcome } from './tell-changes';

export interface CaseDeliveryDependencies extends HandOverDependencies {
  /** Told once of cases that could not go, each with its reason; they stay in `waitingCases`. */
  readonly onWaiting?: (cases: readonly WaitingCase[]) => void;
  /** Told once of what waits for a person; it stays in `answerNotes`. */
  readonly onNotes?: (notes: readonly AnswerNote[]) => void;
}

type CounterpartMessage = UndeliveredMessage<CounterpartPayload>;

const BATCH = 50;

/**
 * Hands the cases that steps have called for to their counterparts, once each: a Swedish referral to Kronofogden, a
 * Danish one to Gældsstyrelsen, long-term monitoring to Intrum, a claim for the collection agency to the
 * agency, each as the claim stood right after the step. What is for
 * people (the client's acceptance, the administrative court) is not sent. A case that does not fit its counterpart's
 * record is held with the reason, for `retryHeldCases`.
 *
 * What happens to a claim afterwards is told in the order in which it happened: whichever message comes first brings the
 * counterpart up to date, and those that come behind it find nothing left to tell. Returns how many messages were dealt
 * with. A failure of the world sets the case aside, and it is tried again; the others go on. Throws `ReceiverAway`.
 */
export async function deliverCases(dependencies: CaseDeliveryDependencies, options?: RoundOptions): Promise<number> {
  const waiting: WaitingCase[] = [];
  const notes: AnswerNote[] = [];
  const lane = outboxLane<CounterpartPayload>('counterpart', BATCH, async (message) => {
    const outcome = await deliverMessage(message, dependencies);
    waiting.push(...outcome.waiting);
    notes.push(...outcome.notes);
  });
  try {
    return await relayRound(dependencies.pool, lane, options);
  } finally {
    if (waiting.length > 0) dependencies.onWaiting?.(waiting);
    if (notes.length > 0) dependencies.onNotes?.(notes);
  }
}

async function deliverMessage(
  { claimId, eventNumber, payload }: CounterpartMessage,
  dependencies: CaseDeliveryDependencies,
): Promise<ToldOutcome> {
  if ('changedOn' in payload) {
    return aloneWithClaim(dependencies.pool, claimId, (client) => tellChanges(client, claimId, dependencies));
  }
  const { step, performedOn } = payload;
  if (!isHandOver(step)) return { waiting: [], notes: [] };
  return handOver({ claimId, step, eventNumber, performedOn }, dependencies);
}

/** What came to pass between the step and now is told behind it, in the same stroke. */
async function handOver(pending: PendingCase, dependencies: CaseDeliveryDependencies): Promise<ToldOutcome> {
  const { claimId, eventNumber, performedOn } = pending;
  return aloneWithClaim(dependencies.pool, claimId, async (client) => {
    const waiting: WaitingCase[] = [];
    if (!(await isKnown(client, pending))) {
      const time = { asOfEvent: eventNumber, on: performedOn };
      const outcome = await handOverCase(client, pending, time, dependencies);
      await keepOutcome(client, pending, outcome);
      const waits = waitingCase(pending, outcome);
      if (waits) waiting.push(waits);
    }
    const told = await tellChanges(client, claimId, dependencies);
    return { waiting: [...waiting, ...told.waiting], notes: told.notes };
  });
}

function isHandOver(step: StepName): step is HandOverStep {
  return HAND_OVER_STEPS.some((known) => known === step);
}
