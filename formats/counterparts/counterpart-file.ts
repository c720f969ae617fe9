import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { linesOf } from '../text/bounds';
import { decodedOrRefused, decodeText } from '../text/decode-text';
import { amount, choice, count, date, text } from './field-types';
import { lineOf, valuesOf, type Fields, type ValuesOf, type WrittenLine } from './line-layout';

/** A kind of record: the code that its lines begin with, and its fields. */
export interface RecordLayout {
  readonly code: string;
  readonly fields: Fields;
  /** Whether a line of this kind is the first of a case; the trailer counts these. */
  readonly opensCase: boolean;
}

/** What stands in the first line besides the layout's name and version. */
export interface FileStart {
  readonly creditorId: string;
  /** Rises by one from file to file, so that a lost one is noticed. */
  readonly sequence: number;
  readonly writtenOn: CivilDate;
}

export type RecordOf<Records extends Readonly<Record<string, RecordLayout>>> = {
  [Name in keyof Records]: { readonly record: Name } & ValuesOf<Records[Name]['fields']>;
}[keyof Records];

export interface Located<Value> {
  readonly line: number;
  readonly value: Value;
}

export interface CounterpartFile<Value> {
  readonly start: FileStart;
  readonly records: readonly Located<Value>[];
}

/** Adds what is wrong with a record as a whole, such as two fields that contradict each other. */
export type RecordCheck<Value> = (value: Value, refuse: (field: string, message: string) => void) => void;

/**
 * A layout of our own, in UTF-8 text: a first line `00`, a line a record, and a last line `99` with the number of
 * records, the number of cases, and the sum of all amounts in the records. Fields stand between `|`.
 *
 * None of the three counterparts publishes its byte layout. These files carry the same facts under stated names, so that
 * an adapter to the real interface is a translation, and make no claim to be that interface.
 */
export function counterpartLayout<const Records extends Readonly<Record<string, RecordLayout>>>(
  declared: { readonly name: string; readonly version: string; readonly currency: Currency; readonly records: Records },
  check: RecordCheck<RecordOf<Records>> = () => undefined,
) {
  const what = `${declared.name} ${declared.version} file`;
  const startFields = {
    layout: choice([declared.name]),
    version: choice([declared.version]),
    creditorId: text(40),
    sequence: count,
    writtenOn: date,
  };
  const endFields = { recordCount: count, caseCount: count, sumOfAmounts: amount(declared.currency) };

  function trailerOf(records: readonly RecordOf<Records>[]): ValuesOf<typeof endFields> {
    const amounts = records.flatMap((record) =>
      Object.values<unknown>(record).filter((value): value is Money => value instanceof Money),
    );
    return {
      recordCount: records.length,
      caseCount: records.filter(({ record }) => declared.records[record]?.opensCase).length,
      sumOfAmounts: sumOf(amounts, declared.currency),
    };
  }

  function checkRecord(value: RecordOf<Records>, line: number, problems: ProblemList): void {
    check(value, (field, message) => problems.push({ line, field, message }));
  }

  /** Throws `InputRefused` with each field that does not fit, under the line that it would have stood on. */
  function write(start: FileStart, records: readonly RecordOf<Records>[]): string {
    const problems = new ProblemList();
    const lines = [
      lineOf('00', startFields, { ...start, layout: declared.name, version: declared.version }, 1, problems),
    ];
    records.forEach((record, index) => {
      const layout = declared.records[record.record] as RecordLayout;
      const before = problems.length;
      lines.push(lineOf(layout.code, layout.fields, record, index + 2, problems));
      if (problems.length === before) checkRecord(record, index + 2, problems);
    });
    if (problems.length === 0) lines.push(lineOf('99', endFields, trailerOf(records), records.length + 2, problems));
    if (problems.length > 0) throw new InputRefused(what, problems);
    return `${lines.join('\n')}\n`;
  }

  /** Throws `InputRefused` with everything that is wrong: a field, an unknown line, a trailer that does not agree. */
  function read(bytes: Buffer): CounterpartFile<RecordOf<Records>> {
    const problems = new ProblemList();
    const [first, ...rest] = writtenLinesOf(bytes, what);
    const last = rest.pop();
    if (!first || first.code !== '00')
      throw new InputRefused(what, [{ line: 1, message: 'the first line does not begin with 00.' }]);
    if (!last || last.code !== '99')
      throw new InputRefused(what, [
        { line: rest.length + 2, message: 'the last line does not begin with 99: the file has been cut off.' },
      ]);
    const start = valuesOf(first, startFields, problems);
    const records = rest.flatMap((written) => readRecord(written, problems) ?? []);
    const trailer = valuesOf(last, endFields, problems);
    if (problems.length === 0 && trailer)
      compare(trailer, trailerOf(records.map(({ value }) => value)), last.line, problems);
    if (problems.length > 0 || !start) throw new InputRefused(what, problems);
    const { creditorId, sequence, writtenOn } = start;
    return { start: { creditorId, sequence, writtenOn }, records };
  }

  function readRecord(written: WrittenLine, problems: ProblemList): Located<RecordOf<Records>> | undefined {
    const known = Object.entries(declared.records).find(([, layout]) => layout.code === written.code);
    if (!known) {
      problems.push({
        line: written.line,
        message: `a line here begins with ${codesOf(declared.records)}; this one does not.`,
      });
      return undefined;
    }
    const [record, layout] = known;
    const values = valuesOf(written, layout.fields, problems);
    if (!values) return undefined;
    const value = { record, ...values } as RecordOf<Records>;
    checkRecord(value, written.line, problems);
    return { line: written.line, value };
  }

  return { what, write, read };
}

function compare(
  stated: Record<string, unknown>,
  counted: Record<string, unknown>,
  line: number,
  problems: ProblemList,
): void {
  for (const [field, value] of Object.entries(stated)) {
    if (String(value) !== String(counted[field])) {
      problems.push({
        line,
        field,
        message: `it says ${String(value)}, but the lines make ${String(counted[field])}. Ask for the file again.`,
      });
    }
  }
}

function codesOf(records: Readonly<Record<string, RecordLayout>>): string {
  return Object.values(records)
    .map(({ code }) => code)
    .join(', ');
}

/** Some 300,000 answers: more than a town has in a year. Reading takes some twenty times as much memory. */
const MOST_BYTES = 20_000_000;

function writtenLinesOf(bytes: Buffer, what: string): WrittenLine[] {
  if (bytes.length > MOST_BYTES) throw new InputRefused(what, [{ message: `it is bigger than ${MOST_BYTES} bytes.` }]);
  const written = decodedOrRefused(what, () => decodeText(bytes));
  const problems = new ProblemList();
  const lines: WrittenLine[] = [];
  for (const [text, line] of linesOf(written, (problem) => problems.push(problem))) {
    const [code = '', ...cells] = text.replace(/\r$/, '').split('|');
    lines.push({ line, code, cells });
  }
  if (problems.length > 0) throw new InputRefused(what, problems);
  if (lines.at(-1)?.code === '' && lines.at(-1)?.cells.length === 0) lines.pop();
  return lines;
}
