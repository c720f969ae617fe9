import { knownEntries } from '../../controls/known-entries';
import { learnedBy, type Measures } from '../board-asked';

const SHOWN = 100;

/**
 * Every entry reaches the general ledger (S002-92): from the first day that left to the last one, no entry stands outside
 * the exports. An export that was made before its last day was over does not speak for that day. What left before the
 * ledger was put back counts as it was taken up again.
 */
export const entriesNotExported: Measures = async (asked) => {
  const { pool, creditor, asOf, known } = asked;
  const { rows } = await pool.query<{
    about: string | null;
    on: string;
    examined: number;
    missing: number;
    made: number;
  }>(
    `WITH stretch AS (
       SELECT min(from_on) AS first, max(least(to_on, made_on - 1)) AS last FROM fordring.journal_export
       WHERE creditor_id = $1 AND made_on <= $4),
     left_on AS (
       SELECT entry_id, accounting_on FROM fordring.journal_entry AS entry, stretch
       WHERE creditor_id = $1 AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}
         AND accounting_on BETWEEN stretch.first AND stretch.last),
     missing AS (
       SELECT entry_id, accounting_on FROM left_on WHERE NOT EXISTS (
         SELECT FROM fordring.exported_voucher AS said WHERE said.creditor_id = $1
           AND (said.voucher = entry_id OR said.taken_up_by = entry_id)))
     SELECT entry_id::text AS about, accounting_on AS on, examined, missing.count AS missing,
       (SELECT count(*)::integer FROM fordring.journal_export WHERE creditor_id = $1 AND made_on <= $4) AS made
     FROM (SELECT count(*)::integer AS examined FROM left_on) AS every
       LEFT JOIN (SELECT entry_id, accounting_on, (count(*) OVER ())::integer AS count FROM missing) AS missing ON true
     ORDER BY missing.entry_id LIMIT ${SHOWN}`,
    [creditor.creditorId, asOf, known ?? null, learnedBy(asked)],
  );
  const [first] = rows;
  // Of a creditor whose books never left for a general ledger nothing is measured.
  if (first?.made === 0) return [];
  return [
    {
      measure: 'entries-not-exported',
      value: first?.about == null ? 0 : first.missing,
      examined: first?.examined ?? 0,
      findings: rows.flatMap(({ about, on }) =>
        about === null ? [] : [{ about: `entry ${about}`, says: `of ${on}, and in no export` }],
      ),
    },
  ];
};
