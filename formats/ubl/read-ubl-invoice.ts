import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { numberFault } from '../../domain/kernel/identifier';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { readXml } from '../xml/read-xml';
import { childOf, childrenOf, rootNameOf, textOf, type XmlNode } from '../xml/xml-node';
import type { XmlOptions } from '../xml/xml-pieces';
import { debtorOf } from './ubl-debtor';
import { payableOf } from './ubl-payable';
import { paymentReferenceOf } from './ubl-payment-reference';

export interface UblOptions extends XmlOptions {
  /** The creditor's invoice group of the invoice. No field of the document names one, so an invoice without it is refused. */
  readonly invoiceGroup?: string;
}

export interface UblInvoice {
  readonly invoice: InvoiceRecord;
  /** The customer; absent when the invoice gives no name. */
  readonly debtor?: DebtorRecord;
}

const REFUSED = 'The UBL document was refused; nothing of it was taken in.';

/** Bytes of one invoice, with the pictures inside. Reading takes some twenty times as much memory. */
const LARGEST_INVOICE = 10_000_000;

/** Types of `Invoice` documents that claim no money (OIOUBL and UN/CEFACT 1001). */
const NO_CLAIM: Readonly<Record<string, string>> = {
  '325': 'a pro forma invoice',
  '381': 'a credit note',
  '751': 'information for bookkeeping, and no demand for payment',
};

/** An invoice that takes the place of another. */
const CORRECTED = '384';

/**
 * Reads one Peppol BIS Billing 3 or OIOUBL invoice: one document, one claim.
 *
 * The invoice group is told at the import: `cbc:AccountingCost` (BT-19) is the buyer's own account, and chooses nothing here. A
 * corrected invoice is refused, for the invoice that it corrects would be claimed beside it. The debtor's id is the customer's PartyIdentification, else the EndpointID, else a CompanyID.
 */
export function readUblInvoice(bytes: Buffer, options: UblOptions = {}): UblInvoice {
  const document = invoiceIn(readXml(bytes, REFUSED, { limitBytes: LARGEST_INVOICE, ...options }));
  const problems: InputProblem[] = [];
  const refuse = (field: string, message: string) => void problems.push({ field, message });

  const type = textOf(document, 'InvoiceTypeCode');
  const notClaimed = NO_CLAIM[type];
  if (notClaimed) refuse('cbc:InvoiceTypeCode', `${type} is ${notClaimed}. Only invoices are taken in; leave it out.`);
  if (type === CORRECTED) refuse('cbc:InvoiceTypeCode', correctionWords(document));
  const invoiceNumber = textOf(document, 'ID');
  if (invoiceNumber === '') refuse('cbc:ID', 'the invoice has no number. Ask the sender for one.');
  const invoiceGroup = options.invoiceGroup ?? '';
  if (invoiceGroup === '')
    refuse('invoice group', 'the document names none of the creditor. State the group at the import: --group.');
  const { debtorId, debtor } = debtorOf(childOf(document, 'AccountingCustomerParty', 'Party'));
  for (const [field, value] of [
    ['cbc:ID', invoiceNumber],
    ['cac:AccountingCustomerParty', debtorId],
  ] as const) {
    const fault = numberFault(value);
    if (fault !== undefined) refuse(field, fault);
  }
  if (debtorId === '') {
    refuse('cac:AccountingCustomerParty', 'it has no PartyIdentification, EndpointID or CompanyID. Add one of them.');
  }
  const issuedOn = dateOf(textOf(document, 'IssueDate'), 'cbc:IssueDate', refuse);
  const dueText = dueDateIn(document);
  const dueOn = dueText === '' ? undefined : dateOf(dueText, 'cbc:DueDate', refuse);
  if (issuedOn && dueOn && dueOn < issuedOn) {
    refuse('cbc:DueDate', `${dueOn} comes before the issue date ${issuedOn}. Correct one of the two.`);
  }
  const amount = payableOf(document, refuse);
  if (problems.length > 0 || !issuedOn || !amount) throw new InputRefused(REFUSED, problems);

  const paymentReference = paymentReferenceOf(childrenOf(document, 'PaymentMeans'));
  const stated = { invoiceNumber, debtorId, invoiceGroup, issuedOn, amount, paymentReference, line: 1 };
  return { invoice: { ...stated, ...(dueOn && { dueOn }) }, ...(debtor && { debtor }) };
}

function correctionWords(document: XmlNode): string {
  const corrected = textOf(document, 'BillingReference', 'InvoiceDocumentReference', 'ID');
  const which = corrected === '' ? 'an earlier invoice, which it does not name' : `invoice ${corrected}`;
  return `384 corrects ${which}, and both would be claimed. Credit the earlier one by a decision, and hand this one over as type 380.`;
}

function invoiceIn(xml: XmlNode): XmlNode {
  const invoice = childOf(xml, 'Invoice');
  if (invoice) return invoice;
  const root = rootNameOf(xml);
  const message = `the document is a ${root}; only an Invoice is taken in. Leave it out of the import.`;
  throw new InputRefused(REFUSED, [{ line: 1, field: root, message }]);
}

/** Peppol states it once; OIOUBL with each means of payment. */
function dueDateIn(document: XmlNode): string {
  const withMeans = childrenOf(document, 'PaymentMeans').map((means) => textOf(means, 'PaymentDueDate'));
  return textOf(document, 'DueDate') || (withMeans.find(Boolean) ?? '');
}

function dateOf(text: string, field: string, refuse: Refuse): CivilDate | undefined {
  try {
    return civilDate(text.slice(0, 10));
  } catch {
    refuse(field, `"${text}" is no day (YYYY-MM-DD). Ask the sender for a corrected invoice.`);
    return undefined;
  }
}

type Refuse = (field: string, message: string) => void;
