import type { Pool } from 'pg';
import { Fault } from '../../domain/kernel/fault';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { Desk } from '../counter/act';

/** Several creditors may own the bank file. Name one of them. */
export class BankFileOfSeveral extends Fault {
  override readonly name = 'BankFileOfSeveral';
  override readonly kind = 'refused';
}

/** There is no creditor whose bank file it could be. Register its invoices first. */
export class NoCreditorYet extends Fault {
  override readonly name = 'NoCreditorYet';
  override readonly kind = 'unknown';
}

/**
 * Whose bank file it is: the caller's creditor; else whose account stands in the file; else the only creditor that keeps
 * its currency. Nobody's when no creditor does. Throws `BankFileOfSeveral`.
 */
export async function ownerOfBankFile(desk: Desk, movements: readonly BankMovement[]): Promise<string | undefined> {
  if (desk.caller.creditorId !== undefined) return (await desk.creditor()).creditorId;
  const own = (await desk.creditors()).map(({ creditorId }) => creditorId);
  const accounts = [...new Set(movements.map(({ account }) => account))];
  const currencies = [...new Set(movements.map(({ amount }) => amount.currency))];
  const [owner, ...others] = await candidatesAmong(desk.pool, own, { accounts, currencies });
  if (owner === undefined || others.length === 0) return owner;
  const names = [owner, ...others].join(', ');
  throw new BankFileOfSeveral(
    `The file's accounts (${accounts.join(', ')}) do not tell whose it is. Name one of ${names} with --creditor.`,
  );
}

/** Those whose account stands in the file; where there are none, those that keep its currency. */
async function candidatesAmong(
  pool: Pool,
  creditorIds: readonly string[],
  { accounts, currencies }: { readonly accounts: readonly string[]; readonly currencies: readonly string[] },
): Promise<string[]> {
  const { rows } = await pool.query<{ creditor_id: string; named: boolean }>(
    `SELECT creditor_id, payment_accounts && $2::text[] AS named FROM fordring.creditor
     WHERE creditor_id = ANY ($1) AND (payment_accounts && $2::text[] OR currency = ANY ($3)) ORDER BY creditor_id`,
    [creditorIds, accounts, currencies],
  );
  const named = rows.filter((row) => row.named);
  return (named.length > 0 ? named : rows).map((row) => row.creditor_id);
}
