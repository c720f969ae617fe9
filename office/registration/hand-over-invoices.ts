import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { refuseImpossibleValues } from '../../domain/claim/entered-values';
import { registrationsOf } from '../../domain/claim/registrations';
import { Fault } from '../../domain/kernel/fault';
import type { Policy } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import type { Desk } from '../counter/act';
import { readCreditor } from '../creditors/creditor';
import { CreditorUnknown } from '../creditors/creditor-chart';
import { newCreditorId, policyTakenUp } from '../creditors/creditor-words';
import { newestPolicy } from '../creditors/newest-policy';
import { registerPolicy, type Creditor } from '../creditors/register-creditor';
import { takeUpCreditor } from '../creditors/take-up-creditor';
import { registerClaims, type RegistrationResult } from './register-claims';

/** The creditor follows up its claims under another policy than the named one. Name no policy, or another creditor. */
export class PolicyNotOfCreditor extends Fault {
  override readonly name = 'PolicyNotOfCreditor';
  override readonly kind = 'refused';
}

/** Invoices, with what somebody says of the creditor whose invoices they are. */
export interface HandedOver {
  readonly debtors: readonly DebtorRecord[];
  readonly invoices: readonly InvoiceRecord[];
  /** New invoices begin under this version from now on; the creditor's newest version when absent. */
  readonly policy?: Policy;
  /** What a creditor that there is not yet is taken up with; such a creditor is refused when absent. */
  readonly takeUpWith?: Omit<Creditor, 'creditorId'>;
}

export interface InvoicesTaken extends RegistrationResult {
  readonly creditorId: string;
  readonly policyId: string;
  readonly policyVersion: string;
  /** The creditor was not there before. */
  readonly takenUp: boolean;
  /** The named version was not known before: new invoices of every creditor under the policy begin under it. */
  readonly newVersion: boolean;
}

/**
 * Registers invoices, all of them or none; an unknown creditor is taken up first. Throws `CreditorUnknown`,
 * `PolicyNotOfCreditor`, `PolicyRefused`, `PolicyVersionChanged`, `InputRefused`, `InvoiceKnownOtherwise` and
 * `DebtorUnknown`.
 */
export async function handOverInvoices(desk: Desk, creditorId: string, given: HandedOver): Promise<InvoicesTaken> {
  const { pool, rulebooks, watch } = desk;
  const { debtors, invoices } = given;
  const { takenUp, newVersion } = await prepare(desk, creditorId, given);
  const policy = await newestPolicy(pool, creditorId);
  refuseImpossibleValues(given, policy.country, desk.today(await readCreditor(pool, creditorId)));
  const claims = registrationsOf(creditorId, invoices, rulebookOf(policy));
  const registrations = claims.map((claim, index) => ({
    claim: { on: claim.issuedOn, ...claim },
    debtorId: invoices[index]?.debtorId ?? '',
  }));
  const result = await registerClaims(pool, {
    ...{ creditorId, debtors, registrations, rulebookFor: rulebooks.for },
    ...(watch.progress && { progress: watch.progress }),
  });
  return { creditorId, policyId: policy.id, policyVersion: policy.version, takenUp, newVersion, ...result };
}

/** Takes up a creditor that is not there, and the version of a policy that is named. */
async function prepare(
  desk: Desk,
  creditorId: string,
  given: HandedOver,
): Promise<{ readonly takenUp: boolean; readonly newVersion: boolean }> {
  const { pool, rulebooks, demand } = desk;
  const { policy, takeUpWith, invoices } = given;
  const kept = await readCreditor(pool, creditorId).catch((problem: unknown) => {
    if (takeUpWith && problem instanceof CreditorUnknown) return undefined;
    throw problem;
  });
  if (!kept && takeUpWith) {
    await demand('take-up-creditor');
    const own = policyTakenUp(takeUpWith.policy);
    // What the policy refuses is refused before there is a creditor.
    const coming = { ...own, creditorId, name: takeUpWith.name, policyId: own.id };
    refuseImpossibleValues(given, own.country, desk.today(coming));
    registrationsOf(creditorId, invoices, rulebookOf(own));
    await takeUpCreditor(desk, { ...takeUpWith, policy: own, creditorId: newCreditorId(creditorId) });
    return { takenUp: true, newVersion: false };
  }
  if (!kept || !policy) return { takenUp: false, newVersion: false };
  if (kept.policyId !== policy.id) {
    throw new PolicyNotOfCreditor(
      `Creditor ${creditorId} follows up its claims under ${kept.policyId}, not under ${policy.id}. Name no policy, or name another creditor.`,
    );
  }
  await demand('take-up-creditor');
  const newVersion = await registerPolicy(pool, policyTakenUp(policy));
  await rulebooks.refresh();
  return { takenUp: false, newVersion };
}
