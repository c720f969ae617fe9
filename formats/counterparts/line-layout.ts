import type { ProblemList } from '../../domain/kernel/input-refused';
import { FieldFault, type FieldType } from './field-types';

/** A record's fields by name, in the order in which they are written. */
export type Fields = Readonly<Record<string, FieldType<unknown>>>;

export type ValuesOf<Layout extends Fields> = {
  readonly [Name in keyof Layout]: Layout[Name] extends FieldType<infer Value> ? Value : never;
};

/** A line as it stands in the file, split but not yet understood. */
export interface WrittenLine {
  readonly line: number;
  readonly code: string;
  readonly cells: readonly string[];
}

/** `10|field|field`. What does not fit is added to the problems under the line's number, and the line is then no use. */
export function lineOf(
  code: string,
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  line: number,
  problems: ProblemList,
): string {
  const cells = Object.entries(fields).map(([name, type]) =>
    withField(line, name, problems, () => type.write(values[name])),
  );
  return [code, ...cells].join('|');
}

/** The values of a line, or nothing when there is a problem with any of them. */
export function valuesOf<Layout extends Fields>(
  written: WrittenLine,
  fields: Layout,
  problems: ProblemList,
): ValuesOf<Layout> | undefined {
  const names = Object.keys(fields);
  if (written.cells.length !== names.length) {
    problems.push({
      line: written.line,
      message: `a line ${written.code} has ${names.length} fields (${names.join(', ')}); this one has ${written.cells.length}.`,
    });
    return undefined;
  }
  const before = problems.length;
  const values = names.map((name, index) => [
    name,
    withField(written.line, name, problems, () => fields[name]?.read(written.cells[index] ?? '')),
  ]);
  return problems.length === before ? (Object.fromEntries(values) as ValuesOf<Layout>) : undefined;
}

function withField<Result>(line: number, field: string, problems: ProblemList, act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    problems.push({ line, field, message: error.message });
    return undefined;
  }
}
