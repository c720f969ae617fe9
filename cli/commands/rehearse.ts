import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from '../exit-codes';
import { withPortfolioOptions, type PortfolioOptions } from '../portfolio-options';

const load = createRequire(__filename);

/** `fordring rehearse`: the same as `preview`, but lived on the real engine, with the real ledger, in virtual time. */
export function addRehearse(program: Command, ended: (exitCode: number) => void): void {
  withPortfolioOptions(program.command('rehearse'))
    .option('--keep', 'leave the scratch database for a closer look')
    .action(async (options: PortfolioOptions & { keep?: true }) => {
      const { rehearsePortfolio } = load(
        '../when-called/rehearse-portfolio',
      ) as typeof import('../when-called/rehearse-portfolio');
      await rehearsePortfolio(options);
      ended(EXIT.done);
    });
}
