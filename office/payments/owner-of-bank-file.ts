import { Fault } from '../../domain/kernel/fault';
import { AccountNames } from '../../domain/payment/accounts';
import type { BankFile } from '../../formats/bank-file';
import type { Desk } from '../counter/act';
import { todayOf, type KeptCreditor } from '../creditors/creditor';

/** Several creditors may own the bank file. Name one of them. */
export class BankFileOfSeveral extends Fault {
  override readonly name = 'BankFileOfSeveral';
  override readonly kind = 'refused';
}

/** There is no creditor whose bank file it could be. Take it up first: fordring creditor add. */
export class NoCreditorYet extends Fault {
  override readonly name = 'NoCreditorYet';
  override readonly kind = 'unknown';
}

/**
 * Whose bank file it is: the caller's creditor; else whose account stands in the file; else the only creditor that keeps
 * its currency. Nobody's when no creditor does. Throws `BankFileOfSeveral`.
 */
export async function ownerOfBankFile(
  desk: Desk,
  file: Pick<BankFile, 'movements' | 'aside' | 'balances'>,
): Promise<string | undefined> {
  if (desk.caller.creditorId !== undefined) return (await desk.creditor()).creditorId;
  const own = await desk.creditors();
  const { movements, aside = [], balances = [] } = file;
  const accounts = [...new Set([...movements, ...aside, ...balances].map(({ account }) => account))].filter(Boolean);
  // What is booked tells more than what is not: a file may have rows in currencies that nobody keeps.
  const ofMovements = movements.map(({ amount }) => amount.currency);
  const beside = [...aside, ...balances].map(({ currency }) => currency);
  const currencies: readonly string[] = ofMovements.length > 0 ? ofMovements : beside;
  const [owner, ...others] = await candidatesAmong(desk, own, { accounts, currencies });
  if (owner === undefined || others.length === 0) return owner;
  const names = [owner, ...others].join(', ');
  throw new BankFileOfSeveral(
    `The file's accounts (${accounts.join(', ')}) do not tell whose it is. Name one of ${names} with --creditor.`,
  );
}

/** Those whose account stands in the file; where there are none, those that keep its currency. */
async function candidatesAmong(
  desk: Desk,
  creditors: readonly KeptCreditor[],
  { accounts, currencies }: { readonly accounts: readonly string[]; readonly currencies: readonly string[] },
): Promise<string[]> {
  const { rows } = await desk.pool.query<{ creditor_id: string; accounts: readonly string[] | null }>(
    `SELECT creditor_id, fordring.standing_data(creditor_id, 'payment-accounts', '', on_day) AS accounts
     FROM unnest($1::text[], $2::date[]) AS asked (creditor_id, on_day) ORDER BY creditor_id`,
    [
      creditors.map(({ creditorId }) => creditorId),
      creditors.map((creditor) => desk.caller.today ?? todayOf(creditor, desk.clock)),
    ],
  );
  const named = rows.filter((row) => {
    const names = new AccountNames(row.accounts ?? []);
    return accounts.some((account) => names.has(account));
  });
  if (named.length > 0) return named.map((row) => row.creditor_id);
  return creditors.filter(({ currency }) => currencies.includes(currency)).map(({ creditorId }) => creditorId);
}
