import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { BankFileOrder, BankFilePort, BankFileReport } from './bank-file-port';

/** A year's file takes minutes. A missing heartbeat tells that the worker is lost. */
const { postBankFile } = proxyActivities<BankFilePort>({
  startToCloseTimeout: '30 minutes',
  summary: 'books the bank file',
  heartbeatTimeout: '1 minute',
});
const { deliverFacts } = proxyActivities<BankFilePort>({
  startToCloseTimeout: '2 hours',
  summary: 'tells the claims that the file touched',
  heartbeatTimeout: '1 minute',
});

/**
 * Takes a bank file in. One transaction reads the file, checks it against its own trailers, matches and posts it. Then
 * every claim that the file touched is told. The workflow's id is the file's hash, so the same file has one workflow.
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
