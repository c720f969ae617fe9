import type { Command } from 'commander';
import { civilDate, laterOf, type CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';
import { InputRefused } from '../domain/kernel/input-refused';
import type { Rulebook } from '../domain/policy/rulebook';
import type { Portfolio } from '../rehearsal/portfolio';
import { withPossibleDays } from '../rehearsal/possible-days';
import { withSimulatedAnswers } from '../rehearsal/on-engine/simulated-answers';
import { gathered } from './gathered';
import { readPortfolio } from './read-portfolio';

/** The arguments that `preview` and `rehearse` share, so that their answers can be compared line by line. */
export interface PortfolioOptions {
  readonly policy: string;
  readonly invoices: string;
  readonly columns?: string;
  readonly payments: string[];
  readonly account: string[];
  readonly debtors?: string;
  readonly facts?: string;
  readonly until: string;
  readonly set: string[];
  readonly simulateAnswers?: true;
  readonly json?: true;
}

/** Claims of a preview belong to nobody in particular. */
export const PORTFOLIO_CREDITOR = 'portfolio';

export function withPortfolioOptions(command: Command): Command {
  return command
    .requiredOption(
      '--policy <policy>',
      'id of a shipped policy (se-botkyrka, dk-statens-administration) or a .yaml or .json file',
    )
    .requiredOption(
      '--invoices <file>',
      'CSV: invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference',
    )
    .option('--columns <file>', 'JSON: the headers under which the invoices’ fields stand in the file')
    .option('--payments <file>', 'bank file: BgMax, camt.053 or camt.054 (may be given several times)', gathered, [])
    .option(
      '--account <account>',
      'an account of the creditor with all its names, as standing data has it: 5050-1055=SE45… (may be given several times)',
      gathered,
      [],
    )
    .option('--debtors <file>', 'CSV of debtors, for a policy with variants by kind of debtor: debtor_id,kind,name,…')
    .option('--facts <file>', 'CSV: on,fact,invoice_number,detail (rulings, disputes, acceptances, bank reconciled …)')
    .requiredOption('--until <date>', 'the last day that is lived, YYYY-MM-DD', (text) => civilDate(text))
    .option(
      '--set <setting>',
      'another value for a setting of the policy, such as demand.days=19 (may be given several times)',
      gathered,
      [],
    )
    .option(
      '--simulate-answers',
      'let simulated counterparts answer: receipts, rulings, rejections, quarterly accounts',
    )
    .option('--json', 'one JSON object a line for each invoice, then one for each movement that matched nothing');
}

/** The portfolio that the options name, with simulated answers if they are wanted. */
export async function portfolioFor(
  options: PortfolioOptions,
  rulebook: Rulebook,
  until: CivilDate,
): Promise<Portfolio> {
  const read = await readPortfolio(options, PORTFOLIO_CREDITOR);
  const today = laterOf(until, civilDateAt(Date.now(), rulebook.policy.timeZone));
  const { portfolio, problems } = withPossibleDays(read, today);
  if (problems.length > 0) {
    process.stderr.write(`${new InputRefused('Some invoices are left out of the answer:', problems).message}\n`);
  }
  if (!options.simulateAnswers) return portfolio;
  return withSimulatedAnswers(portfolio, rulebook, until);
}
