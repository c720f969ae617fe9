import type { Pool } from 'pg';
import { rolesInWords } from '../../domain/authority/roles';
import { claimIdOf, creditorOf } from '../../domain/claim/claim-id';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { factKey, type ClaimFact } from '../../formats/facts/dated-fact';
import { refuseDecisions } from '../claims/fact-command';
import { executeCommand } from '../claims/execute-command';
import type { Desk } from '../counter/act';
import { writeReceipt } from '../counter/receipts';
import { readDecision } from '../decisions/decision-rows';
import { ClientsReceiptMissing, demandClientsAnswer } from './clients-answer';
import { proposeDecision } from '../decisions/propose-decision';
import { decidedBy, decisionIdOfFact, type DecidedFact } from './decisions-of-facts';

/** What became of one line. `known`: it was recorded before, or is so already. A sentence says what a line waits for, or why it was refused. */
export interface RecordedFact {
  readonly on: CivilDate;
  readonly invoiceNumber: string;
  readonly outcome: 'recorded' | 'known' | 'waiting' | 'refused';
  readonly sentence?: string;
}

interface Recording {
  readonly creditorId: string;
  /** The business day; absent where the creditor lives in virtual time, and each line is of its own day. */
  readonly today?: CivilDate;
}

/** Who handed a fact in, beside the key under which its events are booked. */
export function receiptOf(
  { actor, role }: Pick<Desk, 'actor' | 'role'>,
  act: string,
  { claimId, key }: { readonly claimId: string; readonly key: string },
): Parameters<typeof writeReceipt>[1] {
  return { act, by: actor, role, creditorId: creditorOf(claimId), about: claimId, commandKey: key };
}

/** Records one line: what reports is booked, what decides is decided by the authority of whoever records it. */
export async function recordFact(desk: Desk, recording: Recording, fact: ClaimFact): Promise<RecordedFact> {
  const { on, invoiceNumber, command } = fact;
  const claimId = claimIdOf(recording.creditorId, invoiceNumber);
  const line = { on, invoiceNumber };
  const decided = decidedBy(fact);
  if (decided) return { ...line, ...(await decideFact(desk, recording, { claimId, fact, decided })) };
  refuseDecisions(command);
  try {
    const { creditorId, today = on } = recording;
    await demandClientsAnswer(desk, { creditorId, claimId, today }, command);
  } catch (problem) {
    if (!(problem instanceof ClientsReceiptMissing)) throw problem;
    return { ...line, outcome: 'refused', sentence: problem.message };
  }
  const key = factKey(claimId, fact);
  const rulebookFor = (await desk.rulebooks()).for;
  await writeReceipt(desk.pool, receiptOf(desk, 'registration.recordFacts', { claimId, key }));
  const result = await executeCommand(desk.pool, { claimId, command, today: on, key, rulebookFor });
  if (result.outcome === 'refused') return { ...line, ...notRecorded(result.refusal) };
  return { ...line, outcome: result.replayed ? 'known' : 'recorded' };
}

/** What is so already is known, by whatever line it became so. */
function notRecorded({ refused, message }: { readonly refused: string; readonly message: string }) {
  return { outcome: refused === 'already-recorded' ? 'known' : 'refused', sentence: message } as const;
}

/**
 * A decision counts on the day of its line, by the authority of whoever records the file: back-dated, when that day is
 * over. The same line is the same decision whoever records it, so that one who finds it recorded adds nothing.
 */
async function decideFact(
  { pool, actor, rulebooks, clock }: Desk,
  { creditorId, today }: Recording,
  { claimId, fact, decided }: { claimId: string; fact: ClaimFact; decided: DecidedFact },
): Promise<Pick<RecordedFact, 'outcome' | 'sentence'>> {
  const decisionId = decisionIdOfFact(claimId, fact);
  if (await readDecision(pool, decisionId)) return { outcome: 'known' };
  const { on } = fact;
  const request = {
    ...{ ...decided, decisionId, creditorId, on, today: today ?? on },
    ...(today !== undefined && on < today && { backDated: true }),
    subject: { of: 'claims', claimIds: [claimId] } as const,
    reasonCode: 'recorded-fact',
    reason: 'Recorded from a file of facts.',
  };
  const answer = await proposeDecision(pool, actor, request, (await rulebooks()).for, clock);
  if (answer.outcome === 'refused') return notRecorded(answer.refusal);
  const { decision, state } = answer.file;
  if (state === 'executed') return { outcome: answer.replayed ? 'known' : 'recorded' };
  const approvers = rolesInWords(decision.approvalBy);
  return { outcome: 'waiting', sentence: `decision ${decisionId} waits for the approval of ${approvers}` };
}

const NAMED = 10;

/** Before anything is recorded: a file about an invoice that nobody knows is all of it wrong. Throws `InputRefused`. */
export async function refuseUnknownInvoices(
  pool: Pool,
  creditorId: string,
  facts: readonly Pick<ClaimFact, 'invoiceNumber'>[],
): Promise<void> {
  const numbers = new Set(facts.map(({ invoiceNumber }) => invoiceNumber));
  const { rows } = await pool.query<{ invoice_number: string }>(
    'SELECT invoice_number FROM fordring.claim WHERE creditor_id = $1 AND invoice_number = ANY ($2)',
    [creditorId, [...numbers]],
  );
  for (const { invoice_number: known } of rows) numbers.delete(known);
  if (numbers.size === 0) return;
  const some = [...numbers].slice(0, NAMED).map((number) => number || '(none)');
  const message = `Creditor ${creditorId} has no invoice ${some.join(', ')}${numbers.size > NAMED ? ' …' : ''}. Check the numbers, or name another creditor.`;
  throw new InputRefused('The facts are about invoices that are not there; nothing was recorded.', [
    { field: 'invoiceNumber', message },
  ]);
}
