import type { Pool, PoolClient } from 'pg';
import { answererOn, type ContactPerson } from '../../domain/administrations/administration';
import { isService, type Actor } from '../../domain/authority/actor';
import {
  amountAmiss,
  needsReason,
  type ProposedRow,
  type WriteDownAnswer,
} from '../../domain/decisions/write-down-answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import { inTransaction } from '../../store/connect';
import { administrationOn } from '../administrations/administrations-on';
import { lockDecision } from '../decisions/decision-rows';
import { demandProposal, type KeptProposal } from './proposal-record';
import { WriteDownRefused } from './write-down-refused';

/** Somebody who answers a proposal, on the creditor's business day. */
export interface AnswerAct {
  readonly creditorId: string;
  readonly decisionId: string;
  readonly by: Actor;
  readonly role: string;
  readonly today: CivilDate;
  /** Rows that were answered otherwise are answered anew. */
  readonly replaces: boolean;
}

export interface RowAnswer {
  readonly claimId: string;
  readonly answer: WriteDownAnswer;
  /** Of `other-amount`. */
  readonly amount?: Money;
  readonly reason?: string;
}

/** What was kept, and what had been said so already. */
export interface RowsAnswered {
  readonly proposal: KeptProposal;
  readonly added: readonly ProposedRow[];
  readonly asBefore: readonly ProposedRow[];
}

/**
 * Keeps what the contact person of the administration, or the deputy, says of rows of its proposal: all of the answers or
 * none. The same again changes nothing. Another answer is a conflict, unless `replaces` says that it is meant; then it is added,
 * and counts from then on. Throws `WriteDownRefused` and `AdministrationUnknown`.
 */
export function answerRows(pool: Pool, act: AnswerAct, answers: readonly RowAnswer[]): Promise<RowsAnswered> {
  const { creditorId, decisionId, by, role, today } = act;
  return inTransaction(pool, async (client) => {
    await lockDecision(client, decisionId);
    const proposal = await demandProposal(client, { creditorId, decisionId });
    const contact = await demandAnswerer(client, proposal, act);
    const added: string[] = [];
    const asBefore: string[] = [];
    const meant = answers.map((said) => ({ said, row: demandRow(proposal, said) }));
    if (!act.replaces) refuseOthers(meant);
    for (const { said, row } of meant) {
      if (isSame(row, said)) {
        asBefore.push(said.claimId);
        continue;
      }
      refuseSettled(proposal, row);
      await client.query(
        `INSERT INTO fordring.write_down_answer
           (decision_id, claim_id, answer, amount, reason, said_by, role, as_deputy, said_on, event_number)
         SELECT $1, claim_id, $3, $4, $5, $6, $7, $8, $9, event_number FROM fordring.claim WHERE claim_id = $2`,
        [
          ...[decisionId, said.claimId, said.answer, said.amount?.toString() ?? null, said.reason ?? null],
          ...[by.subject, role, contact.isDeputy ?? false, today],
        ],
      );
      added.push(said.claimId);
    }
    const after = await demandProposal(client, { creditorId, decisionId });
    const shown = (claimIds: readonly string[]): ProposedRow[] =>
      after.rows.filter(({ claimId }) => claimIds.includes(claimId));
    return { proposal: after, added: shown(added), asBefore: shown(asBefore) };
  });
}

async function demandAnswerer(
  client: PoolClient,
  { creditorId, administrationId }: KeptProposal,
  { by, today }: AnswerAct,
): Promise<ContactPerson> {
  if (isService(by)) {
    throw new WriteDownRefused('system', 'A system (back-office) answers no proposal. The contact person does.');
  }
  const administration = await administrationOn(client, { creditorId, administrationId }, today);
  const contact = answererOn(administration, by.subject, today);
  if (typeof contact !== 'string') return contact;
  throw new WriteDownRefused('not-the-contact', contact);
}

function demandRow({ decisionId, rows }: KeptProposal, { claimId, answer, amount, reason }: RowAnswer): ProposedRow {
  const row = rows.find((one) => one.claimId === claimId);
  if (!row) {
    throw new WriteDownRefused(
      'not-a-row',
      `${claimId} is no row of ${decisionId}. See fordring write-downs show ${decisionId}.`,
    );
  }
  if (needsReason(answer) && reason === undefined) {
    throw new WriteDownRefused('reason-missing', `Say why ${claimId} is not to be written down as proposed.`);
  }
  const amiss = amountAmiss(answer, amount, row.total);
  if (amiss !== undefined) throw new WriteDownRefused('amount-wrong', `The amount of ${claimId} ${amiss}`);
  return row;
}

function isSame({ answered }: ProposedRow, { answer, amount, reason }: RowAnswer): boolean {
  return (
    answered?.answer === answer && answered.reason === reason && answered.amount?.toString() === amount?.toString()
  );
}

const NAMED_AT_MOST = 5;

/** Throws `WriteDownRefused` where a row was answered, and is answered otherwise now. */
function refuseOthers(meant: readonly { readonly said: RowAnswer; readonly row: ProposedRow }[]): void {
  const others = meant.filter(({ said, row }) => row.answered !== undefined && !isSame(row, said));
  if (others.length === 0) return;
  const named = others
    .slice(0, NAMED_AT_MOST)
    .map(
      ({ row: { claimId, answered } }) =>
        `${claimId} (${answered?.answer ?? ''} by ${answered?.by ?? ''}, ${answered?.on ?? ''})`,
    );
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  throw new WriteDownRefused(
    'answered-before',
    `Answered otherwise before: ${named.join(', ')}${more}. Nothing was kept. Say that the new answers are to replace the old: --replace.`,
  );
}

function refuseSettled({ decisionId, state }: KeptProposal, { claimId, state: row, bookedBy = '' }: ProposedRow): void {
  if (state === 'decided' || state === 'ended') {
    const became = state === 'decided' ? 'was approved as a whole' : 'was turned down or withdrawn';
    throw new WriteDownRefused('settled', `${decisionId} ${became}; no row of it is answered any more.`);
  }
  if (row === 'anew') {
    throw new WriteDownRefused(
      'proposed-anew',
      `${claimId} is in a later proposal: answer that. fordring write-downs lists them.`,
    );
  }
  if (row === 'booked') {
    throw new WriteDownRefused(
      'settled',
      `${claimId} is written down by ${bookedBy}. Take that back first: fordring decisions reverse ${bookedBy}.`,
    );
  }
  if (row === 'put-forward') {
    throw new WriteDownRefused(
      'put-forward',
      `${claimId} is put forward to be booked as ${bookedBy}. Have that turned down first: fordring decisions reject ${bookedBy}.`,
    );
  }
}
