import type { Command } from 'commander';
import { civilDate } from '../../domain/civil-date';
import { rulebookOf } from '../../policies/rulebook';
import { preview } from '../../rehearsal/preview';
import { EXIT } from '../exit-codes';
import { policyFrom } from '../policy-argument';
import { PORTFOLIO_CREDITOR, withPortfolioOptions, type PortfolioOptions } from '../portfolio-options';
import { readPortfolio } from '../read-portfolio';
import { printPortfolio } from '../print-portfolio';

/** `fordring preview`: what will become of these invoices by a day. No engine, no database. */
export function addPreview(program: Command, ended: (exitCode: number) => void): void {
  withPortfolioOptions(program.command('preview'))
    .description('foretell every step of a portfolio until a day, without engine or database')
    .action(async (options: PortfolioOptions) => {
      const rulebook = rulebookOf(await policyFrom(options.policy, options.set));
      const portfolio = await readPortfolio(options, PORTFOLIO_CREDITOR);
      const until = civilDate(options.until);
      await printPortfolio(preview(portfolio, rulebook, until), rulebook, until, options.json === true);
      ended(EXIT.done);
    });
}
