import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { isSettled, performanceOf, type Claim } from '../../domain/claim/claim';
import type { CounterpartFact } from './counterpart-facts';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { executeCommand, type CommandResult, type LedgerCommand, type RulebookFor } from '../claims/execute-command';
import { askedBy, commandOf, isPursued, type ForAPerson } from './answer-command';
import { forgetHearing } from './answer-notes';
import type { AnsweredCase } from './answered-case';
import { stepAnsweredBy } from './counterpart-ports';
import { recordChangeAnswer } from './record-change-answer';

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
  about: AnsweredCase,
  claim: Claim | undefined,
  context: AnswerContext,
): Promise<ForAPerson | undefined> {
  const { counterpart } = fact;
  const { claimId, handedOver } = about;
  if (claim?.creditorId !== context.creditorId) {
    const message = `${counterpart} answers about ${claimId}, and there is no such claim. Register it, then lay the file in again.`;
    return { kind: 'unknown-claim', message };
  }
  if (fact.fact === 'change-answered') return recordChangeAnswer(context.pool, fact, about);
  const added = about.added === undefined ? undefined : answerToAddition(fact, about.added);
  if (added) return recordChangeAnswer(context.pool, added, about);
  if (about.isAccessory) return askedByAccessory(fact, claimId);
  if (handedOver?.recalledOn !== undefined) return afterRecall(fact, claimId, handedOver.recalledOn);
  if (!handedOver && !performanceOf(claim, stepAnsweredBy(counterpart))) {
    return {
      kind: 'not-handed-over',
      message: `${counterpart} answers about ${claimId}, which was never handed to it.`,
    };
  }
  const command = commandOf(fact);
  const result = command && (await carriedOut(command, fact, claimId, context));
  if (result?.outcome === 'refused') return refused(fact, claimId, result.refusal.message);
  await keepBeside(fact, claimId, context.pool);
  if (isSettled(result?.claim ?? claim) && isPursued(fact))
    return { kind: 'settled', message: `${claimId} is settled, but ${counterpart} still has it: recall the case.` };
  return askedBy(fact, claimId);
}

/** Gældsstyrelsen's receipt for what was added to a claim, which it knows as a claim of its own. */
function answerToAddition(
  fact: CounterpartFact,
  changeId: string,
): Extract<CounterpartFact, { fact: 'change-answered' }> | undefined {
  const { counterpart, caseId, on, answerId } = fact;
  const about = { counterpart, caseId, on, answerId, fact: 'change-answered', changeId } as const;
  if (fact.fact === 'received') return { ...about, answer: 'carried-out', reason: '' };
  if (fact.fact === 'rejected') return { ...about, answer: 'rejected', reason: fact.reason };
  return fact.fact === 'hearing' ? { ...about, answer: 'heard', reason: fact.reason } : undefined;
}

/** The claim stays where its principal is; what Gældsstyrelsen does not take or asks about, a person sees to. */
function askedByAccessory(fact: CounterpartFact, claimId: string): ForAPerson | undefined {
  const { caseId, on } = fact;
  if (fact.fact === 'hearing') return askedBy(fact, `${caseId} of ${claimId}`);
  if (fact.fact !== 'rejected') return undefined;
  const message = `Gældsstyrelsen sent ${caseId} of ${claimId} back on ${on}: ${fact.reason}. Its principal is answered by itself.`;
  return { kind: 'accessory-rejected', message };
}

/**
 * An answer that crossed the recall says nothing of the claim as it stands now. A payment order does, and so does an agency
 * that goes on: a person sees to it.
 */
function afterRecall(fact: CounterpartFact, claimId: string, recalledOn: CivilDate): ForAPerson | undefined {
  const { counterpart, on } = fact;
  const isOrder = fact.fact === 'ruling' && fact.outcome === 'payment-order';
  const isOfAgency =
    fact.fact === 'monitoring-account' || fact.fact === 'agency-account' || fact.fact === 'agency-report';
  const goesOn = isOfAgency && isPursued(fact) && on > recalledOn;
  if (!isOrder && !goesOn) return undefined;
  const what = isOrder ? 'ruled' : 'still accounts';
  const message = `${counterpart} ${what} on ${on} on ${claimId}, which was recalled on ${recalledOn}: ask for it to be closed.`;
  return { kind: 'after-recall', message };
}

type Outcome =
  CommandResult | { readonly outcome: 'refused'; readonly claim?: never; readonly refusal: { message: string } };

async function carriedOut(
  command: LedgerCommand,
  fact: CounterpartFact,
  claimId: string,
  context: AnswerContext,
): Promise<Outcome> {
  const { pool, today, rulebookFor } = context;
  try {
    return await executeCommand(pool, { claimId, command, today, key: fact.answerId, rulebookFor });
  } catch (problem) {
    if (!(problem instanceof KeyReusedWithOtherContents)) throw problem;
    return { outcome: 'refused', refusal: { message: 'another answer of that day says otherwise.' } };
  }
}

function refused({ counterpart, fact, on }: CounterpartFact, claimId: string, why: string): ForAPerson {
  return { kind: 'refused', message: `${counterpart}'s ${fact} of ${on} on ${claimId} was not recorded: ${why}` };
}

/** The counterpart's own number of the case, which monitoring rests on. */
async function keepBeside(fact: CounterpartFact, claimId: string, pool: Pool): Promise<void> {
  if (fact.fact === 'received' || fact.fact === 'rejected') await forgetHearing(pool, claimId);
  if (fact.fact !== 'received') return;
  await pool.query(
    `INSERT INTO fordring.authority_case AS known (claim_id, counterpart, case_id, authority_case_id, received_on)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (counterpart, case_id) DO UPDATE SET authority_case_id = excluded.authority_case_id,
       received_on = excluded.received_on WHERE known.received_on <= excluded.received_on`,
    [claimId, fact.counterpart, fact.caseId, fact.authorityCaseId, fact.on],
  );
}
