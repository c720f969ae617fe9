import { ProblemList } from '../../../domain/kernel/input-refused';
import { Decimal } from 'decimal.js';
import { bindColumn } from '../bound-column';
import type { Cell } from '../cell';
import type { HeaderPlace, JsonLayout } from '../layout';
import type { Source, SourceRecord } from '../source';
import { placesOf, saysCurrency } from '../table-header';
import { refusalOf, refusedFile, TableRows } from '../table-rows';
import { decodedOrRefused } from '../../text/decode-text';
import { TextDecoding } from '../text/text-decoding';
import { isNumber, isObject, JsonFault, parseJson } from './parse-json';
import type { JsonValue } from './parse-json';

/** Reads a list of flat objects. Members that the layout does not name are passed over; numbers keep every digit. */
export function readJson(bytes: Buffer, layout: JsonLayout): Source {
  const list = listIn(bytes, layout);
  const places = layout.columns.flatMap(placesOf);
  const declared = layout.totals === 'none' ? undefined : layout.totals;
  const totalsPlace = layout.columns.find(({ name }) => name === declared?.column);
  const table = new TableRows(
    {
      title: layout.title,
      columns: layout.columns.map((column) => bindColumn(column, (place) => places.indexOf(place), layout)),
      currency: layout.currency,
      // After the cells of the columns: a member that says the currency though the layout has one for all.
      ...(typeof layout.currency === 'string' && { currencyIndex: places.length }),
      ...(layout.totals && { totals: layout.totals }),
      ...(totalsPlace && { totalsIndex: places.indexOf(placesOf(totalsPlace)[0] as HeaderPlace) }),
      placeOf: (index) => places[index]?.headers?.join(' or ') ?? 'currency',
    },
    new ProblemList(),
  );
  const rows: SourceRecord[] = [];
  let line = 1;
  for (const [index, row] of list.entries()) {
    if (!isObject(row)) {
      table.refuse({
        line,
        message: `row ${index + 1} of the list is no object. Write each row as {"name": value, …}.`,
      });
      continue;
    }
    ({ line } = row);
    const cells = places.map((place) => {
      const found = place.headers?.filter((name) => row.members.has(name)) ?? [];
      if (found.length > 1)
        table.refuse({ line, field: found.join(' and '), message: 'both stand in one row. Take one out.' });
      const cell = cellOf(row.members.get(found[0] ?? ''));
      if (cell === undefined)
        table.refuse({ line, field: found[0] ?? '', message: 'it is a list or an object. Write a text or a number.' });
      return cell ?? '';
    });
    const record = table.take([...cells, currencyIn(row.members)], line);
    if (record) rows.push(record);
  }
  const totals = table.finish(line);
  return { rows, count: table.count, totals };
}

function listIn(bytes: Buffer, layout: JsonLayout): readonly JsonValue[] {
  const { title, rowsAt } = layout;
  const decoding = new TextDecoding('utf-8');
  const text = decodedOrRefused(refusalOf(title), () => decoding.take(bytes) + decoding.end());
  try {
    if (text.trim() === '') throw new JsonFault(1, 'the file is empty. Fetch it again.');
    const document = parseJson(text);
    const list = rowsAt === undefined ? document : isObject(document) ? document.members.get(rowsAt) : undefined;
    if (Array.isArray(list)) return list as readonly JsonValue[];
    const where = rowsAt === undefined ? 'the document' : `the member "${rowsAt}"`;
    throw new JsonFault(
      1,
      `${where} is no list of rows. Correct the file, or have the recipe declare it otherwise (rowsAt).`,
    );
  } catch (error) {
    if (error instanceof JsonFault)
      throw refusedFile(title, [{ line: error.line, field: 'JSON', message: error.message }]);
    throw error;
  }
}

/** Nothing when the value is no cell. */
function cellOf(value: JsonValue | undefined): Cell | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return isNumber(value) ? { digits: plainDigits(value.digits) } : undefined;
}

function plainDigits(digits: string): string {
  // A large exponent would make a text of a million noughts; it is no amount in any case.
  return /[eE][-+]?\d{1,2}$/.test(digits) ? new Decimal(digits).toFixed() : digits;
}

function currencyIn(members: ReadonlyMap<string, JsonValue>): Cell {
  for (const [name, value] of members) if (saysCurrency(name)) return cellOf(value) ?? '';
  return '';
}
