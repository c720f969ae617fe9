import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { decideAndBook, type CommandResult, type LedgerCommand, type RulebookFor } from './decide-and-book';
import { namedRefusal } from './named-refusal';
import { addPaymentOfCommand, paymentIdOf } from './payment-of-command';

export type { CommandResult, LedgerCommand, RulebookFor } from './decide-and-book';

export interface CommandRequest {
  readonly claimId: string;
  readonly command: LedgerCommand;
  /** The business day on which it is decided and booked. */
  readonly today: CivilDate;
  /** Protects this very act: the second call with the same key returns what the first one did. */
  readonly key: string;
  readonly rulebookFor: RulebookFor;
}

/**
 * The one way to change a claim: under its row lock the command is decided on the claim as it stands, and its events,
 * postings, documents and messages are written in the same transaction, or nothing is.
 *
 * A refusal changes nothing and is not kept under the key, so that a step whose gate was closed can be tried again.
 *
 * Throws `ClaimUnknown`, `KeyReusedWithOtherContents` and `PaymentKnownOtherwise`; repeating helps against none of them.
 * After a lost connection the caller does not know whether it was committed: call again with the same key (`withRetries`).
 */
export async function executeCommand(pool: Pool, request: CommandRequest): Promise<CommandResult> {
  const { claimId, command, today, key, rulebookFor } = request;
  const paymentId = paymentIdOf(command);
  try {
    return await inTransaction(pool, (client) =>
      decideAndBook(client, {
        claimId,
        key,
        contents: { claimId, command: contentsOf(command) },
        today,
        rulebookFor,
        command: () => command,
        beside: (batch, claim) => {
          addPaymentOfCommand(batch, claim, command);
        },
      }),
    );
  } catch (error) {
    throw namedRefusal(error, { key, ...(paymentId !== undefined && { paymentId }) });
  }
}

/** What must be the same when a key is used again. Gates and days are circumstances: they may have changed since. */
function contentsOf(command: LedgerCommand): unknown {
  return command.type === 'PerformStep' ? { type: command.type, step: command.step } : command;
}
