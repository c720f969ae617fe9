import type { BankMovement } from '../../domain/payment/bank-movement';
import { readBgMax } from '../../formats/bgmax/read-bgmax';
import { readCamt } from '../../formats/camt/read-camt';
import type { Portfolio } from '../../rehearsal/portfolio';
import type { SampleBankFile, SamplePortfolio } from '../../sample/sample-portfolio';

/** What the project's own readers find in a sample's bank files; they check every file against its own sums. */
export function movementsIn(files: readonly SampleBankFile[]): BankMovement[] {
  return files.flatMap(({ format, content }) => [
    ...(format === 'bgmax' ? readBgMax(content) : readCamt(content)).movements,
  ]);
}

export function portfolioOf(sample: SamplePortfolio): Portfolio {
  return {
    creditorId: sample.creditor.creditorId,
    invoices: sample.invoices,
    movements: movementsIn(sample.bankFiles),
    facts: sample.facts,
    bankGate: sample.bankGate,
  };
}
