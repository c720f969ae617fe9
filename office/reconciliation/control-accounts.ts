import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { problemOfPattern, problemOfSection, type CreditorBooks } from '../../reconciliation/creditor-books';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { changeAt } from '../creditors/standing-desk';
import { controlAccountsOf } from '../../ledger/chart-of-accounts';

const pattern = z.string().superRefine((text, context) => {
  const message = problemOfPattern(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const section = z.string().superRefine((text, context) => {
  const message = problemOfSection(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const onceEach = (values: readonly string[]): boolean => new Set(values).size === values.length;

const booksWords: z.ZodType<CreditorBooks> = z.strictObject({
  controlAccounts: z
    .array(word)
    .min(1, 'name an account')
    .max(100)
    .refine(onceEach, 'name each account once')
    .readonly(),
  invoiceIn: pattern.exactOptional(),
  subLedgerSign: z.enum(['as-is', 'opposite']).exactOptional(),
  sections: z
    .array(section)
    .min(1, 'name a section')
    .max(1_000)
    .refine(onceEach, 'name each section once')
    .readonly()
    .exactOptional(),
});

export const adoptControlAccounts = act({
  summary:
    'Says on which accounts of the general ledger a creditor’s claims are, and how a voucher names its invoice: two persons say so.',
  permission: 'take-up-creditor',
  input: z.strictObject({ books: booksWords.nullable(), validFrom: day.exactOptional() }),
  faults: ['CreditorUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { books: contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    const change = { creditorId, today, kind: 'control-accounts' as const, contents, validFrom };
    return { creditorId, ...(await changeAt(desk, change)) };
  },
});

export const controlAccounts = act({
  summary: 'The control accounts by which a creditor’s general ledger is held against its sub-ledger today.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return { creditorId, ...(await booksOf(desk.pool, creditorId, today)) };
  },
});

/** What counts for a period that ends on the day: what two persons said, or the accounts of the chart. */
export async function booksOf(
  connection: Pool | PoolClient,
  creditorId: string,
  endsOn: CivilDate | string,
): Promise<{ readonly books: CreditorBooks; readonly from: 'chart' | 'standing-data' }> {
  const { rows } = await connection.query<{ said: CreditorBooks | null }>(
    'SELECT fordring.control_accounts_on($1, $2) AS said',
    [creditorId, endsOn],
  );
  const said = rows[0]?.said;
  if (said) return { books: said, from: 'standing-data' };
  return { books: { controlAccounts: controlAccountsOf(await chartOf(connection, creditorId)) }, from: 'chart' };
}
