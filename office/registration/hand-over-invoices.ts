import { randomUUID } from 'node:crypto';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { refuseImpossibleValues } from '../../domain/claim/entered-values';
import { registrationsOf } from '../../domain/claim/registrations';
import { Fault } from '../../domain/kernel/fault';
import type { Policy } from '../../domain/policy/policy';
import { parsePolicy } from '../../policies/policy-schema';
import { rulebookOf } from '../../policies/rulebook';
import type { Desk } from '../counter/act';
import { readCreditor, type KeptCreditor } from '../creditors/creditor';
import { newestPolicy } from '../creditors/newest-policy';
import { registerPolicy } from '../creditors/register-creditor';
import { registerClaims, type RegistrationResult } from './register-claims';

/** The creditor follows up its claims under another policy than the named one. Name no policy, or another creditor. */
export class PolicyNotOfCreditor extends Fault {
  override readonly name = 'PolicyNotOfCreditor';
  override readonly kind = 'refused';
}

/** Invoices and their debtors. */
export interface HandedOver {
  readonly debtors: readonly DebtorRecord[];
  readonly invoices: readonly InvoiceRecord[];
  /** New invoices begin under this version from now on; the creditor's newest version when absent. */
  readonly policy?: Policy;
}

export interface InvoicesTaken extends RegistrationResult {
  readonly creditorId: string;
  readonly policyId: string;
  readonly policyVersion: string;
  /** The named version was not known before: new invoices of every creditor under the policy begin under it. */
  readonly newVersion: boolean;
}

/**
 * Registers invoices, all of them or none, for a creditor that is there: no import takes one up, for a mistyped name would
 * found a second town. Throws `CreditorUnknown`, `PolicyNotOfCreditor`, `PolicyRefused`, `PolicyVersionChanged`,
 * `InputRefused`, `InvoiceKnownOtherwise` and `DebtorUnknown`.
 */
export async function handOverInvoices(desk: Desk, creditorId: string, given: HandedOver): Promise<InvoicesTaken> {
  const { pool, rulebooks, watch } = desk;
  const { debtors, invoices, policy: named } = given;
  const creditor = await readCreditor(pool, creditorId);
  const today = desk.today(creditor);
  refuseImpossibleValues(given, creditor.country, today);
  const newVersion = named !== undefined && (await takeUpVersion(desk, creditor, named));
  const policy = await newestPolicy(pool, creditorId);
  const claims = registrationsOf(creditorId, invoices, rulebookOf(policy));
  const registrations = claims.map((claim, index) => ({
    claim: { on: claim.issuedOn, ...claim },
    debtorId: invoices[index]?.debtorId ?? '',
  }));
  const result = await registerClaims(pool, {
    ...{ creditorId, debtors, registrations, rulebookFor: (await rulebooks()).for, knownOn: today },
    import: {
      ...{ importId: desk.caller.key ?? `i-${randomUUID().slice(0, 13)}`, importedOn: today },
      ...{ by: desk.actor.subject, ...(desk.role && { role: desk.role }) },
    },
    ...(watch.progress && { progress: watch.progress }),
  });
  return { creditorId, policyId: policy.id, policyVersion: policy.version, newVersion, ...result };
}

/** Takes up the named version of the creditor's policy, and says whether the version is new. */
async function takeUpVersion(desk: Desk, { creditorId, policyId }: KeptCreditor, policy: Policy): Promise<boolean> {
  if (policyId !== policy.id) {
    throw new PolicyNotOfCreditor(
      `Creditor ${creditorId} follows up its claims under ${policyId}, not under ${policy.id}. Name no policy, or name another creditor.`,
    );
  }
  await desk.demand('take-up-creditor');
  const newVersion = await registerPolicy(desk.pool, parsePolicy(policy));
  await (await desk.rulebooks()).refresh();
  return newVersion;
}
