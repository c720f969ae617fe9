/** A table that may hold something of a debtor, and which of its rows are about one. */
export interface Place {
  readonly table: string;
  /** What stands there, in words. */
  readonly what: string;
  /** Over `kept`, a row of the table; `person`, who is meant; and `span`, the events in which the person owed a claim. */
  readonly where: string;
  /** What is given of a row; the row as it stands when absent. */
  readonly row?: string;
  /** The rows were found by what they say, so each tells by which mark. */
  readonly byMark?: true;
}

const NAMED = 'to_jsonb(kept)::text ~* person.marks';
const ON_CLAIM = 'kept.claim_id = ANY (person.claims)';
const ON_PAYMENT = 'kept.creditor_id = person.creditor AND kept.payment_id = ANY (person.payments)';
const ON_DECISION = 'kept.decision_id = ANY (person.decisions)';
const OF_CREDITOR = 'kept.creditor_id = person.creditor';
const OF_RUN = `kept.run_id IN (SELECT run_id FROM fordring.reconciliation_run AS run WHERE run.creditor_id = person.creditor)`;
const OF_VALUATION = `kept.valuation_number IN (
  SELECT valuation_number FROM fordring.valuation AS valued WHERE valued.creditor_id = person.creditor)`;
const OF_SAMPLE = `kept.sample_number IN (
  SELECT sample_number FROM fordring.audit_sample AS sample WHERE sample.creditor_id = person.creditor)`;
const OF_LIST = `kept.list_number IN (
  SELECT list_number FROM fordring.open_item_list AS list WHERE list.creditor_id = person.creditor)`;

/** A row of a claim's event, while the person owed the claim. */
const IN_SPAN = inSpan('event_number');

function inSpan(number: string): string {
  return `kept.claim_id = ANY (person.spanned) AND EXISTS (SELECT FROM span
    WHERE span.claim_id = kept.claim_id AND kept.${number} BETWEEN span.from_event AND span.through_event)`;
}

/** Of a decision on many invoices the person's own alone. */
const OWN_SUBJECT = `to_jsonb(kept) || CASE WHEN kept.subject ? 'claimIds'
  THEN jsonb_build_object('subject', kept.subject || jsonb_build_object('claimIds', (
    SELECT coalesce(jsonb_agg(id), '[]') FROM jsonb_array_elements_text(kept.subject -> 'claimIds') AS id
    WHERE id = ANY (person.spanned)))) ELSE '{}' END`;

const POSTINGS = `to_jsonb(kept) || jsonb_build_object('postings', (
  SELECT jsonb_agg(jsonb_build_object('account', account, 'amount', amount::text, 'currency', currency) ORDER BY line)
  FROM fordring.posting WHERE posting.entry_id = kept.entry_id))`;

const OF_DEBTOR = `${OF_CREDITOR} AND kept.debtor_id = person.debtor`;

const REGISTER: readonly Place[] = [
  {
    table: 'debtor',
    what: 'the register, as it stands',
    where: `${OF_CREDITOR} AND kept.debtor_id = person.debtor`,
  },
  {
    table: 'debtor_change',
    what: 'the register, as it stood before each change',
    where: `${OF_CREDITOR} AND kept.debtor_id = person.debtor`,
  },
];

const FORGETTING: readonly Place[] = [
  { table: 'legal_hold', what: 'why the person must not be forgotten yet', where: OF_DEBTOR },
  {
    table: 'legal_hold_release',
    what: 'why that ended',
    where: `kept.hold_id IN (SELECT hold_id FROM fordring.legal_hold AS hold
      WHERE hold.creditor_id = person.creditor AND hold.debtor_id = person.debtor)`,
  },
  { table: 'forgetting', what: 'who asked that the person be forgotten', where: OF_DEBTOR },
  {
    table: 'forgetting_mark',
    what: 'who confirmed that',
    where: `kept.forgetting_id IN (SELECT forgetting_id FROM fordring.forgetting AS meant
      WHERE meant.creditor_id = person.creditor AND meant.debtor_id = person.debtor)`,
  },
];

