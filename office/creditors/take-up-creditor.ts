import { accountsInOrder } from '../../domain/payment/accounts';
import type { Desk } from '../counter/act';
import { adoptedPolicies } from './adopted-policies';
import { adoptVersion } from './adopt-version';
import { readCreditor } from './creditor';
import type { StandingAnswer } from './propose-standing-change';
import { refuseWrongAccounts } from './refuse-wrong-accounts';
import { registerCreditor, type Creditor } from './register-creditor';
import { changeAt, withoutKey } from './standing-desk';

/** What became of the standing data that came with a creditor. */
export interface CreditorTaken {
  readonly accounts?: StandingAnswer;
  /** Of a version of the policy that the creditor had not adopted. */
  readonly policy?: StandingAnswer;
}

/**
 * Takes up a creditor, or brings one up to date, by whoever is at the counter. The accounts to which its money comes are
 * standing data, and so is the version of its policy: where they are others than those in force, a second person approves
 * them. Throws what `registerCreditor` does, and `StandingDataRefused`.
 */
export async function takeUpCreditor(desk: Desk, { paymentAccounts, ...creditor }: Creditor): Promise<CreditorTaken> {
  refuseWrongAccounts(paymentAccounts, creditor.policy.country);
  await registerCreditor(desk.pool, { ...creditor, paymentAccounts: [] });
  await (await desk.rulebooks()).refresh();
  const { creditorId } = creditor;
  // The caller's key names the errand as a whole; each of these changes has a name of its own.
  const unkeyed = { ...desk, caller: withoutKey(desk.caller) };
  const today = desk.today(await readCreditor(desk.pool, creditorId));
  const adopted = await adoptedPolicies(desk.pool, creditorId, today);
  const isAdopted = adopted.some(({ id, version }) => id === creditor.policy.id && version === creditor.policy.version);
  const policy = isAdopted ? undefined : await adoptVersion(unkeyed, { creditorId, today, policy: creditor.policy });
  if (paymentAccounts.length === 0) return { ...(policy && { policy }) };
  const contents = accountsInOrder(paymentAccounts);
  const accounts = await changeAt(unkeyed, { creditorId, today, kind: 'payment-accounts', contents });
  return { accounts, ...(policy && { policy }) };
}
