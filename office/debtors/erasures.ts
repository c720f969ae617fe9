import type { ClaimEvent } from '../../domain/claim/claim-events';
import { freeTextFields, freeTextOf } from '../../domain/claim/free-text';
import { digestOfFields, type Seal } from '../../store/sealed-json';
import { OWN_WORDS } from '../decisions/decision-rows';
import type { Instead } from './erase-row';
import type { Person } from './person';
import { PLACES } from './places';
import { FORGOTTEN_DEBTOR } from '../creditors/forgotten-numbers';
import { FORGOTTEN } from './redactor';

/** A row that is to be erased: whole, and each of its personal columns as JSON text, which keeps every digit. */
export interface RowToErase {
  readonly row: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, string | null>>;
}

export interface Erasing {
  readonly person: Person;
  /** Puts other words in the place of what names the person. */
  readonly redact: (text: string) => string;
  /** Payments that others than the person have a share of. */
  readonly sharedPayments: ReadonlySet<string>;
  /** Notes on open items that were made on the person's own invoices, by number. */
  readonly ownNotes: ReadonlySet<string>;
  /** Answers of auditors on the person's own invoices, by number. */
  readonly ownAnswers: ReadonlySet<string>;
}

/** How the rows of a table about a person are erased. */
export interface Erasure {
  readonly table: string;
  /** As a place has it (`PLACES`). */
  readonly where: string;
  /** Nothing: the row stays. `old`: the row was hashed with its text, before texts were sealed. */
  readonly instead: (row: RowToErase, erasing: Erasing) => Instead | 'old' | undefined;
}

/** Somebody's own words about the person, and nobody else. */
const wholeText: Erasure['instead'] = ({ personal }) =>
  given(
    Object.entries(personal).map(([column, json]) => [column, json === null ? undefined : JSON.stringify(FORGOTTEN)]),
  );

/** Words that may be about others too. */
const namesInIt: Erasure['instead'] = ({ personal }, { redact }) => {
  const said = Object.entries(personal).map(([column, json]): [string, string | undefined] => {
    const instead = json === null ? undefined : redact(json);
    return [column, instead === json ? undefined : instead];
  });
  return given(said);
};