const CLAIMS: readonly Place[] = [
  { table: 'claim', what: 'invoices that the person owes', where: ON_CLAIM },
  {
    table: 'earlier_debtor',
    what: 'invoices that were registered for the person and are now for another',
    where: 'kept.debtor_id = person.debtor AND kept.claim_id = ANY (person.spanned)',
  },
  { table: 'open_claim', what: 'how far open invoices have come', where: ON_CLAIM },
  { table: 'interest_line', what: 'interest of late payments that is invoiced apart', where: IN_SPAN },
  {
    table: 'interest_line_taken',
    what: 'which invoices took that interest',
    where: `kept.line_number IN (
      SELECT line_number FROM fordring.interest_line AS line WHERE line.claim_id = ANY (person.spanned))`,
  },
  { table: 'valued_claim', what: 'what closings set apart for open invoices', where: ON_CLAIM },
  { table: 'listed_item', what: 'open-item lists that administrations reconciled', where: ON_CLAIM },
  {
    table: 'open_item_note',
    what: 'what administrations noted on invoices of their lists',
    where: `(${IN_SPAN}) OR (${OF_LIST} AND to_jsonb(kept.reason)::text ~* person.marks)`,
  },
  {
    table: 'open_item_answer',
    what: 'what such notes were answered with',
    where: `kept.note_number IN (SELECT note_number FROM fordring.open_item_note AS note, span
        WHERE note.claim_id = span.claim_id AND note.event_number BETWEEN span.from_event AND span.through_event)
      OR (to_jsonb(kept.answer)::text ~* person.marks AND kept.note_number IN (
        SELECT note_number FROM fordring.open_item_note JOIN fordring.open_item_list AS list USING (list_number)
        WHERE list.creditor_id = person.creditor))`,
  },
  {
    table: 'write_down_answer',
    what: 'what administrations answered of invoices that were proposed to be written down',
    where: `(${IN_SPAN}) OR (kept.decision_id IN (SELECT decision_id FROM fordring.decision AS own
        WHERE own.creditor_id = person.creditor) AND to_jsonb(kept.reason)::text ~* person.marks)`,
  },
  { table: 'sampled_claim', what: 'samples that auditors drew of invoices', where: ON_CLAIM },
  {
    table: 'audit_answer',
    what: 'what auditors concluded of invoices',
    where: `(${IN_SPAN}) OR (${OF_SAMPLE} AND to_jsonb(kept.comment)::text ~* person.marks)`,
  },
  {
    table: 'audit_exception_end',
    what: 'what was done about such conclusions',
    where: `kept.answer_number IN (SELECT answer_number FROM fordring.audit_answer AS answer, span
        WHERE answer.claim_id = span.claim_id AND answer.event_number BETWEEN span.from_event AND span.through_event)
      OR (to_jsonb(kept.reason)::text ~* person.marks AND kept.answer_number IN (
        SELECT answer_number FROM fordring.audit_answer JOIN fordring.audit_sample AS sample USING (sample_number)
        WHERE sample.creditor_id = person.creditor))`,
  },
  { table: 'claim_origin', what: 'where invoices came from', where: ON_CLAIM },
  { table: 'claim_assignment', what: 'for which administration invoices are, and why', where: ON_CLAIM },
  { table: 'claim_event', what: 'what happened to invoices', where: IN_SPAN },
  {
    table: 'journal_entry',
    what: 'the bookkeeping of invoices and payments',
    where: `(${IN_SPAN}) OR (${ON_PAYMENT})`,
    row: POSTINGS,
  },
  { table: 'document', what: "letters' contents", where: IN_SPAN },
  {
    table: 'letter',
    what: 'to whom letters went, and how',
    where: `kept.debtor_id = person.debtor AND kept.document_id IN (
      SELECT document_id FROM fordring.document WHERE document.claim_id = ANY (person.spanned))`,
  },
  {
    table: 'forgotten_letter',
    what: 'letters that had left before the ledger was put back',
    where: `${OF_CREDITOR} AND kept.debtor_id = person.debtor`,
  },
  { table: 'outbox', what: 'messages about invoices to other parts of the system', where: IN_SPAN },
  { table: 'set_aside', what: 'messages that could not be delivered, and why', where: ON_CLAIM },
  {
    table: 'failing_activity',
    what: 'work on invoices that fails, and why',
    where: `kept.workflow_id LIKE 'claim/%' AND substr(kept.workflow_id, 7) = ANY (person.claims)`,
  },
  {
    table: 'period_mark',
    what: 'permissions to book on an invoice in a closed month',
    where: `${OF_CREDITOR} AND (${ON_CLAIM} OR ${NAMED})`,
  },
];

const COUNTERPARTS: readonly Place[] = [
  { table: 'counterpart_case', what: 'cases handed to counterparts', where: IN_SPAN },
  { table: 'authority_case', what: "the counterparts' own numbers of cases", where: ON_CLAIM },
  { table: 'case_change', what: 'changes told to counterparts', where: inSpan('case_event') },
  { table: 'case_change_answer', what: "counterparts' answers", where: inSpan('case_event') },
  {
    table: 'answer_note',
    what: "what counterparts' answers left to a person",
    where: `${OF_CREDITOR} AND (${ON_CLAIM} OR ${NAMED})`,
  },
  {
    table: 'answer_note_dismissal',
    what: 'what a person said of such an answer',
    where: `${OF_CREDITOR} AND (${ON_CLAIM} OR ${NAMED})`,
  },
  {
    table: 'forgotten_change',
    what: 'changes told to counterparts before the ledger was put back',
    where: `${OF_CREDITOR} AND (kept.reference = ANY (person.claims || person.invoices) OR EXISTS (
      SELECT FROM fordring.counterpart_case AS handed WHERE handed.claim_id = ANY (person.claims)
        AND kept.referral_id = handed.referral_id))`,
  },
];

