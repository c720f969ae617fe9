import { addDays, addMonths, type CivilDate } from '../../../domain/kernel/civil-date';
import type { MeasureName } from '../../../domain/controls/objectives';
import type { Measured } from '../../../domain/controls/verdict';
import { isClosingOf } from '../../close/closings';
import { knownEntries } from '../../controls/known-entries';
import { bankFrequencyOn } from '../../creditors/bank-gate';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

/** Own choices: no source says how long a payment may lie in suspense, or how long a close may take. */
const DAYS = { suspense: 30, close: 45 } as const;

interface Found {
  /** Null in the one row of nothing found. */
  readonly about: string | null;
  readonly says: string | null;
  readonly examined: number;
}

/** Payments that lie in suspense, of all payments that came (S002-100), by accounting day. */
export const oldSuspense: Measures = async (asked) => [
  await measuredBy('old-suspense', asked, paymentsInSuspense(asked)),
];

/** Reconciliations that nobody signed (S002-100), as it stood at the end of the day. */
export const reconciliationsLate: Measures = async (asked) => [
  await measuredBy('reconciliations-late', asked, unsignedRuns(asked)),
];

/** Closes that go on for too long, as it stood at the end of the day. */
export const closesLate: Measures = async (asked) => [await measuredBy('closes-late', asked, unfinishedCloses(asked))];

/** Openings of the bank gate since a frequency was agreed; no measure where nothing is agreed. */
export const gatesWithoutEvidence: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const agreed = await bankFrequencyOn(pool, creditor.creditorId, learnedBy(asked));
  return agreed ? [await measuredBy('gates-without-evidence', asked, unshownOpenings(asked))] : [];
};

function unshownOpenings(asked: BoardAsked): Question {
  const day = learnedBy(asked);
  return {
    text: `WITH opened AS (
       SELECT changed_on AS about, changed_by, reconciled_through
       FROM fordring.bank_gate AS gate LEFT JOIN fordring.bank_gate_evidence USING (change_id)
       WHERE gate.creditor_id = $1 AND open AND changed_on > $3 AND changed_on <= $2
         AND fordring.standing_data($1, 'bank-frequency', '', changed_on) IS NOT NULL)
     SELECT about::text, 'opened by ' || changed_by AS says, examined
     FROM (SELECT count(*)::integer AS examined FROM opened) AS every
       LEFT JOIN opened ON reconciled_through IS NULL ORDER BY 1`,
    values: [asked.creditor.creditorId, day, addMonths(day, -12)],
  };
}

interface Question {
  /** Gives the count of what was looked at with each row, and one row without a name where nothing was found. */
  readonly text: string;
  readonly values: readonly unknown[];
}

async function measuredBy(measure: MeasureName, { pool }: BoardAsked, { text, values }: Question): Promise<Measured> {
  const { rows } = await pool.query<Found>(text, [...values]);
  const findings = rows.flatMap(({ about, says }) => (about === null || says === null ? [] : [{ about, says }]));
  return { measure, value: findings.length, examined: rows[0]?.examined ?? 0, findings };
}

function paymentsInSuspense({ creditor, asOf, known }: BoardAsked): Question {
  return {
    text: `WITH waiting AS (
       SELECT payment_id, received_on
       FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
         JOIN fordring.payment USING (creditor_id, payment_id)
       WHERE creditor_id = $1 AND accounting_on <= $2 AND account = $4 AND ${knownEntries('$1', '$3')}
       GROUP BY payment_id, received_on HAVING sum(posting.amount) <> 0)
     SELECT payment_id AS about, 'received on ' || received_on AS says, examined
     FROM (SELECT count(DISTINCT payment_id)::integer AS examined FROM fordring.journal_entry
         WHERE creditor_id = $1 AND payment_id IS NOT NULL AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}) AS came
       LEFT JOIN waiting ON received_on <= $5 ORDER BY received_on, payment_id`,
    values: [creditor.creditorId, asOf, known ?? null, creditor.chart.suspense.number, addDays(asOf, -DAYS.suspense)],
  };
}

function unsignedRuns(asked: BoardAsked): Question {
  return {
    text: `WITH due AS (
       SELECT recipe || ' ' || period AS about, due_on, coalesce((
         SELECT type FROM fordring.reconciliation_event AS event
         WHERE event.run_id = run.run_id AND business_on <= $2 AND type IN ('RunApproved', 'RunReopened', 'RunPassedOver')
         ORDER BY event_number DESC LIMIT 1), 'RunReopened') AS last
       FROM fordring.reconciliation_run AS run WHERE creditor_id = $1 AND opened_on <= $2 AND due_on < $2)
     SELECT about, 'due on ' || due_on AS says, examined
     FROM (SELECT count(*)::integer AS examined FROM due) AS all_due LEFT JOIN due ON last = 'RunReopened' ORDER BY 1`,
    values: [asked.creditor.creditorId, learnedBy(asked)],
  };
}

function unfinishedCloses(asked: BoardAsked): Question {
  return {
    text: `WITH begun AS (
       SELECT period AS about, opened_on, coalesce((
         SELECT type FROM fordring.close_event AS event
         WHERE event.creditor_id = month.creditor_id AND event.period = month.period AND business_on <= $2
           AND type IN ('MonthClosed', 'MonthReopened')
         ORDER BY event_number DESC LIMIT 1), 'MonthReopened') AS last
       FROM fordring.period_close AS month WHERE creditor_id = $1 AND opened_on <= $3)
     SELECT about, 'begun on ' || opened_on AS says, examined
     FROM (SELECT count(*)::integer AS examined FROM begun) AS all_begun LEFT JOIN begun ON last = 'MonthReopened'
     ORDER BY 1`,
    values: [asked.creditor.creditorId, learnedBy(asked), addDays(learnedBy(asked), -DAYS.close)],
  };
}

/** The closings that ended in the 12 months before, from the month of the first invoice on. */
export const closingsWithoutValuation: Measures = async (asked) => {
  const { pool, creditor, asOf } = asked;
  const day = learnedBy(asked);
  const { rows: first } = await pool.query<{ on: CivilDate | null }>(
    'SELECT min(issued_on) AS on FROM fordring.claim WHERE creditor_id = $1',
    [creditor.creditorId],
  );
  const begins = first[0]?.on?.slice(0, 7) ?? '9999';
  // A closing has so long to be signed as a close may take.
  const months: string[] = [];
  for (let back = 12; back >= 1; back -= 1) {
    const month = addMonths(addDays(asOf, -DAYS.close), -back).slice(0, 7);
    if (month >= begins && (await isClosingOf(pool, creditor, month))) months.push(month);
  }
  const { rows } = await pool.query<{ period: string }>(
    `SELECT period FROM unnest($2::text[]) AS month (period) WHERE NOT EXISTS (
       SELECT FROM fordring.valuation JOIN fordring.valuation_mark USING (valuation_number)
       WHERE creditor_id = $1 AND closing = month.period AND mark = 'booked' AND marked_on <= $3) ORDER BY 1`,
    [creditor.creditorId, months, day],
  );
  return [
    {
      measure: 'closings-without-valuation',
      value: rows.length,
      examined: months.length,
      findings: rows.map(({ period }) => ({ about: period, says: 'no valuation was booked' })),
    },
  ];
};
