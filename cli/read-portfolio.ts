import type { BankMovement } from '../domain/payment/bank-movement';
import { readInvoices } from '../formats/csv/read-invoices';
import { readBankFile } from '../formats/recognise-bank-file';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import type { InvoiceRecord } from '../domain/claim/invoice-record';
import type { Portfolio } from '../rehearsal/portfolio';
import { readFacts } from '../formats/facts/read-facts';
import { readInputFile } from './read-input-file';

export interface PortfolioFiles {
  readonly invoices: string;
  readonly payments: readonly string[];
  readonly facts?: string;
}

/** Reads a portfolio from its files. A movement that stands in two overlapping bank files counts once. */
export async function readPortfolio(files: PortfolioFiles, creditorId: string): Promise<Portfolio> {
  const invoices = readInvoices(await readInputFile(files.invoices));
  const movements = new Map<string, BankMovement>();
  for (const path of files.payments) {
    for (const movement of readBankFile(await readInputFile(path)).movements) {
      if (!movements.has(movement.key)) movements.set(movement.key, movement);
    }
  }
  const byDay = [...movements.values()].sort((one, other) =>
    one.receivedOn < other.receivedOn ? -1 : Number(one.receivedOn > other.receivedOn),
  );
  const facts = files.facts ? readFacts(await readInputFile(files.facts)) : { facts: [], bankGate: [] };
  return { creditorId, invoices, movements: byDay, ...facts };
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
