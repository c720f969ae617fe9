import type { Rulebook } from '../policy/rulebook';
import type { Policy } from '../policy/policy';
import type { DebtorKind } from '../policy/debtor-kind';
import { asksForDebtorKind } from '../policy/step-variant';
import { versionFor } from '../policy/policy-versions';
import { invoiceGroupCode } from '../policy/invoice-group';
import { type InputProblem, InputRefused } from '../kernel/input-refused';
import type { ClaimRegistered } from './claim-events';
import type { InvoiceRecord } from './invoice-record';
import { claimIdOf } from './claim-id';
import { whyNumberHasNoRoom } from './room-for-ids';
import { fikIn, isFikWithoutReference } from '../payment/references/fik';
import { type CivilDate, addDays } from '../kernel/civil-date';

/** By the debtor's id; of a debtor who is not in it, no kind is known. */
export type KindsOfDebtors = ReadonlyMap<string, DebtorKind>;

export type Registration = Omit<ClaimRegistered, 'type' | 'on'>;

/**
 * The registrations of a portfolio's invoices. Throws `InputRefused` for an unknown group, a foreign currency, and a number
 * that the engine has no room for.
 */
export function registrationsOf(
  creditorId: string,
  invoices: readonly InvoiceRecord[],
  { policy }: Pick<Rulebook, 'policy'>,
  kinds?: KindsOfDebtors,
): Registration[] {
  const problems: InputProblem[] = [];
  const registrations = invoices.map((invoice) => registrationOf(creditorId, invoice, { policy, kinds }, problems));
  return unless(problems, registrations);
}

/**
 * The same, each invoice under the version that `versionFor` finds on its day of issue. Throws `InputRefused` too for an
 * invoice that has none.
 */
export function registrationsUnder(
  creditorId: string,
  invoices: readonly InvoiceRecord[],
  versions: readonly Policy[],
  today: CivilDate,
  kinds?: KindsOfDebtors,
): Registration[] {
  const problems: InputProblem[] = [];
  const registrations = invoices.flatMap((invoice) => {
    const policy = versionFor(versions, invoice.issuedOn, today);
    if (policy) return [registrationOf(creditorId, invoice, { policy, kinds }, problems)];
    problems.push({ ...whereInvoiceIs(invoice), field: 'issued_on', message: noVersionOn(invoice.issuedOn, versions) });
    return [];
  });
  return unless(problems, registrations);
}

function noVersionOn(issuedOn: CivilDate, versions: readonly Policy[]): string {
  const known = versions.map(({ id, version, validFrom }) => `${id} version ${version} from ${validFrom}`).join(', ');
  return `The invoice was issued on ${issuedOn}, and no policy version that its creditor has adopted is valid yet (${known || 'none'}). Adopt one that is: fordring creditor adopt.`;
}

function unless(problems: readonly InputProblem[], registrations: Registration[]): Registration[] {
  if (problems.length === 0) return registrations;
  throw new InputRefused('The invoices do not fit the policy; nothing was registered.', problems);
}

function registrationOf(
  creditorId: string,
  invoice: InvoiceRecord,
  { policy, kinds }: { readonly policy: Policy; readonly kinds: KindsOfDebtors | undefined },
  problems: InputProblem[],
): Registration {
  const group = invoiceGroupCode(policy, invoice.invoiceGroup);
  const problem = (field: string, message: string): unknown =>
    problems.push({ ...whereInvoiceIs(invoice), field, message });
  if (group === undefined) {
    const known = policy.groups?.map(({ code, name }) => `${code} (${name})`).join(', ') ?? '';
    problem('invoice_group', `"${invoice.invoiceGroup}" is no invoice group of ${policy.id}; use one of ${known}.`);
  }
  const noRoom = whyNumberHasNoRoom(creditorId, invoice.invoiceNumber);
  if (noRoom !== undefined) problem('invoice_number', noRoom);
  const { currency } = invoice.amount;
  if (currency !== policy.currency) {
    problem('currency', `${policy.id} follows up claims in ${policy.currency}, not in ${currency}.`);
  }
  const debtorKind = asksForDebtorKind(policy) ? kinds?.get(invoice.debtorId) : undefined;
  return {
    claimId: claimIdOf(creditorId, invoice.invoiceNumber),
    creditorId,
    invoiceNumber: invoice.invoiceNumber,
    invoiceGroup: group ?? invoice.invoiceGroup,
    issuedOn: invoice.issuedOn,
    dueOn: dueDateFor(invoice, policy.paymentTermDays.value),
    amount: invoice.amount,
    paymentReference: plainReference(invoice.paymentReference),
    debtorStatus: 'ordinary',
    ...(debtorKind && { debtorKind }),
    policyId: policy.id,
    policyVersion: policy.version,
  };
}

/** By its line in a file, and else by its number. */
export function whereInvoiceIs({ line, invoiceNumber }: InvoiceRecord): Pick<InputProblem, 'line' | 'record'> {
  return line === undefined ? { record: `invoice ${invoiceNumber}` } : { line };
}

/**
 * The digits alone, as banks report them: of an OCR reference written in groups, or of a whole FIK line. Card type 73
 * carries none.
 */
export function plainReference(written: string): string {
  if (/^\d*$/.test(written)) return written;
  if (isFikWithoutReference(written)) return '';
  return fikIn(written) ?? written.replace(/\s+/g, '');
}

export function dueDateFor(invoice: InvoiceRecord, paymentTermDays: number): CivilDate {
  return invoice.dueOn ?? addDays(invoice.issuedOn, paymentTermDays);
}
