import { addDays, type CivilDate } from '../domain/kernel/civil-date';
import type { ClaimRegistered } from '../domain/claim/claim-events';
import type { DebtorStatus } from '../domain/policy/policy';
import type { Rulebook } from '../domain/policy/rulebook';
import type { BankMovement } from '../formats/bank-file';
import { InputRefused, type InputProblem } from '../formats/input-error';
import type { InvoiceRecord } from '../formats/invoice-file';
import { fikIn } from '../formats/references/fik';
import { invoiceGroupCode } from '../domain/policy/invoice-group';
import type { BankGateChange, ClaimFact } from '../formats/facts/dated-fact';

/** A creditor's invoices, and everything that becomes known about them, by day. */
export interface Portfolio {
  readonly creditorId: string;
  readonly invoices: readonly InvoiceRecord[];
  /** By day of receipt; within a day in the order of the files. */
  readonly movements: readonly BankMovement[];
  readonly facts: readonly ClaimFact[];
  readonly bankGate: readonly BankGateChange[];
}

/** Makes the names by which the ledger and the engine know a claim; the back office's invoice number stays readable. */
export function claimIdOf(creditorId: string, invoiceNumber: string): string {
  return `${creditorId}/${invoiceNumber}`;
}

export type Registration = Omit<ClaimRegistered, 'type' | 'on'>;

/** The registrations of a portfolio's invoices. Throws `InputRefused` for an unknown group or a foreign currency. */
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
      const known = policy.groups?.map(({ code }) => code).join(', ') ?? '';
      problems.push({
        line: invoice.line,
        field: 'invoice_group',
        message: `"${invoice.invoiceGroup}" is no invoice group of ${policy.id}; use one of ${known}.`,
      });
    }
    if (invoice.amount.currency !== policy.currency) {
      problems.push({
        line: invoice.line,
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

/** The digits alone, as banks report them: of an OCR reference written in groups, or of a whole FIK line. */
function plainReference(written: string): string {
  if (/^\d*$/.test(written)) return written;
  return fikIn(written) ?? written.replace(/\s+/g, '');
}

function dueDateFor(invoice: InvoiceRecord, paymentTermDays: number): CivilDate {
  return invoice.dueOn ?? addDays(invoice.issuedOn, paymentTermDays);
}

/** Throws `InputRefused` for a fact about an invoice that the portfolio does not have. */
export function refuseUnknownFacts({ invoices, facts }: Portfolio): void {
  const known = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  const problems = facts
    .filter(({ invoiceNumber }) => !known.has(invoiceNumber))
    .map(({ on, invoiceNumber }) => ({
      message: `The fact of ${on} names invoice "${invoiceNumber}", which is not among the invoices. Correct its number.`,
    }));
  if (problems.length > 0) throw new InputRefused('The facts do not fit the invoices; nothing was taken in.', problems);
}