function given(entries: readonly (readonly [string, string | undefined])[]): Instead | undefined {
  const said = entries.flatMap(([column, json]) => (json === undefined ? [] : [[column, json] as const]));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

const NOBODY = { name: FORGOTTEN_DEBTOR, address_lines: [], postal_code: '', city: '', identity_number: '' };

const register: Erasure['instead'] = () => given(Object.entries(NOBODY).map(([at, to]) => [at, JSON.stringify(to)]));

const earlierRegister: Erasure['instead'] = ({ row }) => ({
  before: JSON.stringify({ ...(row['before'] as object), ...NOBODY }),
});

const event: Erasure['instead'] = ({ row }) => {
  const data = row['data'] as ClaimEvent;
  const texts = freeTextOf(data);
  if (!texts) return undefined;
  const salt = row['salt'] as Seal['salt'];
  if (salt === null) return row['erased'] === null ? 'old' : undefined;
  const erased = digestOfFields(data, freeTextFields(data), salt);
  const instead = Object.fromEntries(Object.keys(texts).map((field) => [field, FORGOTTEN]));
  return { data: JSON.stringify({ ...data, ...instead }), salt: 'null', erased: JSON.stringify(erased) };
};

/** Texts within terms; figures and days stay. */
const TEXTS_OF_TERMS = ['proof', 'receipt', 'against', 'court', 'caseNumber'];

const decision: Erasure['instead'] = (found, erasing) => {
  const { row, personal } = found;
  if (isAboutOthers(row['subject'], erasing.person) && namesInIt(found, erasing) === undefined) return undefined;
  const salt = row['salt'] as Seal['salt'];
  if (salt === null) return row['erased'] === null ? 'old' : undefined;
  const terms = row['terms'] as Readonly<Record<string, unknown>>;
  const { reason, document } = row;
  const erased = digestOfFields({ reason, terms, ...(document !== null && { document }) }, OWN_WORDS, salt);
  const texts = Object.keys(terms).filter((field) => TEXTS_OF_TERMS.includes(field));
  const conditions = terms['conditions'] as readonly object[] | undefined;
  const instead = {
    ...terms,
    ...Object.fromEntries(texts.map((field) => [field, FORGOTTEN])),
    ...(conditions && { conditions: conditions.map((each) => ({ ...each, note: FORGOTTEN })) }),
  };
  return {
    ...{ reason: JSON.stringify(FORGOTTEN), terms: JSON.stringify(instead) },
    ...(personal['document'] !== null && { document: JSON.stringify(FORGOTTEN) }),
    ...{ salt: 'null', erased: JSON.stringify(erased) },
  };
};

function isAboutOthers(subject: unknown, { debtorId, spans }: Person): boolean {
  const { debtorId: own, claimIds } = subject as { readonly debtorId?: string; readonly claimIds?: readonly string[] };
  if (own !== undefined) return own !== debtorId;
  return !claimIds?.every((id) => spans.some(({ claimId }) => claimId === id));
}

const note: Erasure['instead'] = ({ row }) => {
  const text = row['note'] as string | null;
  if (text === null) return undefined;
  const salt = row['salt'] as Seal['salt'];
  if (salt === null) return row['erased'] === null ? 'old' : undefined;
  const erased = digestOfFields({ note: text }, ['note'], salt);
  return { note: JSON.stringify(FORGOTTEN), salt: 'null', erased: JSON.stringify(erased) };
};

interface Content {
  readonly parties?: { readonly debtors: readonly { readonly debtorId: string }[] };
}

const NO_ADDRESSEE = { name: FORGOTTEN_DEBTOR, addressLines: [], postalCode: '', city: '' };

/** Of who owes the claim beside the person nothing is taken. */
const letter: Erasure['instead'] = ({ row, personal }, { person, redact }) => {
  const { parties } = row['content'] as Content;
  const json = redact(personal['content'] ?? '{}');
  if (!parties) return { content: json };
  const content = JSON.parse(json) as Content & { readonly parties: NonNullable<Content['parties']> };
  const debtors = content.parties.debtors.map((each) =>
    each.debtorId === person.debtorId ? { ...each, ...NO_ADDRESSEE } : each,
  );
  return { content: JSON.stringify({ ...content, parties: { ...content.parties, debtors } }) };
};

interface Stated {
  readonly references?: readonly { readonly reference: string }[];
  readonly text?: readonly string[];
  readonly payerName?: string;
}

/** The references of invoices stay: the payment was matched by them. */
const payment: Erasure['instead'] = (found, erasing) => {
  const { row } = found;
  if (erasing.sharedPayments.has(String(row['payment_id']))) return namesInIt(found, erasing);
  const { payerName, ...stated } = row['stated'] as Stated;
  const known = erasing.person.marks.flatMap(({ kind, text }) => (kind === 'payment-reference' ? [bare(text)] : []));
  const references = (stated.references ?? []).filter(({ reference }) => known.includes(bare(reference)));
  const says = { ...stated, references, text: [], ...(payerName !== undefined && { payerName: FORGOTTEN_DEBTOR }) };
  return { stated: JSON.stringify(says) };
};

function bare(reference: string): string {
  return reference.replace(/^0+/, '');
}

const aside: Erasure['instead'] = () => ({ says: JSON.stringify(FORGOTTEN), movements: '[]' });

const telling: Erasure['instead'] = ({ row }, { sharedPayments }) =>
  sharedPayments.has(String(row['movement_id'])) || (row['marks'] as readonly string[]).length === 0
    ? undefined
    : { marks: '[]' };

/** A note on another's invoice, or its answer, may name the person. The rest of it stays. */
const onOpenItem: Erasure['instead'] = (found, erasing) =>
  (erasing.ownNotes.has(String(found.row['note_number'])) ? wholeText : namesInIt)(found, erasing);

/** Of the person's own invoice the whole text goes; of another's, what names the person. */
const onSample: Erasure['instead'] = (found, erasing) =>
  (erasing.ownAnswers.has(String(found.row['answer_number'])) ? wholeText : namesInIt)(found, erasing);

const onWriteDown: Erasure['instead'] = (found, erasing) => {
  const { claim_id: claimId, event_number: event } = found.row;
  const isOwn = erasing.person.spans.some(
    (span) => span.claimId === claimId && span.fromEvent <= Number(event) && Number(event) <= span.throughEvent,
  );
  return (isOwn ? wholeText : namesInIt)(found, erasing);
};

const HOW: Readonly<Record<string, Erasure['instead']>> = {
  debtor: register,
  debtor_change: earlierRegister,
  claim_event: event,
  decision,
  decision_mark: note,
  document: letter,
  payment,
  bank_aside: aside,
  movement_telling: telling,
  legal_hold: wholeText,
  legal_hold_release: wholeText,
  claim_assignment: wholeText,
  decision_refusal: wholeText,
  work_assignment: wholeText,
  case_change_answer: wholeText,
  answer_note: wholeText,
  answer_note_dismissal: wholeText,
  counterpart_case: namesInIt,
  period_mark: namesInIt,
  audit_answer: onSample,
  audit_exception_end: onSample,
  open_item_note: onOpenItem,
  open_item_answer: onOpenItem,
  write_down_answer: onWriteDown,
  open_item_list: namesInIt,
  open_item_confirmation: namesInIt,
  bank_gate_evidence: namesInIt,
  delivery: namesInIt,
  delivery_word: namesInIt,
  audit_entry: namesInIt,
  close_event: namesInIt,
  close_notice: namesInIt,
  valuation: namesInIt,
  valuation_mark: namesInIt,
  reconciliation_event: namesInIt,
  reconciliation_notice: namesInIt,
  reconciliation_item: namesInIt,
  reconciliation_item_mark: namesInIt,
};

/** Marks of a decision on many invoices are about them all: the note stays where the decision's reason stays. */
export const ERASURES: readonly Erasure[] = PLACES.flatMap(({ table, where }) => {
  const instead = HOW[table];
  return instead ? [{ table, where, instead }] : [];
});
