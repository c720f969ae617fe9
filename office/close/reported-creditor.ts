import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import type { KeptCreditor } from '../creditors/creditor';

/** Of whom a report is. */
export interface ReportedCreditor extends KeptCreditor {
  readonly chart: ChartOfAccounts;
}
