import type { Command } from 'commander';
import { civilDate } from '../../domain/kernel/civil-date';
import { rulebookOf } from '../../policies/rulebook';
import { preview } from '../../rehearsal/preview';
import { EXIT } from '../exit-codes';
import { policyFrom } from '../policy-argument';
import { portfolioFor, withPortfolioOptions, type PortfolioOptions } from '../portfolio-options';
import { printPortfolio } from '../print-portfolio';

/** `fordring preview`: what will become of these invoices by a day. No engine, no database. */
export function addPreview(program: Command, ended: (exitCode: number) => void): void {
  withPortfolioOptions(program.command('preview')).action(async (options: PortfolioOptions) => {
    const rulebook = rulebookOf(await policyFrom(options.policy, options.set));
    const until = civilDate(options.until);
    const portfolio = await portfolioFor(options, rulebook, until);
    await printPortfolio(preview(portfolio, rulebook, until), rulebook, until, options.json === true);
    ended(EXIT.done);
  });
}
