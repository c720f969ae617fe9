import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';

const load = createRequire(__filename);

/** `fordring migrate`: brings the ledger's tables up to this release. */
export function addMigrate(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('migrate')
    .option('--roles', 'also make the database roles of workers, desks and readers, and give each its rights')
    .action(async ({ roles = false }: { roles?: boolean }) => {
      const { migrateLedger } = load('../when-called/migrate-ledger') as typeof import('../when-called/migrate-ledger');
      const { applied, newer, granted } = await migrateLedger({ roles });
      const last = newer.at(-1);
      if (last) {
        await writeLine(
          `Release ${last.release} has migrated this database; the last migration is ${last.name}. ` +
            'This older program may work with it, and has changed nothing.',
        );
        ended(EXIT.done);
        return;
      }
      await writeLine(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The ledger is up to date.');
      if (granted) await writeLine('The roles have their rights: fordring_reader, fordring_desk, fordring_worker.');
      ended(EXIT.done);
    });
}
