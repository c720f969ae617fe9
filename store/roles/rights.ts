/** The roles that a login is given. The owner is whoever runs `fordring migrate`. */
export const ROLES = ['fordring_reader', 'fordring_desk', 'fordring_worker'] as const;
export type LedgerRole = (typeof ROLES)[number];

/** What a role may do with a table beyond reading it. Columns are those that may be updated. */
export interface TableRights {
  readonly inserts: boolean;
  readonly updates: readonly string[];
  readonly deletes: boolean;
}

/** What differs from the rule of a table: everybody reads, desk and worker insert, nobody updates or deletes. */
interface Exception {
  /** Who inserts; desk and worker when absent. */
  readonly inserts?: readonly LedgerRole[];
  /** What desk and worker update. */
  readonly updates?: readonly string[];
  /** What the worker updates beside that. */
  readonly workerUpdates?: readonly string[];
  /** Who deletes; nobody when absent. */
  readonly deletes?: readonly LedgerRole[];
}

const BOTH: readonly LedgerRole[] = ['fordring_desk', 'fordring_worker'];
const WORKER: readonly LedgerRole[] = ['fordring_worker'];
const ADDRESS = ['address_lines', 'postal_code', 'city', 'country'];

/** Facts are missing here: events, entries, postings, decisions, imprints and heads are never updated nor deleted. */
const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  // The owner's alone, and what triggers write as the owner.
  migration: { inserts: [] },
  imprinted_table: { inserts: [] },
  erasable: { inserts: [] },
  erasing: { inserts: [] },
  erased_row: { inserts: [] },
  journal_inserted: { inserts: [] },
  debtor_change: { inserts: [] },
  earlier_debtor: { inserts: [] },
  reconciliation_item_head: { inserts: [] },
  // The worker puts the imprints of a day under a head.
  open_imprint: { inserts: [], deletes: WORKER },
  closed_imprint: { inserts: WORKER },
  day_head: { inserts: WORKER },
  failing_activity: {
    inserts: WORKER,
    workerUpdates: ['failure', 'reason', 'waits_for_person', 'attempts', 'since', 'last_at'],
    deletes: WORKER,
  },
  // What follows from events, and the particulars of an invoice that was taken back and comes again.
  claim: {
    updates: [
      ...['event_number', 'last_hash', 'claimed_open', 'settled', 'next_step_on', 'policy_id', 'policy_version'],
      ...['debtor_id', 'invoice_group', 'issued_on', 'due_on', 'amount', 'currency', 'payment_reference'],
      ...['import_id', 'withdrawn'],
    ],
  },
  open_claim: { updates: ['invoice_group', 'issued_on', 'due_on', 'claimed_open', 'stage'], deletes: BOTH },
  payment: { updates: ['status', 'matched_by'] },
  reconciliation_run: { updates: ['state', 'event_number', 'last_hash', 'told_event_number'] },
  reconciliation_series: {
    updates: [
      ...['scheduled_from', 'scheduled_by', 'calendar_number', 'calendar_changed_at', 'told_calendar_number'],
      ...['signed_through', 'evidence_count', 'evidence_hash'],
    ],
  },
  period_close: { updates: ['event_number', 'state', 'news', 'told_news'] },
  // Registers. What a debtor was before is kept by a trigger.
  creditor: { updates: ['name', 'time_zone'] },
  debtor: { updates: ['kind', 'name', ...ADDRESS, 'identity_number', 'status', 'address_protected'] },
  rehearsal: { updates: ['business_day', 'lived_until', 'is_lived', 'told_day', 'moved_at'] },
  counterpart_claim_kind: { updates: ['code'], deletes: BOTH },
  // Whether somebody was told.
  outbox: { updates: ['delivered_at'] },
  set_aside: { updates: ['reason', 'tries', 'next_try_at'], deletes: BOTH },
  wake_call: { updates: ['called', 'position', 'expanded_at'] },
  close_notice: { workerUpdates: ['delivered_at'] },
  delivery_chase: { workerUpdates: ['delivered_at'] },
  write_down_chase: { workerUpdates: ['delivered_at'] },
  open_item_list: { workerUpdates: ['delivered_at'] },
  reconciliation_notice: { workerUpdates: ['delivered_at'] },
  bank_aside: { updates: ['status', 'settled_on', 'settled_by', 'note'] },
  document: { updates: ['tried_at'], workerUpdates: ['status', 'reason', 'ground', 'content'] },
  // What counterparts have answered.
  counterpart_case: {
    workerUpdates: [
      ...[
        'counterpart',
        'status',
        'reason',
        'ground',
        'as_of_event',
        'referral_id',
        'referred_on',
        'case_id',
        'amount',
      ],
      ...['told_through', 'ended', 'ended_on', 'stuck', 'tried_at'],
    ],
  },
  authority_case: { workerUpdates: ['authority_case_id', 'received_on'] },
  answer_note: { workerUpdates: ['kind', 'claim_id', 'message', 'noted_at'], deletes: BOTH },
  // What had left before a restore is taken up when it comes again.
  exported_voucher: { updates: ['taken_up_by'] },
  forgotten_change: { workerUpdates: ['taken_up_by'] },
  forgotten_letter: { workerUpdates: ['taken_up_by'] },
};

/** What a role may do with a table beyond reading it. A table that is not named above follows the rule. */
export function rightsOn(table: string, role: LedgerRole): TableRights {
  const { inserts = BOTH, updates = [], workerUpdates = [], deletes = [] } = EXCEPTIONS[table] ?? {};
  if (role === 'fordring_reader') return { inserts: false, updates: [], deletes: false };
  return {
    inserts: inserts.includes(role),
    updates: role === 'fordring_worker' ? [...updates, ...workerUpdates] : updates,
    deletes: deletes.includes(role),
  };
}
