/** Every workflow that our workers run. */
export { closeMonth } from './close-month';
export { collectInvoice } from './collect-invoice';
export { importBankFile } from './import-bank-file';
export { keepReconciliationCalendar } from './keep-reconciliation-calendar';
export { reconcilePeriod } from './reconcile-period';