const MONEY: readonly Place[] = [
  { table: 'payment', what: 'payments, with what the payer stated', where: ON_PAYMENT },
  { table: 'payment_share', what: 'how payments were shared out', where: `${ON_PAYMENT} AND ${ON_CLAIM}` },
  { table: 'payment_move', what: 'payments moved by a decision', where: `${ON_PAYMENT} AND ${ON_CLAIM}` },
  {
    table: 'payment_part',
    what: 'payments that a sum held',
    where: `${OF_CREDITOR} AND kept.part_payment_id = ANY (person.payments)`,
  },
  { table: 'till_correction', what: 'payments by hand that were booked off the bank', where: ON_PAYMENT },
  {
    table: 'movement_telling',
    what: 'how the bank told of payments',
    where: `${OF_CREDITOR} AND kept.movement_id = ANY (person.payments)`,
  },
  {
    table: 'movement_name',
    what: "the bank's names of payments",
    where: `${OF_CREDITOR} AND kept.movement_id = ANY (person.payments)`,
  },
  {
    table: 'bank_aside',
    what: 'rows of bank files that were set aside',
    where: `${OF_CREDITOR} AND (kept.candidates && person.payments OR ${NAMED})`,
  },
];

const DECISIONS: readonly Place[] = [
  { table: 'decision', what: 'decisions, with their reasons', where: ON_DECISION, row: OWN_SUBJECT },
  { table: 'decision_mark', what: 'what became of decisions, with notes', where: ON_DECISION },
  {
    table: 'decision_claim',
    what: 'on which invoices decisions were carried out',
    where: `${ON_DECISION} AND ${IN_SPAN}`,
  },
  { table: 'credit_note', what: 'credit notes', where: ON_DECISION },
  {
    table: 'decision_refusal',
    what: 'decisions that were refused',
    where: `${OF_CREDITOR} AND (${ON_DECISION} OR kept.subject ->> 'debtorId' = person.debtor
      OR kept.subject -> 'claimIds' ?| person.claims)`,
    row: OWN_SUBJECT,
  },
];

const WORK: readonly Place[] = [
  {
    table: 'work_assignment',
    what: 'work notes',
    where: `${OF_CREDITOR} AND (${NAMED}
      OR substr(kept.work_id, strpos(kept.work_id, ':') + 1) = ANY (person.claims || person.payments || person.decisions)
      OR regexp_replace(substr(kept.work_id, strpos(kept.work_id, ':') + 1), '/[^/]*$', '') = ANY (person.claims))`,
  },
  {
    table: 'receipt',
    what: 'who read about the person or handed in something',
    where: `(${OF_CREDITOR} AND kept.about = ANY (person.invoices || person.debtor))
      OR kept.about = ANY (person.claims || person.decisions)`,
  },
  { table: 'close_event', what: 'notes of a close', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  { table: 'close_notice', what: 'notices of a close', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  { table: 'open_item_list', what: 'reasons of open-item lists', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  {
    table: 'open_item_confirmation',
    what: 'notes on open-item lists',
    where: `${OF_LIST} AND ${NAMED}`,
    byMark: true,
  },
  {
    table: 'bank_gate_evidence',
    what: 'by what bank gates were opened, why they were closed',
    where: `${OF_CREDITOR} AND ${NAMED}`,
    byMark: true,
  },
  {
    table: 'delivered_invoice',
    what: 'with which deliveries of source systems invoices came',
    where: `EXISTS (SELECT FROM fordring.delivery WHERE delivery.delivery_number = kept.delivery_number
        AND delivery.creditor_id = person.creditor AND person.creditor || '/' || kept.invoice_number = ANY (person.claims))`,
  },
  { table: 'delivery', what: 'why deliveries were refused', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  { table: 'delivery_word', what: 'what was said of deliveries', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  {
    table: 'audit_entry',
    what: 'what was said for the audit, and of claims on another municipality',
    where: `${OF_CREDITOR} AND ((kept.kind = 'inter-municipal' AND kept.subject = person.debtor) OR ${NAMED})`,
    byMark: true,
  },
  { table: 'valuation', what: 'reasons of valuations', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  { table: 'valuation_mark', what: 'notes on valuations', where: `${OF_VALUATION} AND ${NAMED}`, byMark: true },
];

const RECONCILIATIONS: readonly Place[] = [
  { table: 'reconciliation_item', what: 'differences', where: `${OF_CREDITOR} AND ${NAMED}`, byMark: true },
  {
    table: 'reconciliation_item_mark',
    what: 'what was said of differences',
    where: `kept.item_id IN (SELECT item_id FROM fordring.reconciliation_item AS item
      WHERE item.creditor_id = person.creditor AND to_jsonb(item)::text ~* person.marks) OR (${OF_RUN} AND ${NAMED})`,
  },
  { table: 'reconciliation_event', what: 'notes of reconciliations', where: `${OF_RUN} AND ${NAMED}`, byMark: true },
  { table: 'reconciliation_notice', what: 'notices of reconciliations', where: `${OF_RUN} AND ${NAMED}`, byMark: true },
];

/** Every table of which rows are given; kept files are read besides (`keptFiles`). */
export const PLACES: readonly Place[] = [
  ...REGISTER,
  ...FORGETTING,
  ...CLAIMS,
  ...COUNTERPARTS,
  ...MONEY,
  ...DECISIONS,
  ...WORK,
  ...RECONCILIATIONS,
];
