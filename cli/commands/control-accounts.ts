import { Option, type Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { CreditorBooks } from '../../reconciliation/creditor-books';
import { atCounter } from '../at-counter';
import { booksInWords } from '../books-in-words';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { ownBooks, type OwnBooks } from '../own-books';
import { printStanding } from '../print-standing';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { CREDITOR } from '../with-creditor';

interface Options extends OwnBooks {
  readonly creditor?: string;
  readonly chart?: true;
  readonly from?: CivilDate;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

/** `fordring creditor control-accounts`: how the general ledger is held against the sub-ledger, from a day on. */
export function addControlAccounts(creditor: Command, ended: (exitCode: number) => void): void {
  creditor
    .command('control-accounts')
    .argument('[accounts...]', 'every account that claims are booked on; without any, what counts today is shown')
    .description('say by which accounts gl-subledger is reconciled; a second person approves it')
    .option('--invoice-pattern <regex>', 'where a voucher’s text names its invoice, such as \\[(\\d+)\\]')
    .addOption(
      new Option('--sub-ledger-sign <sign>', 'opposite where the sub-ledger writes a claim as minus').choices([
        'as-is',
        'opposite',
      ]),
    )
    .option('--section <object...>', 'the sections of the sub-ledger: 1:10 is object 10 of dimension 1')
    .option('--chart', 'the accounts of the chart count again')
    .option(...CREDITOR)
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (accounts: string[], options: Options) => {
      const books = booksIn(accounts, options);
      await (books === undefined ? show(options) : adopt(books, options));
      ended(EXIT.done);
    });
}

/** What is to hold; null for the chart, and nothing where somebody only asks. Throws `Refused`. */
function booksIn(accounts: readonly string[], options: Options): CreditorBooks | null | undefined {
  const others = ownBooks(options);
  if (options.chart) {
    if (accounts.length === 0 && Object.keys(others).length === 0) return null;
    throw new Refused('--chart stands alone: the chart has the accounts. Leave the other words out.');
  }
  if (accounts.length > 0) return { controlAccounts: accounts, ...others };
  if (Object.keys(others).length === 0) return undefined;
  throw new Refused('Name the control accounts too: each change says all that is to hold.');
}

async function adopt(books: CreditorBooks | null, options: Options): Promise<void> {
  const { from: validFrom } = options;
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const asked = { books, ...(validFrom !== undefined && { validFrom }) };
    const answer = await office.reconciliations.adoptControlAccounts(caller(await creditorMeant()), asked);
    const what = books ? booksInWords(books) : 'those of the chart of accounts';
    await printStanding(answer, `The control accounts of ${answer.creditorId} are ${what}`);
  });
}

async function show(options: Options): Promise<void> {
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const answer = await office.reconciliations.controlAccounts(caller(await creditorMeant()), {});
    if (options.json) return writeLine(JSON.stringify(answer));
    const source = answer.from === 'chart' ? ' (from the chart of accounts)' : '';
    await writeLine(`The control accounts of ${answer.creditorId} are ${booksInWords(answer.books)}${source}.`);
  });
}
