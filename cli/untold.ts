import type { Listener } from '../office/office';

const WHOSE: Readonly<Record<Listener, string>> = {
  claims: 'workflows of the invoices',
  runs: 'workflows of the reconciliations',
  calendars: 'calendars of the reconciliations',
  closes: 'workflows of the closes',
};

/** Says on standard error that what was done is booked, and that its workflows hear of it later. */
export function tellUntold(listener: Listener): void {
  process.stderr.write(
    `The ledger has it. The ${WHOSE[listener]} could not be told now; the relay of a worker tells them later.\n`,
  );
}
