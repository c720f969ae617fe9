import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { BankFileOrder, BankFilePort, BankFileReport } from './bank-file-port';

/** A year's file takes minutes, not seconds; a lost worker is noticed by its missing heartbeat. */
const { postBankFile } = proxyActivities<BankFilePort>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
});
const { deliverFacts } = proxyActivities<BankFilePort>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '1 minute',
});

/**
 * Takes a bank file in: read, checked against its own trailers, matched and posted in one transaction; then every claim
 * that it touched is told. Its id is the file's own hash, so the same file has one workflow.
 */
export async function importBankFile(order: BankFileOrder): Promise<BankFileReport> {
  const report = await postBankFile(order);
  const outcomes = report.outcomes.map(
    ({ outcome, count, sum, currency }) => `${count} ${outcome} (${sum} ${currency})`,
  );
  setCurrentDetails(`${report.movements} movements: ${outcomes.join(', ')}`);
  await deliverFacts();
  return report;
}
