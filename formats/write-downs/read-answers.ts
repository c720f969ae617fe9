import {
  amountAmiss,
  needsReason,
  WRITE_DOWN_ANSWERS,
  type ProposedRow,
  type WriteDownAnswer,
} from '../../domain/decisions/write-down-answer';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { Money, type Currency } from '../../domain/kernel/money';
import { chooseLayout, amount, reportLayouts, required, text } from '../tables/report-layouts';
import { readSource } from '../tables/read-source';
import type { SourceRecord } from '../tables/source';
import { ANSWER_WORDS, ROW_HEADERS, SUM_WORDS, type Headers } from './answer-words';

/** An answer that stands in a returned list. */
export interface ReturnedAnswer {
  readonly claimId: string;
  readonly answer: WriteDownAnswer;
  /** Of `other-amount`. */
  readonly amount?: Money;
  readonly reason?: string;
}

const REFUSED = 'The answers were not taken in.';
const BEGINNING = 64_000;

const of = (headers: Headers): string[] => Object.values(headers);
const PARTS = ['principal', 'vat', 'fee', 'interest', 'total'] as const;

/**
 * Reads the list of a write-down proposal as an administration returns it: a workbook or CSV, in any of the languages. Each row
 * is held against the proposal: an invoice that is not in it or stands twice, an amount that was changed, a row that is gone,
 * an answer that nobody knows, and one without its reason or its amount, are refused with their lines. A row without an answer is left
 * unanswered. Throws `InputRefused`.
 */
export function readAnswers(
  bytes: Buffer,
  { rows: proposed, currency }: { readonly rows: readonly ProposedRow[]; readonly currency: Currency },
): ReturnedAnswer[] {
  const layouts = reportLayouts({
    title: 'the answers',
    currency,
    columns: [
      required(text('invoice', ...of(ROW_HEADERS.invoice))),
      ...PARTS.map((part) => required(amount(part, ...of(ROW_HEADERS[part])))),
      text('answer', ...of(ROW_HEADERS.answer)),
      amount('amount', ...of(ROW_HEADERS.amount)),
      text('reason', ...of(ROW_HEADERS.reason)),
    ],
    totals: { column: 'invoice', says: of(SUM_WORDS) },
  });
  const { rows } = readSource(bytes, chooseLayout(layouts, bytes.subarray(0, BEGINNING)));
  const byNumber = new Map(proposed.map((row) => [row.invoiceNumber, row]));
  const problems = new ProblemList();
  const seen = new Set<string>();
  const answers = rows.flatMap((row) => {
    const number = row.fields['invoice'] ?? '';
    const meant = byNumber.get(number);
    const refuse = (message: string): void => problems.push({ line: row.line, field: 'invoice', message });
    if (!meant) refuse(`${number} is not in this proposal. Return the list that was sent.`);
    else if (seen.has(number)) refuse(`${number} stands here twice. Leave one of the rows.`);
    seen.add(number);
    return meant ? answerOf(row, meant, problems) : [];
  });
  const gone = proposed.filter(({ invoiceNumber }) => !seen.has(invoiceNumber));
  if (gone.length > 0) {
    const named = gone.slice(0, 5).map(({ invoiceNumber }) => invoiceNumber);
    const more = gone.length > named.length ? ` and ${gone.length - named.length} more` : '';
    problems.push({
      message: `rows of the proposal are gone: ${named.join(', ')}${more}. Leave the answer blank where nothing is to be said.`,
    });
  }
  if (problems.length > 0) throw new InputRefused(REFUSED, problems);
  if (answers.length > 0) return answers;
  throw new InputRefused(REFUSED, [
    { message: `no row has an answer. Write one of ${of(wordsAsHeaders()).join('; ')} in the column of answers.` },
  ]);
}

function answerOf({ line, fields }: SourceRecord, row: ProposedRow, problems: ProblemList): ReturnedAnswer[] {
  for (const part of PARTS) {
    const written = fields[part] ?? '';
    if (written === row[part].toString()) continue;
    const message = `is ${written}, and the proposal has ${row[part].toString()}. Amounts of the proposal are not changed in the list.`;
    problems.push({ line, field: ROW_HEADERS[part].en, message });
  }
  const word = (fields['answer'] ?? '').trim();
  const reason = (fields['reason'] ?? '').trim();
  const other = fields['amount'] ?? '';
  if (word === '') {
    const given = reason !== '' ? 'a reason' : other !== '' ? 'an amount' : undefined;
    if (given !== undefined)
      problems.push({
        line,
        field: ROW_HEADERS.answer.en,
        message: `is blank, and ${given} is given. Answer the row.`,
      });
    return [];
  }
  const answer = ANSWERS.get(word.toLowerCase());
  if (!answer) {
    const known = WRITE_DOWN_ANSWERS.map((one) => of(ANSWER_WORDS[one]).join(' or ')).join('; ');
    problems.push({ line, field: ROW_HEADERS.answer.en, message: `"${word}" is no answer. Answers are ${known}.` });
    return [];
  }
  if (needsReason(answer) && reason === '')
    problems.push({ line, field: ROW_HEADERS.reason.en, message: 'is missing. Say why.' });
  const written = other === '' ? undefined : Money.of(other, row.total.currency);
  const amiss = amountAmiss(answer, written, row.total);
  if (amiss !== undefined) problems.push({ line, field: ROW_HEADERS.amount.en, message: amiss });
  return [{ claimId: row.claimId, answer, ...(written && { amount: written }), ...(reason !== '' && { reason }) }];
}

const ANSWERS = new Map(
  WRITE_DOWN_ANSWERS.flatMap((answer) =>
    [answer, ...of(ANSWER_WORDS[answer])].map((word) => [word.toLowerCase(), answer] as const),
  ),
);

function wordsAsHeaders(): Headers {
  const listed = (language: keyof Headers): string =>
    WRITE_DOWN_ANSWERS.map((answer) => ANSWER_WORDS[answer][language]).join(', ');
  return { sv: listed('sv'), da: listed('da'), en: listed('en') };
}
