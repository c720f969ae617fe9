import { isGrpcServiceError, type Client } from '@temporalio/client';
import { ReceiverAway } from '../domain/kernel/receiver-away';

const ASKED_FOR_MILLISECONDS = 5_000;

/**
 * Asks the engine for something. When the engine refuses, the engine is asked once more whether it is there at all: throws
 * `ReceiverAway` when nobody answers, and otherwise the refusal, which is of this one workflow.
 */
export async function reaching<Answer>(client: Client, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (problem) {
    if (grpcErrorOf(problem) === undefined || (await isThere(client))) throw problem;
    throw new ReceiverAway('The engine does not answer.', { cause: problem });
  }
}

async function isThere(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  try {
    await client.connection.withDeadline(Date.now() + ASKED_FOR_MILLISECONDS, () =>
      client.connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  }
}

/** What the engine's server answered; nothing when the problem is another's. */
export function grpcErrorOf(problem: unknown): { readonly code: number; readonly details: string } | undefined {
  for (let at = problem; at instanceof Error; at = at.cause) if (isGrpcServiceError(at)) return at;
  return undefined;
}
