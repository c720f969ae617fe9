import { readCamt } from '../../formats/camt/read-camt';
import { LARGEST_BGMAX, readBgMax } from '../../formats/bgmax/read-bgmax';
import { readKfmAnswers } from '../../formats/counterparts/kfm';
import { readInvoices } from '../../formats/csv/read-invoices';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { Layout } from '../../formats/tables/layout';
import { LARGEST_SIE } from '../../formats/sie/read-sie';
import { beginSource, readSource } from '../../formats/tables/read-source';
import { readUblInvoice } from '../../formats/ubl/read-ubl-invoice';
import { reportLayouts } from '../../formats/tables/report-layouts';
import { VOUCHERS } from '../reconcile/voucher-recipe';
import * as written from './written-inputs';

const MEGABYTE = 1_000_000;
const LARGEST = 100 * MEGABYTE;

/** One reader with the largest file that it opens. */
export interface Input {
  readonly what: string;
  /** The size of the file, near the reader's limit; of a workbook, unpacked. */
  readonly bytes: number;
  readonly write: written.WrittenInput;
  readonly read: (bytes: Buffer) => unknown;
  /** Whether the file is refused, after it was read. */
  readonly isRefused?: true;
}

/** By name. Each is read in a process of its own. */
export const INPUTS: Readonly<Record<string, Input>> = {
  camt: { what: 'camt.054', bytes: LARGEST, write: written.camt, read: (bytes) => readCamt(bytes) },
  attribute: {
    what: 'XML with one attribute',
    ...{
      bytes: LARGEST - MEGABYTE,
      write: written.camtAttribute,
      read: (bytes: Buffer) => readCamt(bytes),
      isRefused: true,
    },
  },
  ubl: {
    what: 'UBL',
    bytes: 10 * MEGABYTE,
    write: written.ubl,
    read: (bytes) => readUblInvoice(bytes, { invoiceGroup: 'water' }),
  },
  bgmax: { what: 'BgMax', bytes: LARGEST_BGMAX, write: written.bgMax, read: (bytes) => readBgMax(bytes) },
  invoices: { what: 'CSV of invoices', bytes: 60 * MEGABYTE, write: written.invoices, read: readInvoices },
  'bad-invoices': {
    what: 'CSV of bad invoices',
    ...{ bytes: 60 * MEGABYTE, write: written.badInvoices, read: readInvoices, isRefused: true },
  },
  table: {
    what: 'CSV of a table',
    ...{ bytes: 3 * LARGEST, write: written.table, read: readInPieces },
  },
  'bad-table': {
    what: 'CSV of a table with bad lines',
    ...{ bytes: 3 * LARGEST, write: written.badTable, read: readInPieces, isRefused: true },
  },
  json: {
    what: 'JSON of a table',
    ...{ bytes: 20 * MEGABYTE, write: written.json, read: (bytes: Buffer) => readSource(bytes, layoutOf('json')) },
  },
  document: {
    what: 'JSON of a document',
    ...{
      bytes: 5 * MEGABYTE,
      write: written.jsonDocument,
      read: (bytes: Buffer) => readJsonDocument(bytes, 'document'),
    },
  },
  xlsx: {
    what: 'XLSX',
    ...{ bytes: 50 * MEGABYTE, write: written.xlsx, read: (bytes: Buffer) => readSource(bytes, layoutOf('xlsx')) },
  },
  sie: {
    what: 'SIE',
    ...{ bytes: LARGEST_SIE, write: written.sie, read: (bytes: Buffer) => readSource(bytes, SIE) },
  },
  agency: { what: 'agency file', bytes: 20 * MEGABYTE, write: written.agency, read: readKfmAnswers },
};

/** A writer may go over the size by its head and foot. */
const HEAD_AND_FOOT = 4_096;

export function inputOf(name: string | undefined): Input {
  const input = INPUTS[name ?? ''];
  if (!input) throw new Error(`There is no input "${name ?? ''}".`);
  return input;
}

/** Of a file that is so large a part of the limit. */
export function bytesOf({ bytes }: Input, part: number): number {
  return Math.round(bytes * part) - HEAD_AND_FOOT;
}

const SIE: Layout = { kind: 'sie', title: 'vouchers', rows: 'transactions' };

function layoutOf(kind: Layout['kind']): Layout {
  const { columns, currency } = vouchersAsCsv();
  const layout = reportLayouts({ title: 'vouchers', columns, currency }).find((one) => one.kind === kind);
  if (!layout) throw new Error(`A report has no layout ${kind}.`);
  return layout;
}

function vouchersAsCsv() {
  const csv = VOUCHERS.left.layouts.find((one) => one.kind === 'csv');
  if (!csv) throw new Error('Vouchers have no CSV.');
  return csv;
}

/** As a run takes a file in: a piece at a time, whose rows are forgotten. */
function readInPieces(bytes: Buffer): void {
  const reading = beginSource(vouchersAsCsv());
  for (let at = 0; at < bytes.length; at += MEGABYTE) reading.take(bytes.subarray(at, at + MEGABYTE));
  reading.finish();
}
