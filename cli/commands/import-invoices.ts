import type { Command } from 'commander';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { debtorTemplate, readDebtorFile } from '../../formats/register/debtor-file';
import { invoiceTemplate, readInvoiceFile } from '../../formats/register/invoice-file';
import { textHeadOf } from '../../formats/xml/xml-head';
import { readUblInvoice } from '../../formats/ubl/read-ubl-invoice';
import type { DeliverySaid } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { deliverySaid, refuseWithoutSource, withDelivery, type DeliveryOptions } from '../delivery-said';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { policyFrom } from '../policy-argument';
import { progressBar } from '../progress-bar';
import { readInputFile } from '../read-input-file';
import { templateFrom } from '../template-argument';
import { namelessDebtors } from '../read-portfolio';
import { tellOfSample } from '../sample-creditor';
import { TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';

interface Options extends DeliveryOptions {
  readonly creditor?: string;
  readonly policy?: string;
  readonly debtors?: string;
  readonly columns?: string;
  readonly debtorColumns?: string;
  readonly group?: string;
  readonly dryRun?: true;
  readonly tokenFile?: string;
  readonly json?: true;
}

interface Read {
  readonly invoices: readonly InvoiceRecord[];
  readonly debtors: readonly DebtorRecord[];
}

/** `fordring import invoices`: from CSV, or one Peppol BIS 3 or OIOUBL invoice. */
export function addImportInvoices(parent: Command, ended: (exitCode: number) => void): void {
  withDelivery(parent.command('invoices'))
    .argument(
      '<file>',
      'CSV or Excel (invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference), as it was saved, or one UBL invoice (XML)',
    )
    .description('register invoices; each becomes a claim with a workflow of its own')
    .option('--creditor <id>', 'whose invoices they are, where there are several creditors')
    .option(
      '--policy <policy>',
      'check that the creditor has adopted this version; each invoice begins under the newest',
    )
    .option('--debtors <file>', 'CSV: debtor_id,kind,name,address,postal_code,city,country,identity_number')
    .option('--columns <file>', 'JSON: the headers under which the invoices’ fields stand in the file')
    .option('--debtor-columns <file>', 'JSON: the same for the debtors’ file')
    .option('--group <group>', 'invoice group of a UBL invoice: no field of the invoice names it')
    .option('--dry-run', 'hold the file against the ledger, register nothing')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (file: string, options: Options) => {
      const given = await read(file, options);
      const { json } = options;
      const { creditor, registered, repeated, policyId, importId, deliveryId } = await register(file, options, given);
      const invoices = given.invoices.length;
      tellOfSample(creditor);
      await writeLine(
        json
          ? JSON.stringify({
              file,
              creditor,
              policy: policyId,
              invoices,
              registered,
              repeated,
              import: importId ?? null,
              ...(deliveryId !== undefined && { delivery: deliveryId }),
            })
          : options.dryRun
            ? `${counted(registered, 'invoice')} can be registered for ${creditor} under ${policyId}, ${counted(repeated, 'is', 'are')} registered already; nothing was.`
            : `${counted(registered, 'invoice')} registered for ${creditor}, ${counted(repeated, 'was', 'were')} registered already.${importId === undefined ? '' : ` Import ${importId}.`}${deliveryId === undefined ? '' : ` Delivery ${deliveryId} of ${options.source ?? ''}.`}`,
      );
      ended(EXIT.done);
    });
}

async function read(file: string, { debtors, group, columns, debtorColumns }: Options): Promise<Read> {
  const content = await readInputFile(file);
  if (textHeadOf(content, 1) === '<') {
    const { invoice, debtor } = readUblInvoice(content, { ...(group && { invoiceGroup: group }) });
    return { invoices: [invoice], debtors: debtor ? [debtor] : namelessDebtors([invoice]) };
  }
  const invoices = readInvoiceFile(content, await templateFrom(columns, invoiceTemplate));
  const ofDebtors = await templateFrom(debtorColumns, debtorTemplate);
  const known = debtors ? readDebtorFile(await readInputFile(debtors), ofDebtors) : [];
  const named = new Set(known.map(({ debtorId }) => debtorId));
  return { invoices, debtors: [...known, ...namelessDebtors(invoices.filter(({ debtorId }) => !named.has(debtorId)))] };
}

interface Taken {
  readonly creditor: string;
  readonly registered: number;
  readonly repeated: number;
  readonly policyId: string;
  readonly importId?: string;
  readonly deliveryId?: string;
}

/** A dry run goes through the ledger as the real one does, and keeps nothing. */
async function register(file: string, options: Options, given: Read): Promise<Taken> {
  const { policy: named, dryRun } = options;
  const policy = named === undefined ? undefined : await policyFrom(named);
  const bar = progressBar('Starting workflows', process.stderr);
  const told = (workflows: number) => bar.show(Math.min(workflows, given.invoices.length), given.invoices.length, '');
  const taken = await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const creditor = await creditorMeant();
    const delivery = await deliveryOf(file, options, { office, at: caller(creditor) });
    const registration = await office.registration.registerInvoices(
      caller(creditor),
      { ...given, ...(policy !== undefined && { policy }), ...(delivery && { delivery }), ...(dryRun && { dryRun }) },
      { told },
    );
    return { ...registration, creditor };
  });
  bar.end();
  return taken;
}

/** Which delivery the file is; nothing where no source system is named. Throws `Refused`. */
async function deliveryOf(
  file: string,
  options: Options,
  { office, at }: Pick<AtCounter, 'office'> & { readonly at: ReturnType<AtCounter['caller']> },
): Promise<DeliverySaid | undefined> {
  const { source } = options;
  if (source === undefined) {
    refuseWithoutSource(options);
    return undefined;
  }
  const { system } = await office.completeness.sourceSystem(at, { sourceSystemId: source });
  const { currency } = await office.creditors.today(at, {});
  return deliverySaid(file, options, { pattern: system.fileName, currency });
}
