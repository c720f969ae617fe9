import type { Pool, PoolClient } from 'pg';
import type { Money } from '../../domain/kernel/money';
import { inTransaction } from '../../store/connect';
import { closeDays } from './closed-periods';
import { lockCreditor } from '../creditors/creditor-chart';
import { debitsOf, journalOf, sieEntryOf, sieOf, type Journal, type SieExport } from './export-sie';
import { exportsIn, keepCopy, keepEntryCopy, sha256Of, type KeptExport } from './exports-folder';
import { keepExport, knownVouchers, takeUpForgottenVouchers, withSameVouchers } from './exported-vouchers';
import { vouchersSaid, type SaidVoucher } from './vouchers-said';

export const EXPORT_FORMATS = ['sie4', 'sie5'] as const;
type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface JournalToExport extends SieExport {
  /** The outbox folder, which keeps a copy. */
  readonly folder: string;
  /** In which format the file is given; `sie4` unless told otherwise. The outbox folder keeps SIE 4I of every export. */
  readonly format?: ExportFormat | undefined;
}

export interface ExportedJournal {
  readonly bytes: Buffer;
  /** Numbered for each creditor, from 1: a number that is missing is a file that was lost. */
  readonly number: number;
  readonly vouchers: number;
  /** Debits, which are the credits. */
  readonly total: Money;
  /** Vouchers of this file that an earlier file has too. */
  readonly repeated: number;
  /** Vouchers with an earlier accounting day that no file has. */
  readonly missing: number;
  /** Entries that left as other vouchers before the ledger was put back, and are not written a second time. */
  readonly leftBefore: number;
}

/** The journal to write, what its vouchers say, and the export that has just these already. */
interface JournalSaid extends Journal {
  readonly said: readonly SaidVoucher[];
  readonly earlier: Awaited<ReturnType<typeof withSameVouchers>>;
}

/**
 * Exports the journal of these days, numbers the file, and keeps a copy in the outbox folder. The same days with the same
 * vouchers give the same file under the same number. What left is closed for accounting, up to the business day: what becomes
 * known later stands on the first open day after it, and leaves with that day. The copy is written before the ledger knows of it: a file that left
 * and is not known is found by `outbox check`.
 */
export async function exportJournal(pool: Pool, asked: JournalToExport): Promise<ExportedJournal> {
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, asked.creditorId);
    await client.query('SELECT fordring.hold_accounting_days($1)', [asked.creditorId]);
    const whole = await journalOf(client, asked);
    const all = vouchersSaid(whole);
    const left = await takeUpForgottenVouchers(client, asked.creditorId, all);
    const stays = ({ number }: { readonly number: string }) => !left.has(number);
    const said = all.filter(stays);
    const earlier = await withSameVouchers(client, asked, said);
    const journal: JournalSaid = { ...whole, vouchers: whole.vouchers.filter(stays), said, earlier };
    const figures = await figuresOf(client, asked, journal);
    const delivered = await deliver(client, asked, journal);
    await closeDays(client, { ...asked, export: delivered.number });
    return { ...delivered, ...figures, leftBefore: left.size };
  });
}

async function deliver(
  client: PoolClient,
  { creditorId, from, to, on, folder, format }: JournalToExport,
  journal: JournalSaid,
): Promise<Pick<ExportedJournal, 'bytes' | 'number' | 'vouchers' | 'total'>> {
  const { said, earlier } = journal;
  const shown = { vouchers: journal.vouchers.length, total: debitsOf(journal.vouchers, journal.creditor.currency) };
  const inFolder = await exportsIn(folder, creditorId);
  const unknown = earlier ? undefined : inFolder.find((kept) => isOf(kept, { from, to }, said));
  const number = earlier?.number ?? unknown?.number ?? (await nextNumber(client, creditorId, inFolder));
  const madeOn = earlier?.madeOn ?? unknown?.madeOn ?? on;
  const bytes = sieOf(journal, madeOn);
  const kept: KeptExport = { creditorId, number, from, to, madeOn, sha256: sha256Of(bytes), vouchers: said };
  const copy = await keepCopy(folder, kept, bytes);
  if (!earlier) await keepExport(client, { ...kept, sha256: sha256Of(copy) }, { leftBefore: false });
  const given = format === 'sie5' ? await keepEntryCopy(folder, kept, sieEntryOf(journal, madeOn)) : copy;
  return { bytes: given, number, ...shown };
}

/** The file was written, and the process died before the ledger knew. */
function isOf(kept: KeptExport, days: Pick<SieExport, 'from' | 'to'>, said: KeptExport['vouchers']): boolean {
  return kept.from === days.from && kept.to === days.to && JSON.stringify(kept.vouchers) === JSON.stringify(said);
}

async function nextNumber(client: PoolClient, creditorId: string, inFolder: readonly KeptExport[]): Promise<number> {
  const { rows } = await client.query<{ last: number | null }>(
    'SELECT max(export_number) AS last FROM fordring.journal_export WHERE creditor_id = $1',
    [creditorId],
  );
  return Math.max(rows[0]?.last ?? 0, ...inFolder.map(({ number }) => number)) + 1;
}

async function figuresOf(
  client: PoolClient,
  { creditorId, from }: JournalToExport,
  { said, earlier }: JournalSaid,
): Promise<Pick<ExportedJournal, 'repeated' | 'missing'>> {
  const numbers = said.map(({ number }) => number);
  const repeated = await knownVouchers(client, creditorId, { numbers, butNotOf: earlier?.number });
  const { rows } = await client.query<{ missing: number }>(
    `SELECT count(*)::integer AS missing FROM fordring.journal_entry AS entry
     WHERE creditor_id = $1 AND accounting_on < $2 AND NOT EXISTS (SELECT FROM fordring.exported_voucher AS left_before
       WHERE left_before.creditor_id = $1 AND (voucher = entry_id OR taken_up_by = entry_id))`,
    [creditorId, from],
  );
  return { repeated, missing: rows[0]?.missing ?? 0 };
}
