import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { WaitingGate } from '../../domain/claim/answer';

/** What a step waits at whose debtor may have paid without anybody knowing. */
export const BANK_READ = 'bank-read' satisfies WaitingGate;

/** That the bank was read: all payments through a day are known. */
export interface BankReading {
  readonly creditorId: string;
  /** `bgmax`, or an account of camt; absent where a person speaks of all of them. */
  readonly source?: string;
  readonly through: CivilDate;
  /** The business day on which it was read or said. */
  readonly readOn: CivilDate;
  readonly by: { readonly person: string } | { readonly bankFile: Buffer };
}

/**
 * Records how far the bank was read. Where it was read farther than before, one row asks for a wake-up of whoever waits
 * (`wake-calls.ts`). The same again adds nothing. What files say is recorded beside what a person says: the person's word
 * may be taken back.
 */
export async function recordBankReading(connection: ClientBase | Pool, reading: BankReading): Promise<void> {
  const { creditorId, source = '', through, readOn, by } = reading;
  const said = 'person' in by ? [by.person, null] : [null, by.bankFile];
  await connection.query(
    `WITH read AS (
       INSERT INTO fordring.bank_reading (creditor_id, source, through, read_on, said_by, bank_file)
       SELECT $1::text, $2::text, $3::date, $4::date, $5::text, $6::bytea WHERE NOT EXISTS (
         SELECT FROM fordring.bank_reading_standing
         WHERE creditor_id = $1 AND source = $2 AND through >= $3 AND (said_by IS NULL) = ($5::text IS NULL))
       RETURNING creditor_id, read_on)
     INSERT INTO fordring.wake_call (creditor_id, gate, opens_on) SELECT creditor_id, '${BANK_READ}', read_on FROM read`,
    [creditorId, source, through, readOn, ...said],
  );
}

/** The last day of which every payment is known; nothing where no file was read and nobody has said so. */
export async function bankReadThrough(
  connection: ClientBase | Pool,
  creditorId: string,
): Promise<CivilDate | undefined> {
  const { rows } = await connection.query<{ through: CivilDate | null }>(
    'SELECT fordring.bank_read_through($1) AS through',
    [creditorId],
  );
  return rows[0]?.through ?? undefined;
}

/** How far each source of bank files was read. */
export async function bankSources(
  pool: Pool,
  creditorId: string,
): Promise<{ readonly source: string; readonly through: CivilDate }[]> {
  const { rows } = await pool.query<{ source: string; through: CivilDate }>(
    `SELECT source, max(through) AS through FROM fordring.bank_reading_standing WHERE creditor_id = $1 AND source <> ''
     GROUP BY source ORDER BY source`,
    [creditorId],
  );
  return rows;
}
