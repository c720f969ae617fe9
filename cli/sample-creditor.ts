import { SJOVIK } from '../sample/sjovik-creditor';

/** Says on standard error that what comes in is beside the sample's own invoices, where it is the sample's creditor. */
export function tellOfSample(creditorId: string): void {
  if (creditorId !== SJOVIK.creditorId) return;
  process.stderr.write(
    `${creditorId} is the creditor of the sample: what you bring in stands beside its own invoices, which alone the start screen tells of.\n`,
  );
}
