import { addDays, addMonths, type CivilDate } from '../../../domain/kernel/civil-date';
import type { MeasureName } from '../../../domain/controls/objectives';
import type { Measured } from '../../../domain/controls/verdict';
import { knownEntries } from '../../controls/known-entries';
import type { BoardAsked, Measures } from '../board-asked';

/** Own choices: no source says how long a payment may lie in suspense, or how long a close may take. */
const DAYS = { suspense: 30, close: 45 } as const;
const CLOSING_MONTHS = ['04', '08', '12'];

interface Found {
  readonly about: string;
  readonly says: string;
  readonly examined: number;
}

/** Reconciliations, closes and suspense (S002-75, S002-100), each as it stood at the end of the day. */
export const routines: Measures = async (asked) => [
  await measuredBy('old-suspense', asked, oldSuspense(asked)),
  await measuredBy('reconciliations-late', asked, reconciliationsLate(asked)),
  await measuredBy('closes-late', asked, closesLate(asked)),
  await closingsWithoutValuation(asked),
];

interface Question {
  /** Gives the count of what was looked at with each row; one row without a name where nothing was found. */
  readonly text: string;
  readonly values: readonly unknown[];
}

async function measuredBy(measure: MeasureName, { pool }: BoardAsked, { text, values }: Question): Promise<Measured> {
  const { rows } = await pool.query<Found>(text, [...values]);
  const findings = rows.map(({ about, says }) => ({ about, says }));
  return { measure, value: findings.length, examined: Math.max(findings.length, rows[0]?.examined ?? 0), findings };
}

function oldSuspense({ creditor, asOf, known }: BoardAsked): Question {
  return {
    text: `SELECT payment_id AS about, 'received on ' || received_on AS says, 0 AS examined
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
       JOIN fordring.payment USING (creditor_id, payment_id)
     WHERE creditor_id = $1 AND accounting_on <= $2 AND account = $4 AND received_on <= $5 AND ${knownEntries('$1', '$3')}
     GROUP BY payment_id, received_on HAVING sum(posting.amount) <> 0 ORDER BY received_on, payment_id`,
    values: [creditor.creditorId, asOf, known ?? null, creditor.chart.suspense.number, addDays(asOf, -DAYS.suspense)],
  };
}

function reconciliationsLate(asked: BoardAsked): Question {
  return {
    text: `SELECT recipe || ' ' || period AS about, 'due on ' || due_on AS says, count(*) OVER ()::integer AS examined
     FROM fordring.reconciliation_run AS run
     WHERE creditor_id = $1 AND opened_on <= $2 AND due_on < $2 AND coalesce((
       SELECT type FROM fordring.reconciliation_event AS event
       WHERE event.run_id = run.run_id AND business_on <= $2 AND type IN ('RunApproved', 'RunReopened', 'RunPassedOver')
       ORDER BY event_number DESC LIMIT 1), 'RunReopened') = 'RunReopened'
     ORDER BY 1`,
    values: [asked.creditor.creditorId, learnedBy(asked)],
  };
}

function closesLate(asked: BoardAsked): Question {
  return {
    text: `SELECT period AS about, 'begun on ' || opened_on AS says, 0 AS examined FROM fordring.period_close AS month
     WHERE creditor_id = $1 AND opened_on <= $3 AND coalesce((
       SELECT type FROM fordring.close_event AS event
       WHERE event.creditor_id = month.creditor_id AND event.period = month.period AND business_on <= $2
         AND type IN ('MonthClosed', 'MonthReopened')
       ORDER BY event_number DESC LIMIT 1), 'MonthReopened') = 'MonthReopened'
     ORDER BY 1`,
    values: [asked.creditor.creditorId, learnedBy(asked), addDays(learnedBy(asked), -DAYS.close)],
  };
}

/** The closings that ended in the 12 months before, from the month of the first invoice on. */
async function closingsWithoutValuation(asked: BoardAsked): Promise<Measured> {
  const { pool, creditor, asOf } = asked;
  const day = learnedBy(asked);
  const { rows: first } = await pool.query<{ on: CivilDate | null }>(
    'SELECT min(issued_on) AS on FROM fordring.claim WHERE creditor_id = $1',
    [creditor.creditorId],
  );
  const begins = first[0]?.on?.slice(0, 7) ?? '9999';
  // A closing has so long to be signed as a close may take.
  const months = Array.from({ length: 12 }, (_, back) => addMonths(addDays(asOf, -DAYS.close), -back - 1).slice(0, 7))
    .filter((month) => CLOSING_MONTHS.includes(month.slice(5)) && month >= begins)
    .sort();
  const { rows } = await pool.query<{ period: string }>(
    `SELECT period FROM unnest($2::text[]) AS month (period) WHERE coalesce((
       SELECT type FROM fordring.close_event AS event
       WHERE creditor_id = $1 AND event.period = month.period AND step = 'valuation' AND business_on <= $3
         AND type IN ('StepSigned', 'StepTakenBack')
       ORDER BY event_number DESC LIMIT 1), '') <> 'StepSigned' ORDER BY 1`,
    [creditor.creditorId, months, day],
  );
  return {
    measure: 'closings-without-valuation',
    value: rows.length,
    examined: months.length,
    findings: rows.map(({ period }) => ({ about: period, says: 'no signed step valuation' })),
  };
}

/** What has a business day alone became known on that day. */
export function learnedBy({ asOf, known }: Pick<BoardAsked, 'asOf' | 'known'>): CivilDate {
  return known !== undefined && known < asOf ? known : asOf;
}
