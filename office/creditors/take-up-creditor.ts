import { accountsInOrder } from '../../domain/payment/accounts';
import type { Desk } from '../counter/act';
import { readCreditor } from './creditor';
import type { StandingAnswer } from './propose-standing-change';
import { registerCreditor, type Creditor } from './register-creditor';
import { changeAt } from './standing-desk';

/**
 * Takes up a creditor, or brings one up to date, by whoever is at the counter. The accounts to which its money comes are
 * standing data: where they are others than those in force, a second person approves them. Throws what
 * `registerCreditor` does, and `StandingDataRefused`.
 */
export async function takeUpCreditor(
  desk: Desk,
  { paymentAccounts, ...creditor }: Creditor,
): Promise<{ readonly accounts?: StandingAnswer }> {
  await registerCreditor(desk.pool, { ...creditor, paymentAccounts: [] });
  await (await desk.rulebooks()).refresh();
  if (paymentAccounts.length === 0) return {};
  const { creditorId } = creditor;
  const today = desk.today(await readCreditor(desk.pool, creditorId));
  const contents = accountsInOrder(paymentAccounts);
  // The caller's key names the errand as a whole; this change has a name of its own.
  const unkeyed = { ...desk, caller: withoutKey(desk.caller) };
  return { accounts: await changeAt(unkeyed, { creditorId, today, kind: 'payment-accounts', contents }) };
}

function withoutKey({ by, second, creditorId, today }: Desk['caller']): Desk['caller'] {
  return {
    by,
    ...(second && { second }),
    ...(creditorId !== undefined && { creditorId }),
    ...(today !== undefined && { today }),
  };
}
