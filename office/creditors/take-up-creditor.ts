import type { LetterCreditor } from '../../domain/letters/letter';
import { accountsInOrder } from '../../domain/payment/accounts';
import type { Desk } from '../counter/act';
import { adoptedPolicies } from './adopted-policies';
import { adoptVersion } from './adopt-version';
import { readCreditor } from './creditor';
import { refuseWrongNumber, setCreditorDetails, type CreditorDetail, type DetailsToSet } from './creditor-details';
import type { StandingAnswer } from './propose-standing-change';
import { refuseWrongAccounts } from './refuse-wrong-accounts';
import { registerCreditor, type Creditor } from './register-creditor';
import { changeAt, secondAt, withoutKey } from './standing-desk';
import { ownVersion, type PolicyParts } from './version-of-ones-own';

/** A creditor, with all that can be said of it before its first invoice. */
export interface TakenUpWith extends Creditor, PolicyParts {
  readonly details: DetailsToSet['details'];
  readonly letterhead?: LetterCreditor;
}

/** What became of the standing data that came with a creditor. */
export interface CreditorTaken {
  /** Under which new invoices begin once the version is adopted: one of the creditor's own where it said groups or calendar. */
  readonly policyVersion: string;
  readonly accounts?: StandingAnswer;
  /** Of a version of the policy that the creditor had not adopted. */
  readonly policy?: StandingAnswer;
  readonly letterhead?: StandingAnswer;
  /** What was said of the creditor beside these, where it is new. */
  readonly set?: readonly CreditorDetail[];
}

/**
 * Takes up a creditor, or brings one up to date, by whoever is at the counter. The accounts to which its money comes are
 * standing data, and so are its letterhead and the version of its policy: where they are others than those in force, a second
 * person approves them. All of it is looked at before any of it is written. Throws what `registerCreditor` does,
 * `InputRefused`, `PermissionMissing` and `StandingDataRefused`.
 */
export async function takeUpCreditor(desk: Desk, given: TakenUpWith): Promise<CreditorTaken> {
  const { creditorId, name, chart, paymentAccounts, details, letterhead } = given;
  const policy = await policyOf(desk, given);
  refuseWrongAccounts(paymentAccounts, policy.country);
  refuseWrongNumber(details, policy.country);
  if (letterhead) await desk.demand('change-letterhead');
  await secondAt(desk);
  await registerCreditor(desk.pool, { ...{ creditorId, name, chart, policy }, paymentAccounts: [] });
  await (await desk.rulebooks()).refresh();
  // The caller's key names the errand as a whole; each of these changes has a name of its own.
  const unkeyed = { ...desk, caller: withoutKey(desk.caller) };
  const today = desk.today(await readCreditor(desk.pool, creditorId));
  const adopted = await adoptedPolicies(desk.pool, creditorId, today);
  const isAdopted = adopted.some(({ id, version }) => id === policy.id && version === policy.version);
  const begins = isAdopted ? undefined : await adoptVersion(unkeyed, { creditorId, today, policy });
  const changed = (kind: 'payment-accounts' | 'letterhead', contents: unknown): Promise<StandingAnswer> =>
    changeAt(unkeyed, { creditorId, today, kind, contents });
  const accounts =
    paymentAccounts.length === 0 ? undefined : await changed('payment-accounts', accountsInOrder(paymentAccounts));
  const written = letterhead && (await changed('letterhead', letterhead));
  const by = desk.actor.subject;
  const isSaid = Object.keys(details).length > 0;
  const set = isSaid && (await setCreditorDetails(desk.pool, { creditorId, details, validFrom: today, today, by }));
  return {
    ...(accounts && { accounts }),
    policyVersion: policy.version,
    ...(begins && { policy: begins }),
    ...(written && { letterhead: written }),
    ...(set && { set }),
  };
}

/** The policy with the creditor's own groups and calendar, valid from the policy's own day: older invoices may come first. */
async function policyOf({ pool }: Desk, given: TakenUpWith): Promise<Creditor['policy']> {
  const { creditorId, policy: base, groups, calendar } = given;
  const parts = { ...(groups !== undefined && { groups }), ...(calendar !== undefined && { calendar }) };
  if (Object.keys(parts).length === 0) return base;
  return (await ownVersion(pool, { creditorId, from: base.validFrom, base }, parts)) ?? base;
}
