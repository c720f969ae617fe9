import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { DATE_PATTERNS, type DatePattern } from '../tables/layout';

/**
 * How a file of invoices or debtors that a person saved names our fields: kept once, and given with every file of that
 * kind. What a template does not say is read under our own names.
 */
export interface ColumnTemplate {
  /** The header of each field; several headers where a field is spread over columns, as lines of an address are. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** What every row of the file has in a field, where the file has no column for the field: `SEK`. */
  readonly values: Readonly<Record<string, string>>;
  /** What a word of the file means, for each field: `kind`, `Företag`, `business`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How the file writes days. The file's own days say so when nothing is said. */
  readonly dates?: DatePattern;
  /** The sign before öre. The file's own amounts say so when nothing is said. */
  readonly decimal?: ',' | '.';
  /** The sheet of a workbook that has several. */
  readonly sheet?: string;
}

export const NO_TEMPLATE: ColumnTemplate = { columns: {}, values: {}, words: {} };

/** Takes a template as it is written in data. Throws `InputRefused`, naming each member that is wrong. */
export function columnTemplate(data: unknown, fileName: string, fields: readonly string[]): ColumnTemplate {
  const problems: InputProblem[] = [];
  const refuse = (field: string, message: string): void => {
    problems.push({ field, message });
  };
  const given = membersOf(data, 'template', refuse);
  for (const name of Object.keys(given)) {
    if (!MEMBERS.includes(name)) refuse(name, `it is not known. A template has ${MEMBERS.join(', ')}.`);
  }
  const ofFields = (name: string): Readonly<Record<string, unknown>> => {
    const members = membersOf(given[name] ?? {}, name, refuse);
    for (const field of Object.keys(members)) {
      if (!fields.includes(field)) refuse(`${name}.${field}`, `it is no field. There are ${fields.join(', ')}.`);
    }
    return members;
  };
  const columns = mapped(ofFields('columns'), (value, field) => headersOf(value, `columns.${field}`, refuse));
  const values = mapped(ofFields('values'), (value, field) => textOf(value, `values.${field}`, refuse));
  const words = mapped(ofFields('words'), (value, field) =>
    mapped(membersOf(value, `words.${field}`, refuse), (word, said) => textOf(word, `words.${field}.${said}`, refuse)),
  );
  for (const field of Object.keys(values).filter((name) => Object.hasOwn(columns, name))) {
    refuse(`values.${field}`, 'the field has a column too. Take one of the two out.');
  }
  const { dates, decimal, sheet } = given;
  const pattern = DATE_PATTERNS.find((known) => known === dates);
  if (dates !== undefined && pattern === undefined) refuse('dates', `write one of ${DATE_PATTERNS.join(', ')}.`);
  const sign = decimal === ',' || decimal === '.' ? decimal : undefined;
  if (decimal !== undefined && sign === undefined) refuse('decimal', 'write a comma or a point.');
  if (sheet !== undefined && typeof sheet !== 'string') refuse('sheet', 'write the name of the sheet.');
  if (problems.length > 0) throw new InputRefused(`${fileName} was refused; no file was read by it.`, problems);
  return {
    ...{ columns, values, words },
    ...(pattern !== undefined && { dates: pattern }),
    ...(sign !== undefined && { decimal: sign }),
    ...(typeof sheet === 'string' && { sheet }),
  };
}

const MEMBERS: readonly string[] = ['columns', 'values', 'words', 'dates', 'decimal', 'sheet'];

type Refuse = (field: string, message: string) => void;

function membersOf(data: unknown, field: string, refuse: Refuse): Readonly<Record<string, unknown>> {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
  refuse(field, 'write an object, with a member for each name.');
  return {};
}

function mapped<From, To>(from: Readonly<Record<string, From>>, to: (value: From, name: string) => To) {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value, name)]));
}

function textOf(value: unknown, field: string, refuse: Refuse): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  refuse(field, 'write a text that is not blank.');
  return '';
}

function headersOf(value: unknown, field: string, refuse: Refuse): readonly string[] {
  const headers = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (headers.length === 0) refuse(field, 'name at least one header.');
  return headers.map((header) => textOf(header, field, refuse));
}
