import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';

const load = createRequire(__filename);

/** `fordring migrate`: brings the ledger's tables up to this release. */
export function addMigrate(program: Command, ended: (exitCode: number) => void): void {
  program.command('migrate').action(async () => {
    const { migrateLedger } = load('../when-called/migrate-ledger') as typeof import('../when-called/migrate-ledger');
    const applied = await migrateLedger();
    await writeLine(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The ledger is up to date.');
    ended(EXIT.done);
  });
}
