import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { AccountNames } from '../../domain/payment/accounts';
import type { LetterCreditor } from '../../domain/letters/letter';

/** A bankgiro to which letters send money, and the accounts to which the creditor's money comes. */
export interface UnknownBankgiro {
  readonly bankgiro: string;
  readonly paymentAccounts: readonly string[];
}

/** The bankgiro of a letterhead that is none of the creditor's payment accounts of that day, with or without hyphens. */
export async function unknownBankgiro(
  pool: Pool,
  { creditorId, letterhead, on }: { creditorId: string; letterhead: LetterCreditor; on: CivilDate },
): Promise<UnknownBankgiro | undefined> {
  if (letterhead.payment.type !== 'bankgiro') return undefined;
  const { bankgiro } = letterhead.payment;
  const { rows } = await pool.query<{ accounts: readonly string[] | null }>(
    `SELECT fordring.standing_data($1, 'payment-accounts', '', $2) AS accounts`,
    [creditorId, on],
  );
  const paymentAccounts = rows[0]?.accounts ?? [];
  return new AccountNames(paymentAccounts).has(bankgiro) ? undefined : { bankgiro, paymentAccounts };
}
