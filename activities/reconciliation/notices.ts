import type { Pool, PoolClient } from 'pg';
import { join } from 'node:path';
import { inTransaction } from '../ledger/connect';
import { fileNameOf, writeFirst } from '../letters/whole-files';
import type { RunRow } from './run-record';

/** Somebody is to be told something about a run; written with the event that it follows from, delivered by a relay. */
export async function note(
  client: PoolClient,
  run: RunRow,
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
  readonly addressee: string;
  readonly on: string;
  readonly message: string;
}

/** A text file for each, in the folder of its creditor and of whom it is for. */
export function createFolderNotices(folder: string): NoticePort {
  return {
    async deliver({ noticeId, creditorId, addressee, on, message }) {
      const name = `${on}-${String(noticeId).padStart(6, '0')}.txt`;
      await writeFirst(join(folder, fileNameOf(creditorId), fileNameOf(addressee), name), `${message}\n`);
    },
  };
}

const AT_ONCE = 50;

/** Delivers what waits; answers how many. Two relays share the work. */
export function deliverNotices(pool: Pool, port: NoticePort): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Notice>(
      `SELECT notice_id AS "noticeId", creditor_id AS "creditorId", addressee, noted_on AS on, message
       FROM fordring.reconciliation_notice JOIN fordring.reconciliation_run USING (run_id)
       WHERE delivered_at IS NULL ORDER BY notice_id LIMIT ${AT_ONCE}
       FOR UPDATE OF reconciliation_notice SKIP LOCKED`,
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
