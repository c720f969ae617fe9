import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import { isSettled, performanceOf, type Claim } from '../../domain/claim';
import type { CounterpartFact } from '../counterparts/counterpart-facts';
import { KeyReusedWithOtherContents } from '../ledger/command-keys';
import { executeCommand, type CommandResult, type LedgerCommand, type RulebookFor } from '../ledger/execute-command';
import { askedBy, commandOf, isPursued, type ForAPerson } from './answer-command';
import { forgetHearing } from './answer-notes';
import { stepAnsweredBy } from './counterpart-ports';

export interface AnswerContext {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  readonly creditorId: string;
  readonly today: CivilDate;
}

/**
 * Records one answer under its own id, once however often it comes. What it leaves to a person is returned; it is no
 * failure. The claim is undefined when there is none of that id.
 */
export async function recordAnswer(
  fact: CounterpartFact,
  claim: Claim | undefined,
  context: AnswerContext,
): Promise<ForAPerson | undefined> {
  const { counterpart, claimId } = fact;
  if (claim?.creditorId !== context.creditorId) {
    const message = `${counterpart} answers about ${claimId}, and there is no such claim. Register it, then lay the file in again.`;
    return { kind: 'unknown-claim', message };
  }
  if (!performanceOf(claim, stepAnsweredBy(counterpart))) {
    return {
      kind: 'not-handed-over',
      message: `${counterpart} answers about ${claimId}, which was never handed to it.`,
    };
  }
  const command = commandOf(fact);
  const result = command && (await carriedOut(command, fact, context));
  if (result?.outcome === 'refused') return refused(fact, result.refusal.message);
  await keepBeside(fact, context.pool);
  if (isSettled(result?.claim ?? claim) && isPursued(fact))
    return { kind: 'settled', message: `${claimId} is settled, but ${counterpart} still has it: recall the case.` };
  return askedBy(fact);
}

type Outcome =
  CommandResult | { readonly outcome: 'refused'; readonly claim?: never; readonly refusal: { message: string } };

async function carriedOut(command: LedgerCommand, fact: CounterpartFact, context: AnswerContext): Promise<Outcome> {
  const { pool, today, rulebookFor } = context;
  try {
    return await executeCommand(pool, { claimId: fact.claimId, command, today, key: fact.answerId, rulebookFor });
  } catch (problem) {
    if (!(problem instanceof KeyReusedWithOtherContents)) throw problem;
    return { outcome: 'refused', refusal: { message: 'another answer of that day says otherwise.' } };
  }
}

function refused({ counterpart, claimId, fact, on }: CounterpartFact, why: string): ForAPerson {
  return { kind: 'refused', message: `${counterpart}'s ${fact} of ${on} on ${claimId} was not recorded: ${why}` };
}

/** The counterpart's own number of the case, which monitoring rests on. */
async function keepBeside(fact: CounterpartFact, pool: Pool): Promise<void> {
  if (fact.fact === 'received' || fact.fact === 'rejected') await forgetHearing(pool, fact.claimId);
  if (fact.fact !== 'received') return;
  await pool.query(
    `INSERT INTO fordring.authority_case AS known (claim_id, counterpart, authority_case_id, received_on)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (claim_id, counterpart) DO UPDATE SET authority_case_id = excluded.authority_case_id,
       received_on = excluded.received_on WHERE known.received_on <= excluded.received_on`,
    [fact.claimId, fact.counterpart, fact.authorityCaseId, fact.on],
  );
}
