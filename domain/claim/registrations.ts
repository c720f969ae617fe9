import type { Rulebook } from '../policy/rulebook';
import type { DebtorStatus } from '../policy/policy';
import { invoiceGroupCode } from '../policy/invoice-group';
import { type InputProblem, InputRefused } from '../kernel/input-refused';
import type { ClaimRegistered } from './claim-events';
import type { InvoiceRecord } from './invoice-record';
import { claimIdOf } from './claim-id';
import { whyNumberHasNoRoom } from './room-for-ids';
import { fikIn, isFikWithoutReference } from '../payment/references/fik';
import { type CivilDate, addDays } from '../kernel/civil-date';

export type Registration = Omit<ClaimRegistered, 'type' | 'on'>;

/**
 * The registrations of a portfolio's invoices. Throws `InputRefused` for an unknown group, a foreign currency, and a number
 * that the engine has no room for.
 */
export function registrationsOf(
  creditorId: string,
  invoices: readonly InvoiceRecord[],
  rulebook: Rulebook,
  debtorStatusOf: (debtorId: string) => DebtorStatus = () => 'ordinary',
): Registration[] {
  const { policy } = rulebook;
  const problems: InputProblem[] = [];
  const registrations = invoices.map((invoice) => {
    const group = invoiceGroupCode(policy, invoice.invoiceGroup);
    if (group === undefined) {
      const known = policy.groups?.map(({ code, name }) => `${code} (${name})`).join(', ') ?? '';
      problems.push({
        ...whereInvoiceIs(invoice),
        field: 'invoice_group',
        message: `"${invoice.invoiceGroup}" is no invoice group of ${policy.id}; use one of ${known}.`,
      });
    }
    const noRoom = whyNumberHasNoRoom(creditorId, invoice.invoiceNumber);
    if (noRoom !== undefined) problems.push({ ...whereInvoiceIs(invoice), field: 'invoice_number', message: noRoom });
    if (invoice.amount.currency !== policy.currency) {
      problems.push({
        ...whereInvoiceIs(invoice),
        field: 'currency',
        message: `${policy.id} follows up claims in ${policy.currency}, not in ${invoice.amount.currency}.`,
      });
    }
    return {
      claimId: claimIdOf(creditorId, invoice.invoiceNumber),
      creditorId,
      invoiceNumber: invoice.invoiceNumber,
      invoiceGroup: group ?? invoice.invoiceGroup,
      issuedOn: invoice.issuedOn,
      dueOn: dueDateFor(invoice, policy.paymentTermDays.value),
      amount: invoice.amount,
      paymentReference: plainReference(invoice.paymentReference),
      debtorStatus: debtorStatusOf(invoice.debtorId),
      policyId: policy.id,
      policyVersion: policy.version,
    };
  });
  if (problems.length > 0)
    throw new InputRefused('The invoices do not fit the policy; nothing was registered.', problems);
  return registrations;
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
