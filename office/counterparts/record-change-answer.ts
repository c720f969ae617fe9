import type { Pool } from 'pg';
import type { CounterpartFact } from './counterpart-facts';
import { askedByChange, type ForAPerson } from './answer-command';
import type { AnsweredCase } from './answered-case';
import type { ToldChange } from './told-change';

type ChangeAnswered = Extract<CounterpartFact, { fact: 'change-answered' }>;

/** Keeps what was said of a change, once, beside what was told. What it leaves to a person is returned. */
export async function recordChangeAnswer(
  pool: Pool,
  fact: ChangeAnswered,
  { claimId, handedOver }: AnsweredCase,
): Promise<ForAPerson | undefined> {
  const { counterpart, changeId, answerId, answer, reason, on } = fact;
  const { rows } = await pool.query<Pick<ToldChange, 'change'> & { amount: string | null; told_on: string }>(
    `SELECT change, amount, told_on FROM fordring.case_change
     WHERE claim_id = $1 AND step = $2 AND case_event = $3 AND change_id = $4`,
    [claimId, handedOver?.step ?? null, handedOver?.eventNumber ?? null, changeId],
  );
  const [told] = rows;
  if (!told || !handedOver) {
    const message = `${counterpart} answers to change ${changeId} of ${fact.caseId}, which it was never told.`;
    return { kind: 'not-handed-over', message };
  }
  const { rows: kept } = await pool.query<{ answer: string; reason: string }>(
    `INSERT INTO fordring.case_change_answer (answer_id, claim_id, step, case_event, change_id, answer, reason, answered_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (answer_id) DO NOTHING RETURNING answer, reason`,
    [answerId, claimId, handedOver.step, handedOver.eventNumber, changeId, answer, reason, on],
  );
  if (kept.length === 0 && !(await isTheSame(pool, fact))) {
    const message = `${counterpart}'s answer of ${on} to change ${changeId} of ${fact.caseId} was not recorded: another answer of that day says otherwise.`;
    return { kind: 'refused', message };
  }
  const amount = told.amount === null ? '' : ` of ${told.amount}`;
  return askedByChange(fact, `${told.change}${amount} told on ${told.told_on} of ${claimId}`);
}

async function isTheSame(pool: Pool, { answerId, answer, reason }: ChangeAnswered): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM fordring.case_change_answer WHERE answer_id = $1 AND answer = $2 AND reason = $3',
    [answerId, answer, reason],
  );
  return rowCount === 1;
}
