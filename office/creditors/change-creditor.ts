import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { accountsInOrder } from '../../domain/payment/accounts';
import { changedSettings, type ChangedSetting } from '../../domain/policy/changed-settings';
import type { Policy } from '../../domain/policy/policy';
import type { Desk } from '../counter/act';
import type { AdoptedPolicies } from './adopted-policies';
import { adoptVersion } from './adopt-version';
import { readCreditor } from './creditor';
import { CREDITOR_DETAILS, refuseWrongDetails, setCreditorDetails, type CreditorDetail } from './creditor-details';
import type { DetailsToSet } from './creditor-details';
import type { StandingAnswer } from './propose-standing-change';
import { refuseWrongAccounts } from './refuse-wrong-accounts';
import { standingChanges } from './standing-changes';
import { changeAt, secondAt, withoutKey } from './standing-desk';
import { versionOfOnesOwn, type PolicyParts, type VersionOfOnesOwn } from './version-of-ones-own';

/** What of a creditor is to be otherwise from a day on. */
export interface CreditorChange extends PolicyParts, Pick<DetailsToSet, 'creditorId' | 'details'> {
  /** Every account to which its money comes. */
  readonly accounts?: readonly string[];
  readonly validFrom: CivilDate;
  readonly today: CivilDate;
}

/** What became of it. */
export interface ChangedCreditor {
  readonly set: readonly CreditorDetail[];
  readonly accounts?: StandingAnswer;
  /** Of groups and calendar: they are a version of the policy. */
  readonly policy?: StandingAnswer & { readonly version: string; readonly changes: readonly ChangedSetting[] };
}

/**
 * Changes a creditor. A name, a number and a contact are one person's to say; accounts, groups and calendar take two. All of
 * it is looked at before any of it is written. Throws what each of these acts throws.
 */
export async function changeCreditor(desk: Desk, change: CreditorChange): Promise<ChangedCreditor> {
  const { creditorId, details, accounts, groups, calendar, validFrom, today } = change;
  refuseNothing(change);
  await refuseWrongDetails(desk.pool, change);
  const { country } = await readCreditor(desk.pool, creditorId);
  if (accounts) refuseWrongAccounts(accounts, country);
  const parts = { ...(groups !== undefined && { groups }), ...(calendar !== undefined && { calendar }) };
  const saysPolicy = Object.keys(parts).length > 0;
  const own = saysPolicy ? await versionOfOnesOwn(desk.pool, { creditorId, validFrom }, parts) : undefined;
  const version = own?.version;
  if (version) await refuseBesideWaiting(desk, creditorId, version);
  if (accounts || saysPolicy) await secondAt(desk);
  // The caller's key names the errand as a whole; each of these changes has a name of its own.
  const unkeyed = { ...desk, caller: withoutKey(desk.caller) };
  const moved =
    accounts &&
    (await changeAt(unkeyed, {
      ...{ creditorId, today, kind: 'payment-accounts', contents: accountsInOrder(accounts), validFrom },
    }));
  const adopted = version && (await adoptVersion(unkeyed, { creditorId, today, policy: version, validFrom }));
  const set =
    Object.keys(details).length === 0 ? [] : await setCreditorDetails(desk.pool, { ...change, by: desk.actor.subject });
  return {
    set,
    ...(moved && { accounts: moved }),
    ...(own && { policy: answerOf(own, adopted) }),
  };
}

function answerOf(
  { newest, version }: VersionOfOnesOwn,
  adopted: StandingAnswer | undefined,
): NonNullable<ChangedCreditor['policy']> {
  if (!version || !adopted) return { outcome: 'already-so', version: newest.version, changes: [] };
  return { ...adopted, version: version.version, changes: changedSettings(newest, version) };
}

/** A version that waits would be lost under a newer one that does not know of it. */
async function refuseBesideWaiting(desk: Desk, creditorId: string, version: Policy): Promise<void> {
  const waiting = await standingChanges(desk.pool, { creditorId, kind: 'adopted-policies', waiting: true });
  const other = waiting.find(({ contents }) => !(contents as AdoptedPolicies).versions.includes(version.version));
  if (!other) return;
  const { versions } = other.contents as AdoptedPolicies;
  const message = `version ${versions.join(', ')} waits for a second person (change ${other.changeId}). Have it approved, turned down or withdrawn first.`;
  throw new InputRefused('Nothing of the creditor was changed.', [{ field: 'policy', message }]);
}

function refuseNothing({ details, accounts, groups, calendar }: CreditorChange): void {
  if (Object.keys(details).length > 0 || [accounts, groups, calendar].some((part) => part !== undefined)) return;
  const all = [...CREDITOR_DETAILS, 'accounts', 'groups', 'calendar'].join(', ');
  const problems = [{ field: 'details', message: `say what is to change: ${all}.` }];
  throw new InputRefused('Nothing of the creditor was changed.', problems);
}
