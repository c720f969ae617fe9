import type { Pool } from 'pg';
import { join } from 'node:path';
import { writeCsvSheet } from '../../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../../formats/sheets/write-xlsx-sheet';
import { openItemsSheet } from '../../print/reports/open-items-sheet';
import { languageOf } from '../../print/reports/report-words';
import { sheetPdf } from '../../print/reports/sheet-pdf';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import { fileNameOf, writeFirst } from '../../store/whole-files';
import { readCreditor } from '../creditors/creditor';
import { listsOf, type KeptList } from './list-record';
import { reportedList } from './reported-list';

/** A list as it goes to its administration. */
export interface SentList {
  readonly list: KeptList;
  /** By the end of the file's name. */
  readonly files: Readonly<Record<'pdf' | 'xlsx' | 'csv', Buffer>>;
}

/** Where lists go. One that is delivered twice is there once. */
export interface ListPort {
  deliver(sent: SentList): Promise<void>;
}

/** PDF, XLSX and CSV, in the folder of the creditor and of the administration. */
export function createFolderLists(folder: string): ListPort {
  return {
    async deliver({ list, files }) {
      for (const [end, contents] of Object.entries(files))
        await writeFirst(`${placeOf(folder, list)}.${end}`, contents);
    },
  };
}

/** Where a list lies in the folder of lists, without the end of the file's name. */
export function placeOf(folder: string, { creditorId, administrationId, period, listNumber }: KeptList): string {
  const name = `${period}-${String(listNumber).padStart(6, '0')}`;
  return join(folder, fileNameOf(creditorId), fileNameOf(administrationId), name);
}

const AT_ONCE = 10;

const UNSENT = `SELECT list_number::text AS subject, creditor_id AS creditor, list_number AS position
  FROM fordring.open_item_list WHERE delivered_at IS NULL`;

type Unsent = Subject & { readonly listNumber: number; readonly creditorId: string; readonly period: string };

/** Delivers the lists that were made; answers how many were dealt with. One that cannot be delivered is set aside and tried again later. */
export function deliverLists(pool: Pool, port: ListPort, options?: RoundOptions): Promise<number> {
  const lane: Lane<Unsent> = {
    ...{ topic: 'open-item-list', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly('open-item-list', UNSENT),
    async read(client, subjects) {
      const { rows } = await client.query<Unsent>(
        `SELECT list_number::text AS subject, list_number AS "listNumber", creditor_id AS "creditorId", period
         FROM fordring.open_item_list WHERE list_number = ANY ($1::bigint[]) AND delivered_at IS NULL ORDER BY list_number`,
        [subjects],
      );
      return rows;
    },
    tell: async ({ listNumber, creditorId, period }) => {
      const list = (await listsOf(pool, { creditorId, period })).find((one) => one.listNumber === listNumber);
      if (list) await port.deliver(await filesOf(pool, list));
    },
    async mark(client, lists) {
      const { rowCount } = await client.query(
        'UPDATE fordring.open_item_list SET delivered_at = clock_timestamp() WHERE list_number = ANY ($1) AND delivered_at IS NULL',
        [lists.map(({ listNumber }) => listNumber)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}

/** A list as it is printed now: its rows as they were kept, with the names that the register has. */
export async function filesOf(pool: Pool, list: KeptList): Promise<SentList> {
  const report = await reportedList(pool, await readCreditor(pool, list.creditorId), list);
  const sheet = openItemsSheet(report);
  const { name, country, asOf } = report;
  const pdf = await sheetPdf(sheet, { creditor: name, country, language: languageOf(report), asOf });
  return { list, files: { pdf, xlsx: await writeXlsxSheet(sheet, country), csv: writeCsvSheet(sheet, country) } };
}
