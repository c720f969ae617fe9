import { InputRefused } from '../domain/kernel/input-refused';
import { AccountNames, faultOfAccounts } from '../domain/payment/accounts';
import { takeTogether } from '../domain/payment/identity/take-together';
import { readDebtorFile } from '../formats/register/debtor-file';
import { invoiceTemplate, readInvoiceFile } from '../formats/register/invoice-file';
import { readBankFile } from '../formats/recognise-bank-file';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { Portfolio } from '../rehearsal/portfolio';
import { readFacts } from '../formats/facts/read-facts';
import { readInputFile } from './read-input-file';
import { templateFrom } from './template-argument';
import { counted } from '../domain/kernel/counted';

export interface PortfolioFiles {
  readonly invoices: string;
  /** JSON: the headers under which the invoices' fields stand. */
  readonly columns?: string;
  readonly payments: readonly string[];
  /** The creditor's accounts, each with all its names: without them an import would ask more. */
  readonly account?: readonly string[];
  readonly facts?: string;
  /** Of whom each is a person, a business, an estate or a public body. */
  readonly debtors?: string;
}

/**
 * Reads a portfolio from its files. A movement that several bank files tell counts once, by the rules of an import. One
 * that may be known already is left out and said so, as an import sets it aside.
 */
export async function readPortfolio(files: PortfolioFiles, creditorId: string): Promise<Portfolio> {
  const invoices = readInvoiceFile(
    await readInputFile(files.invoices),
    await templateFrom(files.columns, invoiceTemplate),
  );
  const bankFiles = [];
  for (const path of files.payments) bankFiles.push(readBankFile(await readInputFile(path)));
  const told = bankFiles.map((file) => file.movements);
  const { movements, asked } = takeTogether(told, accountNames(files.account ?? []));
  const aside = asked.length + bankFiles.reduce((count, file) => count + (file.aside?.length ?? 0), 0);
  if (aside > 0) {
    process.stderr.write(
      `${counted(aside, 'row')} of the bank files would be set aside, and ${aside === 1 ? 'is' : 'are'} left out: fordring import bank FILE --dry-run\n`,
    );
  }
  const byDay = [...movements].sort((one, other) =>
    one.receivedOn < other.receivedOn ? -1 : Number(one.receivedOn > other.receivedOn),
  );
  const facts = files.facts ? readFacts(await readInputFile(files.facts)) : { facts: [], bankGate: [] };
  const debtors = files.debtors === undefined ? undefined : readDebtorFile(await readInputFile(files.debtors));
  const debtorKinds = debtors && new Map(debtors.map(({ debtorId, kind }) => [debtorId, kind]));
  return { creditorId, invoices, movements: byDay, ...facts, ...(debtorKinds && { debtorKinds }) };
}

/** Throws `InputRefused` where two accounts cannot be told apart. */
function accountNames(accounts: readonly string[]): AccountNames {
  const fault = faultOfAccounts(accounts);
  if (fault === undefined) return new AccountNames(accounts);
  throw new InputRefused('The accounts were refused:', [{ field: '--account', message: `${fault}.` }]);
}

/** Debtors of whom nothing but their number is known, which is enough for a rehearsal. */
export function namelessDebtors(invoices: readonly InvoiceRecord[]): DebtorRecord[] {
  const debtorIds = new Set(invoices.map(({ debtorId }) => debtorId));
  return [...debtorIds].map((debtorId) => ({
    debtorId,
    kind: 'person',
    name: debtorId,
    addressLines: [],
    postalCode: '',
    city: '',
    country: '',
    identityNumber: '',
  }));
}
