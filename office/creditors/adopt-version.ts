import type { CivilDate } from '../../domain/kernel/civil-date';
import { changedSettings, type ChangedSetting } from '../../domain/policy/changed-settings';
import type { Policy } from '../../domain/policy/policy';
import type { Desk } from '../counter/act';
import { refuseDraft } from '../../policies/refuse-draft';
import { adoptedPolicies, type AdoptedPolicies } from './adopted-policies';
import { readCreditor } from './creditor';
import { CreditorChanged, registerPolicy } from './register-creditor';
import type { StandingAnswer } from './propose-standing-change';
import { changeAt } from './standing-desk';

/** A version that a creditor is to adopt. */
export interface Adoption {
  readonly creditorId: string;
  readonly today: CivilDate;
  readonly policy: Policy;
  /** New invoices take the version from this day of registration on; today when absent. */
  readonly validFrom?: CivilDate | undefined;
}

/**
 * Puts forward that a creditor's new invoices begin under this version too, each by its day of issue. Claims that are there
 * keep theirs until a policy change is decided. Throws `PolicyNotAdopted` for a draft, `CreditorChanged` for a policy of
 * another country, `PolicyVersionChanged` and `StandingDataRefused`.
 */
export async function adoptVersion(desk: Desk, adoption: Adoption): Promise<StandingAnswer> {
  const { creditorId, today, policy, validFrom } = adoption;
  await refuseForeign(desk, adoption);
  await registerPolicy(desk.pool, policy);
  await (await desk.rulebooks()).refresh();
  const contents = { policyId: policy.id, versions: [policy.version] } satisfies AdoptedPolicies;
  return changeAt(desk, { creditorId, today, kind: 'adopted-policies', contents, validFrom });
}

/** What new invoices would be followed up by otherwise, against the newest version that the creditor has adopted. */
export async function settingsChangedBy(desk: Desk, adoption: Adoption): Promise<ChangedSetting[]> {
  await refuseForeign(desk, adoption);
  const adopted = await adoptedPolicies(desk.pool, adoption.creditorId, adoption.today);
  return changedSettings(adopted.at(-1), adoption.policy);
}

async function refuseForeign(desk: Desk, { creditorId, policy }: Adoption): Promise<void> {
  refuseDraft(policy);
  const { country, currency } = await readCreditor(desk.pool, creditorId);
  if (policy.country === country && policy.currency === currency) return;
  throw new CreditorChanged(
    `Policy ${policy.id} is for claims of ${policy.country} in ${policy.currency}. Creditor ${creditorId} has claims of ${country} in ${currency}.`,
  );
}
