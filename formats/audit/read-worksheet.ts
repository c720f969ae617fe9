import { ASSERTIONS, assertionsOf, type Assertion } from '../../domain/audit/assertions';
import { SAMPLE_PARTS, type SamplePart } from '../../domain/audit/draw-sample';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { chooseLayout, reportLayouts, required, text } from '../tables/report-layouts';
import { readSource } from '../tables/read-source';
import type { SourceRecord } from '../tables/source';
import {
  ASSERTION_HEADERS,
  COMMENT_HEADER,
  INVOICE_HEADER,
  NO,
  SUM_WORDS,
  YES,
  type Headers,
} from './worksheet-headers';

/** What an auditor filled in for an invoice. */
export interface WorksheetAnswer {
  readonly invoiceNumber: string;
  readonly part: SamplePart;
  readonly doesNotHold: readonly Assertion[];
  readonly comment?: string;
}

const REFUSED = 'The worksheet was not taken in.';

const of = (headers: Headers): string[] => Object.values(headers);

const LAYOUTS = reportLayouts({
  title: 'the worksheet',
  currency: 'SEK',
  columns: [
    required(text('invoice', ...of(INVOICE_HEADER))),
    ...ASSERTIONS.map((assertion) => text(assertion, ...of(ASSERTION_HEADERS[assertion]))),
    text('comment', ...of(COMMENT_HEADER)),
  ],
  totals: { column: 'invoice', says: of(SUM_WORDS) },
});

/**
 * Reads a worksheet that an auditor filled in: a workbook or CSV in any of the languages. A row without any answer is left
 * out. In a row with one every column is answered, but for the reason, which only a late step has. Throws `InputRefused`.
 */
export function readWorksheet(bytes: Buffer): readonly WorksheetAnswer[] {
  const { rows } = readSource(bytes, chooseLayout(LAYOUTS, bytes.subarray(0, 4096)));
  const part = SAMPLE_PARTS.find((one) =>
    rows.some(({ fields }) => assertionsOf(one).some((name) => said(fields[name]))),
  );
  const problems = new ProblemList();
  const answers = part ? rows.flatMap((row) => answerOf(row, part, problems)) : [];
  if (problems.length > 0) throw new InputRefused(REFUSED, problems);
  if (answers.length > 0) return answers;
  const message = `no row has an answer. Write ${YES.en} or ${NO.en} in the columns that end with a question mark.`;
  throw new InputRefused(REFUSED, [{ message }]);
}

function said(cell: string | undefined): boolean {
  return (cell ?? '') !== '';
}

const AGREES = ['ja', 'yes', 'j', 'y', 'ua', 'ok'];
const DISAGREES = ['nej', 'no', 'n'];

function answerOf({ line, fields }: SourceRecord, part: SamplePart, problems: ProblemList): WorksheetAnswer[] {
  const own = assertionsOf(part);
  if (own.every((assertion) => !said(fields[assertion]))) return [];
  const { invoice: invoiceNumber = '', comment = '' } = fields;
  const doesNotHold: Assertion[] = [];
  for (const assertion of own) {
    const cell = (fields[assertion] ?? '').toLowerCase();
    const field = ASSERTION_HEADERS[assertion].en;
    if (DISAGREES.includes(cell)) doesNotHold.push(assertion);
    else if (cell === '' && assertion === 'reason') continue;
    else if (!AGREES.includes(cell)) {
      const message = cell === '' ? 'is not answered. Write yes or no.' : `"${cell}" is neither yes nor no.`;
      problems.push({ line, field, message });
    }
  }
  if (doesNotHold.length > 0 && comment === '') {
    problems.push({ line, field: COMMENT_HEADER.en, message: 'is missing. Say what does not hold.' });
  }
  return [{ invoiceNumber, part, doesNotHold, ...(comment !== '' && { comment }) }];
}
