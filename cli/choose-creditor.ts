import type { Pool } from 'pg';
import type { BankMovement } from '../domain/payment/bank-movement';
import { Refused } from './refusals';

/** The creditor that an invoice file is for when nothing is said. */
export const DEFAULT_CREDITOR = 'main';

export interface KnownCreditor {
  readonly creditorId: string;
  readonly currency: string;
  readonly paymentAccounts: readonly string[];
}

export async function knownCreditors(pool: Pool): Promise<KnownCreditor[]> {
  const { rows } = await pool.query<KnownCreditor>(
    'SELECT creditor_id AS "creditorId", currency, payment_accounts AS "paymentAccounts" FROM fordring.creditor ORDER BY creditor_id',
  );
  return rows;
}

/** Whose bank file it is: as said; else whose account stands in it; else the only creditor that keeps its currency. */
export function creditorOfBankFile(
  creditors: readonly KnownCreditor[],
  movements: readonly BankMovement[],
  said?: string,
): string | undefined {
  if (said !== undefined) {
    if (creditors.some(({ creditorId }) => creditorId === said)) return said;
    throw new Refused(`There is no creditor ${said}. Known are ${namesOf(creditors) || 'none yet'}.`);
  }
  const accounts = new Set(movements.map(({ account }) => account));
  const currencies = new Set<string>(movements.map(({ amount }) => amount.currency));
  const owners = creditors.filter(({ paymentAccounts }) => paymentAccounts.some((account) => accounts.has(account)));
  const candidates = owners.length > 0 ? owners : creditors.filter(({ currency }) => currencies.has(currency));
  if (candidates.length < 2) return candidates[0]?.creditorId;
  throw new Refused(
    `The file's accounts (${[...accounts].join(', ')}) do not tell whose it is. Name one of ${namesOf(candidates)} with --creditor.`,
  );
}

function namesOf(creditors: readonly KnownCreditor[]): string {
  return creditors.map(({ creditorId }) => creditorId).join(', ');
}
