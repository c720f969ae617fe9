import type { Command } from 'commander';
import { addImportBank } from './import-bank';
import { addImports } from './imports';
import { addImportInvoices } from './import-invoices';

/** `fordring import`: takes in what back offices and banks hand over. */
export function addImport(program: Command, ended: (exitCode: number) => void): void {
  const taking = program.command('import');
  addImportInvoices(taking, ended);
  addImportBank(taking, ended);
  addImports(taking, ended);
}
