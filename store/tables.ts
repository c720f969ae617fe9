import type { Target } from './rows';

export const CLAIM: Target = {
  table: 'fordring.claim',
  columns: [
    'claim_id',
    'creditor_id',
    'invoice_number',
    'debtor_id',
    'invoice_group',
    'issued_on',
    'due_on',
    'amount',
    'currency',
    'payment_reference',
    'policy_id',
    'policy_version',
    'event_number',
    'last_hash',
    'claimed_open',
    'settled',
    'next_step_on',
    'import_id',
  ],
};

export const OPEN_CLAIM: Target = {
  table: 'fordring.open_claim',
  columns: [
    ...['claim_id', 'creditor_id', 'invoice_number', 'invoice_group', 'issued_on', 'due_on', 'claimed_open', 'stage'],
  ],
};

export const CLAIM_EVENT: Target = {
  table: 'fordring.claim_event',
  columns: [
    'claim_id',
    'event_number',
    'type',
    'business_on',
    'booked_on',
    'data',
    'command_key',
    'previous_hash',
    'hash',
    'salt',
  ],
};

export const JOURNAL_ENTRY: Target = {
  table: 'fordring.journal_entry',
  columns: [
    'entry_id',
    'creditor_id',
    'claim_id',
    'event_number',
    'payment_id',
    'business_on',
    'accounting_on',
    'booked_on',
    'text',
    'posting_count',
  ],
};

/** An entry that follows from the valuation of a closing, and from no claim. */
export const VALUATION_ENTRY: Target = {
  table: 'fordring.journal_entry',
  columns: [
    'entry_id',
    'creditor_id',
    'valuation_number',
    'business_on',
    'accounting_on',
    'booked_on',
    'text',
    'posting_count',
  ],
};

export const POSTING: Target = {
  table: 'fordring.posting',
  columns: ['entry_id', 'line', 'account', 'amount', 'currency'],
};

export const DOCUMENT: Target = {
  table: 'fordring.document',
  columns: ['document_id', 'claim_id', 'event_number', 'kind', 'content'],
};

export const OUTBOX: Target = { table: 'fordring.outbox', columns: ['topic', 'claim_id', 'event_number', 'payload'] };

export const COMMAND: Target = { table: 'fordring.command', columns: ['key', 'request_hash', 'result'] };

export const PAYMENT: Target = {
  table: 'fordring.payment',
  columns: [
    'creditor_id',
    'payment_id',
    'kind',
    'received_on',
    'amount',
    'currency',
    'status',
    'unmatched_because',
    'stated',
    'bank_file',
  ],
};

export const PAYMENT_SHARE: Target = {
  table: 'fordring.payment_share',
  columns: ['creditor_id', 'payment_id', 'claim_id', 'amount'],
};

/** What was booked on the bank's account and moved to the till that had it. */
export const TILL_CORRECTION: Target = {
  table: 'fordring.till_correction',
  columns: ['creditor_id', 'payment_id', 'place', 'entry_id', 'corrected_on', 'corrected_by'],
};

export const PAYMENT_MOVE: Target = {
  table: 'fordring.payment_move',
  columns: ['creditor_id', 'payment_id', 'claim_id', 'decision_id', 'amount'],
};

export const BANK_FILE: Target = {
  table: 'fordring.bank_file',
  columns: ['creditor_id', 'sha256', 'format', 'file_name', 'imported_on', 'report'],
};

export const DEBTOR: Target = {
  table: 'fordring.debtor',
  columns: [
    'creditor_id',
    'debtor_id',
    'kind',
    'name',
    'address_lines',
    'postal_code',
    'city',
    'country',
    'identity_number',
  ],
};

export const PAYMENT_PART: Target = {
  table: 'fordring.payment_part',
  columns: ['creditor_id', 'part_payment_id', 'sum_payment_id', 'amount'],
};

export const MOVEMENT_TELLING: Target = {
  table: 'fordring.movement_telling',
  columns: [
    'creditor_id',
    'movement_id',
    'bank_file',
    'line',
    'account',
    'kind',
    'amount',
    'currency',
    'level',
    'entry_amount',
    'fingerprint',
    'days',
    'marks',
    'payment_references',
    'is_sum',
  ],
};

export const BANK_ASIDE: Target = {
  table: 'fordring.bank_aside',
  columns: [
    'creditor_id',
    'aside_id',
    'bank_file',
    'line',
    'account',
    'booked_on',
    'amount',
    'currency',
    'reason',
    'says',
    'movements',
    'candidates',
    'status',
    'set_aside_on',
  ],
};

export const INTEREST_LINE: Target = {
  table: 'fordring.interest_line',
  columns: ['claim_id', 'event_number', 'way', 'amount', 'business_on', 'covers'],
};
