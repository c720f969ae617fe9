import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Mark } from './items';

export interface MarkInWords {
  readonly on: CivilDate;
  readonly by?: string;
  readonly text: string;
}

interface MarkRow {
  readonly itemId: number;
  readonly mark: Mark['mark'];
  readonly on: CivilDate;
  readonly by: string | null;
  readonly owner: string | null;
  readonly dueOn: CivilDate | null;
  readonly note: string | null;
  readonly amount: string | null;
  readonly period: string;
}

/** What happened to differences, oldest first, by their numbers. */
export async function marksOf(
  pool: Pool,
  items: readonly { readonly itemId: number }[],
): Promise<Map<number, MarkInWords[]>> {
  const { rows } = await pool.query<MarkRow>(
    `SELECT item_id AS "itemId", mark, business_on AS on, done_by AS by, owner, marked.due_on AS "dueOn", note, amount, period
     FROM fordring.reconciliation_item_mark AS marked JOIN fordring.reconciliation_run USING (run_id)
     WHERE item_id = ANY ($1) ORDER BY item_id, mark_number`,
    [items.map(({ itemId }) => itemId)],
  );
  const marks = new Map<number, MarkInWords[]>();
  for (const row of rows) {
    const mark = { on: row.on, text: inWords(row), ...(row.by !== null && { by: row.by }) };
    const known = marks.get(row.itemId);
    if (known) known.push(mark);
    else marks.set(row.itemId, [mark]);
  }
  return marks;
}

function inWords({ mark, owner, dueOn, note, amount, period }: MarkRow): string {
  const by = dueOn === null ? '' : `, by ${dueOn}`;
  switch (mark) {
    case 'found':
      return `found in ${period}${by === '' ? '' : `, to be looked into${by}`}`;
    case 'changed':
      return `now ${amount ?? ''}; ${note ?? ''}`;
    case 'carried':
      return `carried over to ${period}`;
    case 'gone':
      return note ?? 'gone';
    case 'assigned':
      return `assigned to ${owner ?? 'nobody'}${by}`;
    case 'escalated':
      return `went to ${owner ?? 'who signs'}`;
    case 'settled':
      return `settled: ${note ?? ''}`;
    case 'commented':
      return note ?? '';
  }
}
