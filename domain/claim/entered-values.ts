import { identityFault } from '../identity/identity-fault';
import { postalCodeFault } from '../identity/postal-code';
import type { CivilDate } from '../kernel/civil-date';
import { numberFault } from '../kernel/identifier';
import { InputRefused, ProblemList, type InputProblem } from '../kernel/input-refused';
import { referenceFault } from '../payment/references/reference-fault';
import type { Country } from '../policy/policy';
import type { DebtorRecord } from './debtor-record';
import type { InvoiceRecord } from './invoice-record';
import { dayFaults } from './possible-days';
import { plainReference, whereInvoiceIs } from './registrations';

export interface Entered {
  readonly invoices: readonly InvoiceRecord[];
  readonly debtors: readonly DebtorRecord[];
}

/**
 * Refuses invoices and debtors whose values cannot be right where they are entered: days, identifiers, references,
 * identity numbers and postal codes. Throws `InputRefused` with every problem, by line and field.
 */
export function refuseImpossibleValues({ invoices, debtors }: Entered, creditorIn: Country, today: CivilDate): void {
  const problems = new ProblemList();
  for (const invoice of invoices) {
    for (const fault of invoiceFaults(invoice, creditorIn, today)) {
      problems.push({ ...whereInvoiceIs(invoice), ...fault });
    }
  }
  for (const debtor of debtors) {
    for (const fault of debtorFaults(debtor, creditorIn)) problems.push({ ...whereDebtorIs(debtor), ...fault });
  }
  if (problems.length > 0) throw new InputRefused('Some values cannot be right; nothing was registered.', problems);
}

type Fault = Pick<InputProblem, 'field' | 'message'>;

function invoiceFaults(invoice: InvoiceRecord, creditorIn: Country, today: CivilDate): Fault[] {
  const reference = plainReference(invoice.paymentReference);
  return [
    ...faultOf('invoice_number', numberFault(invoice.invoiceNumber)),
    ...faultOf('debtor_id', numberFault(invoice.debtorId)),
    ...faultOf('payment_reference', numberFault(reference) ?? referenceFault(reference, creditorIn)),
    ...dayFaults(invoice, today),
  ];
}

function debtorFaults(debtor: DebtorRecord, creditorIn: Country): Fault[] {
  const { debtorId, identityNumber, postalCode, country } = debtor;
  return [
    ...faultOf('debtor_id', numberFault(debtorId)),
    ...faultOf('identity_number', numberFault(identityNumber) ?? identityFault(debtor, creditorIn)),
    ...faultOf(
      'postal_code',
      numberFault(postalCode) ?? postalCodeFault(postalCode, country === '' ? creditorIn : country),
    ),
  ];
}

function faultOf(field: string, message: string | undefined): Fault[] {
  return message === undefined ? [] : [{ field, message }];
}

function whereDebtorIs({ line, debtorId }: DebtorRecord): Pick<InputProblem, 'line' | 'record'> {
  return line === undefined ? { record: `debtor ${debtorId}` } : { line };
}
