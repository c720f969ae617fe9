import type { Command } from 'commander';
import { createLedgerPool } from '../../store/connect';
import { migrate } from '../../store/migrate';
import { readConfiguration } from '../../stack/configuration';
import { showProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';

/** `fordring migrate`: brings the ledger's tables up to this release. */
export function addMigrate(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('migrate')
    .description("bring the ledger's tables up to this release; does nothing when they are")
    .action(async () => {
      const stack = await startStack(readConfiguration(), { onProgress: showProgress(process.stderr) });
      const pool = createLedgerPool(stack.databaseUrl, { connections: 2 });
      try {
        const applied = await migrate(pool);
        await writeLine(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The ledger is up to date.');
        ended(EXIT.done);
      } finally {
        await pool.end();
        await stack.stop();
      }
    });
}
