/** Every workflow that our workers run. */
export { collectInvoice } from './collect-invoice';
export { importBankFile } from './import-bank-file';
