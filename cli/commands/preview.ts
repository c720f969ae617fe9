import type { Command } from 'commander';
import { civilDate } from '../../domain/kernel/civil-date';
import { figuresRunningOut, runningOutInWords } from '../../policies/statutes/figures-running-out';
import { rulebookOf } from '../../policies/rulebook';
import { invoiceNumberOf } from '../../domain/claim/claim-id';
import type { RefusedFact, UnknownFigure } from '../../rehearsal/live-together';
import { preview } from '../../rehearsal/preview';
import { EXIT } from '../exit-codes';
import { policyFrom } from '../policy-argument';
import { portfolioFor, withPortfolioOptions, type PortfolioOptions } from '../portfolio-options';
import { printPortfolio } from '../print-portfolio';

/** `fordring preview`: what will become of these invoices by a day. No engine, no database. */
export function addPreview(program: Command, ended: (exitCode: number) => void): void {
  withPortfolioOptions(program.command('preview')).action(async (options: PortfolioOptions) => {
    const policy = await policyFrom(options.policy, options.set);
    if (policy.status === 'draft') {
      process.stderr.write(`${policy.id} version ${policy.version} is a draft: no claim is followed up under it.\n`);
    }
    const rulebook = rulebookOf(policy);
    const until = civilDate(options.until);
    const portfolio = await portfolioFor(options, rulebook, until);
    const foretold = preview(portfolio, rulebook, until);
    await printPortfolio(foretold, rulebook, until, options.json === true);
    tellRefused(foretold.refused);
    tellUnknown(foretold.unknown);
    for (const figure of figuresRunningOut([policy.country], until)) {
      process.stderr.write(`${runningOutInWords(figure)}\n`);
    }
    ended(EXIT.done);
  });
}

const MOST_TOLD = 20;

/** A claim that waits for a figure of the law keeps no other waiting. */
function tellUnknown(unknown: readonly UnknownFigure[]): void {
  if (unknown.length === 0) return;
  const lines = unknown
    .slice(0, MOST_TOLD)
    .map(({ claimId, on, step, message }) => `  ${on} ${invoiceNumberOf(claimId)} ${step}: ${message}`);
  const more = unknown.length > MOST_TOLD ? [`  and ${unknown.length - MOST_TOLD} more`] : [];
  process.stderr.write(
    `${unknown.length} claims wait for a figure of the law that is not recorded:\n${[...lines, ...more].join('\n')}\n`,
  );
}

/** Beside the preview itself: a fact that was refused has changed nothing, and whoever wrote it should know. */
function tellRefused(refused: readonly RefusedFact[]): void {
  if (refused.length === 0) return;
  const lines = refused
    .slice(0, MOST_TOLD)
    .map(({ claimId, on, fact, message }) => `  ${on} ${invoiceNumberOf(claimId)} ${fact}: ${message}`);
  const more = refused.length > MOST_TOLD ? [`  and ${refused.length - MOST_TOLD} more`] : [];
  process.stderr.write(
    `${refused.length} facts were refused and changed nothing:\n${[...lines, ...more].join('\n')}\n`,
  );
}
