import type { Pool } from 'pg';
import { Refused } from './refusals';

/** The creditor that an invoice file is for when nothing is said. */
export const DEFAULT_CREDITOR = 'main';

export interface KnownCreditor {
  readonly creditorId: string;
  readonly paymentAccounts: readonly string[];
}

export async function knownCreditors(pool: Pool): Promise<KnownCreditor[]> {
  const { rows } = await pool.query<KnownCreditor>(
    'SELECT creditor_id AS "creditorId", payment_accounts AS "paymentAccounts" FROM fordring.creditor ORDER BY creditor_id',
  );
  return rows;
}

/** Whose bank file it is: as said; else whose account stands in it; else the only creditor that there is. */
export function creditorOfBankFile(
  creditors: readonly KnownCreditor[],
  accounts: ReadonlySet<string>,
  said?: string,
): string | undefined {
  if (said !== undefined) {
    if (creditors.some(({ creditorId }) => creditorId === said)) return said;
    throw new Refused(
      `There is no creditor ${said}. Known are ${creditors.map(({ creditorId }) => creditorId).join(', ') || 'none yet'}.`,
    );
  }
  const owners = creditors.filter(({ paymentAccounts }) => paymentAccounts.some((account) => accounts.has(account)));
  const [creditor, ...others] = owners.length > 0 ? owners : creditors;
  if (others.length === 0) return creditor?.creditorId;
  throw new Refused(
    `The file's accounts (${[...accounts].join(', ')}) do not tell whose it is. Name one of ${[creditor, ...others].map((one) => one?.creditorId).join(', ')} with --creditor.`,
  );
}
