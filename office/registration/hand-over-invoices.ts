import { randomUUID } from 'node:crypto';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { refuseImpossibleValues } from '../../domain/claim/entered-values';
import { registrationsUnder } from '../../domain/claim/registrations';
import { Fault } from '../../domain/kernel/fault';
import type { Policy } from '../../domain/policy/policy';
import { parsePolicy } from '../../policies/parse-policy';
import type { Desk } from '../counter/act';
import { readCreditor, type KeptCreditor } from '../creditors/creditor';
import {
  deliveryInHand,
  keepRefusedDelivery,
  refuseToldOtherwise,
  type DeliveryInHand,
  type DeliverySaid,
} from '../deliveries/take-delivery';
import { sourceSystemOn } from '../deliveries/source-systems-on';
import { compareVersions } from '../../domain/policy/policy-versions';
import { PolicyNotAdopted, refuseDraft } from '../../policies/refuse-draft';
import { adoptedPolicies } from '../creditors/adopted-policies';
import { asksForDebtorKind } from '../../domain/policy/step-variant';
import { kindsOfDebtors } from './kinds-of-debtors';
import { standingOf } from '../creditors/standing-desk';
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
  /** A version that the creditor must have adopted; what its invoices begin under follows from their days of issue. */
  readonly policy?: Policy;
  /** The delivery of a source system that they are. */
  readonly delivery?: DeliverySaid;
  /** Says what would be registered, or refuses as the real act does; nothing is kept. */
  readonly dryRun?: boolean;
}

export interface InvoicesTaken extends RegistrationResult {
  readonly creditorId: string;
  readonly policyId: string;
  /** The newest version under which one of the invoices begins; the newest adopted one without invoices. */
  readonly policyVersion: string;
  /** What the delivery is called, where they came with one. */
  readonly deliveryId?: string;
}

/**
 * Registers invoices, all of them or none, for a creditor that is there: no import takes one up, for a mistyped name would
 * found a second town. Each begins under the newest version that the creditor has adopted and that was valid on the day of
 * issue. A delivery that is refused is kept as refused, with the reason. Throws `CreditorUnknown`, `PolicyNotOfCreditor`,
 * `PolicyNotAdopted`, `PolicyRefused`, `PolicyVersionChanged`, `InputRefused`, `InvoiceKnownOtherwise`, `DebtorUnknown`,
 * `DebtorForgotten`, `SourceSystemUnknown` and `DeliveryRefused`.
 */
export async function handOverInvoices(desk: Desk, creditorId: string, given: HandedOver): Promise<InvoicesTaken> {
  const { dryRun = false } = given;
  const creditor = await readCreditor(desk.pool, creditorId);
  const delivery = given.delivery && (await inHand(desk, creditor, given.delivery, given.invoices));
  try {
    if (delivery) refuseToldOtherwise(delivery);
    return await handOver(desk, creditor, given, delivery);
  } catch (problem) {
    // What is unavailable or forbidden says nothing of the delivery.
    if (delivery && !dryRun && problem instanceof Fault && problem.kind === 'refused')
      await keepRefusedDelivery(desk.pool, delivery, problem.message);
    throw problem;
  }
}

async function inHand(
  desk: Desk,
  creditor: KeptCreditor,
  said: DeliverySaid,
  invoices: HandedOver['invoices'],
): Promise<DeliveryInHand> {
  const { creditorId, currency } = creditor;
  const today = desk.today(creditor);
  const system = await sourceSystemOn(desk.pool, { creditorId, sourceSystemId: said.sourceSystemId }, today);
  const { actor, role } = standingOf(desk);
  return deliveryInHand(system, said, invoices, { creditorId, currency, today, by: actor.subject, role });
}

async function handOver(
  desk: Desk,
  creditor: KeptCreditor,
  given: HandedOver,
  delivery: DeliveryInHand | undefined,
): Promise<InvoicesTaken> {
  const { pool, rulebooks, watch } = desk;
  const { debtors, invoices, policy: named, dryRun = false } = given;
  const { creditorId } = creditor;
  const today = desk.today(creditor);
  refuseImpossibleValues(given, creditor.country, today);
  const adopted = await adoptedPolicies(pool, creditorId, today);
  if (named) await refuseOtherPolicy(desk, creditor, { named, adopted });
  const kinds = adopted.some(asksForDebtorKind) ? await kindsOfDebtors(pool, creditorId, given) : undefined;
  const claims = registrationsUnder(creditorId, invoices, adopted, today, kinds);
  const registrations = claims.map((claim, index) => ({
    claim: { on: claim.issuedOn, ...claim },
    debtorId: invoices[index]?.debtorId ?? '',
  }));
  const result = await registerClaims(pool, {
    ...{ creditorId, debtors, registrations, rulebookFor: (await rulebooks()).for, knownOn: today, dryRun, delivery },
    import: {
      ...{ importId: desk.caller.key ?? `i-${randomUUID().slice(0, 13)}`, importedOn: today },
      ...{ by: desk.actor.subject, ...(desk.role && { role: desk.role }) },
    },
    ...(watch.progress && { progress: watch.progress }),
  });
  const { importId, ...counted } = result;
  return {
    ...{ creditorId, policyId: creditor.policyId, policyVersion: newestOf(claims, adopted), ...counted },
    // A dry run leaves nothing that could be taken back.
    ...(importId !== undefined && !dryRun && { importId }),
    ...(delivery && { deliveryId: delivery.delivery.deliveryId }),
  };
}

function newestOf(claims: readonly { readonly policyVersion: string }[], adopted: readonly Policy[]): string {
  const used = [...new Set(claims.map(({ policyVersion }) => policyVersion))].toSorted(compareVersions);
  return used.at(-1) ?? adopted.at(-1)?.version ?? '';
}

/** An import takes up no version: a file of another creditor, or of nobody's deciding, would change how claims are followed. */
async function refuseOtherPolicy(
  { pool }: Desk,
  { creditorId, policyId }: KeptCreditor,
  { named, adopted }: { readonly named: Policy; readonly adopted: readonly Policy[] },
): Promise<void> {
  if (policyId !== named.id) {
    throw new PolicyNotOfCreditor(
      `Creditor ${creditorId} follows up its claims under ${policyId}, not under ${named.id}. Name no policy, or name another creditor.`,
    );
  }
  const policy = parsePolicy(named);
  refuseDraft(policy);
  const versions = adopted.map(({ version }) => version);
  if (versions.includes(policy.version)) {
    await registerPolicy(pool, policy);
    return;
  }
  throw new PolicyNotAdopted(
    `Creditor ${creditorId} has not adopted ${policy.id} version ${policy.version}, but ${versions.join(', ') || 'none'}. Nothing was registered. Two persons adopt a version: fordring creditor adopt.`,
  );
}
