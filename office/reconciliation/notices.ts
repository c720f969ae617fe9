import type { Pool, PoolClient } from 'pg';
import { join } from 'node:path';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
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
      const { recipe, period, on, message } = notice;
      const lines = [`To: ${addressOf(notice)}`, `Subject: ${recipe} ${period}`, `Date: ${on}`, '', message, ''];
      await writeFirst(placeOfNotice(folder, notice), lines.join('\n'));
    },
  };
}

/** Where a notice lies in the folder of notices. */
export function placeOfNotice(
  folder: string,
  { noticeId, creditorId, addressee, on }: Pick<Notice, 'noticeId' | 'creditorId' | 'addressee' | 'on'>,
): string {
  const name = `${on}-${String(noticeId).padStart(6, '0')}.txt`;
  return join(folder, fileNameOf(creditorId), fileNameOf(addressee), name);
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

const UNTOLD = `SELECT notice_id::text AS subject, creditor_id AS creditor, notice_id AS position
  FROM fordring.reconciliation_notice JOIN fordring.reconciliation_run USING (run_id) WHERE delivered_at IS NULL`;

/**
 * Delivers what waits; answers how many were dealt with. One that cannot be delivered is set aside and tried again later.
 * Two relays share the work.
 */
export function deliverNotices(pool: Pool, port: NoticePort, options?: RoundOptions): Promise<number> {
  const lane: Lane<Notice & Subject> = {
    ...{ topic: 'notice', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly('notice', UNTOLD),
    async read(client, subjects) {
      const { rows } = await client.query<Notice & Subject>(
        `SELECT notice_id::text AS subject, ${COLUMNS} ${WITH_PARTY}
         WHERE notice_id = ANY ($1::bigint[]) AND delivered_at IS NULL ORDER BY notice_id`,
        [subjects],
      );
      return rows;
    },
    tell: (notice) => port.deliver(notice),
    async mark(client, notices) {
      const { rowCount } = await client.query(
        'UPDATE fordring.reconciliation_notice SET delivered_at = clock_timestamp() WHERE notice_id = ANY ($1)',
        [notices.map(({ noticeId }) => noticeId)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}
