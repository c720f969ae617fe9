import type { Pool } from 'pg';
import { addDays, addMonths, earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { eachByItself } from '../../store/each-by-itself';
import type { Chases } from '../completeness/deliver-chases';
import { creditorOfRuns, type CreditorOfRuns } from '../reconciliation/creditor-of-runs';
import { CHASE_EVERY_BANKING_DAYS } from '../reconciliation/party-at-level';
import { proposalsOf, type KeptProposal } from './proposal-record';

/** So far back an administration is asked for its answers. */
const MONTHS_BACK = 12;

/** Administrations are asked for their answers. */
export const WRITE_DOWN_CHASES: Chases = {
  topic: 'write-down-chase',
  table: 'write_down_chase',
  subject: `'write-down'`,
  about: 'decision_id',
};

/** Rows that the administration owes an answer. */
export function unansweredRows({ state, rows }: KeptProposal): number {
  return state === 'whole' || state === 'by-row' ? rows.filter((row) => row.state === 'unanswered').length : 0;
}

/**
 * Asks each administration again that has not answered every row of its proposal by the day (S002-71), each second banking day.
 * Twice on a day is once. Answers on which day to look again; nothing where no row waits.
 */
export async function chaseAnswers(pool: Pool, creditorId: string, today: CivilDate): Promise<CivilDate | undefined> {
  const creditor = await creditorOfRuns(pool, creditorId);
  const proposals = await proposalsOf(pool, { creditorId, proposedFrom: addMonths(today, -MONTHS_BACK) });
  const open = proposals.filter((proposal) => unansweredRows(proposal) > 0);
  const late = open.filter(({ answerBy }) => answerBy < today);
  const { failure } = await eachByItself(late, (proposal) => chase(pool, creditor, proposal, today));
  if (failure) throw failure;
  if (late.length > 0) return creditor.calendar.addBankingDays(today, 1);
  return open
    .map(({ answerBy }) => creditor.calendar.nextBankingDayFrom(addDays(answerBy, 1)))
    .reduce<CivilDate | undefined>((next, day) => (next === undefined ? day : earlierOf(next, day)), undefined);
}

async function chase(
  pool: Pool,
  { creditorId, calendar }: CreditorOfRuns,
  proposal: KeptProposal,
  today: CivilDate,
): Promise<void> {
  const { decisionId, administrationId, answerBy } = proposal;
  const open = unansweredRows(proposal);
  const message = `${counted(open, 'claim')} of the write-down proposal ${decisionId} ${open === 1 ? 'was' : 'were'} to be answered by ${answerBy}. Answer each: fordring write-downs answer ${decisionId} INVOICE ANSWER, or send the list back filled in: fordring write-downs read ${decisionId} FILE.`;
  await pool.query(
    `INSERT INTO fordring.write_down_chase (creditor_id, decision_id, level, addressee, message, chased_on)
     SELECT $1, $2, count(*) + 1, $3, $4, $5::date FROM fordring.write_down_chase WHERE decision_id = $2
     HAVING coalesce(max(chased_on) <= $6::date, true) ON CONFLICT DO NOTHING`,
    [
      ...[creditorId, decisionId, administrationId, message, today],
      calendar.addBankingDays(today, -CHASE_EVERY_BANKING_DAYS),
    ],
  );
}
