import { readFileSync } from 'node:fs';

/** A process of its own: reads an invoice file and a BgMax file into fields, and does nothing with them. */

const [invoicesPath = '', paymentsPath = ''] = process.argv.slice(2);

const invoices = readFileSync(invoicesPath, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(','));

const payments = readFileSync(paymentsPath, 'latin1')
  .split('\r\n')
  .filter((record) => record.startsWith('20'))
  .map((record) => ({ reference: record.slice(12, 37).trim(), ore: Number(record.slice(37, 55)) }));

process.stdout.write(`${invoices.length - 1} invoices, ${payments.length} payments\n`);
