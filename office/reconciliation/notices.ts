import type { Pool, PoolClient } from 'pg';
import { join } from 'node:path';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { fileNameOf, writeFirst } from '../../store/whole-files';
import type { RunRow } from './run-record';
import { addressOf } from './address-of';

/** Somebody is to be told something about a run; written with the event that it follows from, delivered by a relay. */
export async function note(
  client: PoolClient,
  run: Pick<RunRow, 'runId' | 'eventNumber'>,
  addressee: string,
  message: string,
  on: string,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.reconciliation_notice (run_id, event_number, addressee, message, noted_on)
     VALUES ($1, $2, $3, $4, $5)`,
    [run.runId, run.eventNumber, addressee, message, on],
  );
}

/** Where notices go. A notice that is delivered twice is there once. */
export interface NoticePort {
  deliver(notice: Notice): Promise<void>;
}

export interface Notice {
  readonly noticeId: number;
  readonly creditorId: string;
  readonly recipe: string;
  readonly period: string;
  /** The party that it is for, and who that is here; without an address until one is entered. */
  readonly addressee: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly on: CivilDate;
  readonly message: string;
}

/** A text file for each, in the folder of its creditor and of whom it is for: a mail program can send it as it is. */
export function createFolderNotices(folder: string): NoticePort {
  return {
    async deliver(notice) {
      const { noticeId, creditorId, addressee, recipe, period, on, message } = notice;
      const name = `${on}-${String(noticeId).padStart(6, '0')}.txt`;
      const lines = [`To: ${addressOf(notice)}`, `Subject: ${recipe} ${period}`, `Date: ${on}`, '', message, ''];
      await writeFirst(join(folder, fileNameOf(creditorId), fileNameOf(addressee), name), lines.join('\n'));
    },
  };
}

const WITH_PARTY = `FROM fordring.reconciliation_notice AS notice JOIN fordring.reconciliation_run AS run USING (run_id)
  LEFT JOIN LATERAL (
    SELECT name, nullif(email, '') AS email FROM fordring.reconciliation_party
    WHERE creditor_id = run.creditor_id AND party = addressee ORDER BY entry_number DESC LIMIT 1
  ) AS party ON true`;
const COLUMNS = `notice_id AS "noticeId", run.creditor_id AS "creditorId", recipe, period, addressee, name, email,
  noted_on AS on, message`;

export interface NoticeInList extends Notice {
  readonly delivered: boolean;
}

/** What was told to whom, the oldest first: of the runs that are not ended, or of all. */
export async function listNotices(
  pool: Pool,
  { creditorId, all = false }: { readonly creditorId: string; readonly all?: boolean },
): Promise<NoticeInList[]> {
  const { rows } = await pool.query<NoticeInList>(
    `SELECT ${COLUMNS}, delivered_at IS NOT NULL AS delivered ${WITH_PARTY}
     WHERE run.creditor_id = $1 AND ($2 OR state NOT IN ('closed', 'passed-over'))
     ORDER BY notice_id`,
    [creditorId, all],
  );
  return rows;
}

const AT_ONCE = 50;

/** Delivers what waits; answers how many. Two relays share the work. */
export function deliverNotices(pool: Pool, port: NoticePort): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Notice>(
      `SELECT ${COLUMNS} ${WITH_PARTY} WHERE delivered_at IS NULL ORDER BY notice_id LIMIT ${AT_ONCE}
       FOR UPDATE OF notice SKIP LOCKED`,
    );
    for (const notice of rows) {
      await port.deliver(notice);
      await client.query(
        'UPDATE fordring.reconciliation_notice SET delivered_at = clock_timestamp() WHERE notice_id = $1',
        [notice.noticeId],
      );
    }
    return rows.length;
  });
}
