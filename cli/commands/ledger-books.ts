import { InvalidArgumentError, type Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Voucher } from '../../office/office';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';

interface Asked {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly tokenFile?: string;
  readonly json?: true;
}

interface AskedJournal extends Asked {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly account?: string;
  readonly invoice?: string;
  readonly after?: number;
}

/** `fordring ledger accounts`, `journal` and `voucher`: the books as they stand, at any time. */
export function addLedgerBooks(ledger: Command, ended: (exitCode: number) => void): void {
  asking(withKnown(ledger.command('accounts')))
    .description('what stands on each account, by accounting day, and what the control accounts come to')
    .action(async (options: Asked) => {
      await showAccounts(options);
      ended(EXIT.done);
    });
  asking(withKnown(ledger.command('journal')))
    .description('vouchers by accounting day, with their three days; at most a thousand at a time')
    .option('--from <date>', 'the first accounting day, YYYY-MM-DD (default: the beginning)', (text) => civilDate(text))
    .option('--to <date>', 'the last accounting day, YYYY-MM-DD (default: the business day)', (text) => civilDate(text))
    .option('--account <number>', 'those that touch this account')
    .option('--invoice <number>', 'those of this invoice')
    .option('--after <voucher>', 'those with a higher number: the next page', voucherNumber)
    .action(async (options: AskedJournal) => {
      await showJournal(options);
      ended(EXIT.done);
    });
  asking(ledger.command('voucher').argument('<number>', 'the number of the voucher', voucherNumber))
    .description('one voucher: its three days, its postings, and which exports have it')
    .action(async (number: number, options: Asked) => {
      const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
        office.controls.voucher(caller(await creditorMeant()), { voucher: number }),
      );
      await writeLine(options.json ? JSON.stringify(found) : inWords(found));
      ended(EXIT.done);
    });
}

function asking(command: Command): Command {
  return command
    .option('--creditor <id>', 'whose books, where there are several creditors')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines');
}

async function showAccounts(options: Asked): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.controls.accounts(caller(await creditorMeant()), knownBy(options)),
  );
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return;
  }
  const { accounts, control } = found;
  const rows = accounts.map(({ account, name, isControl, debit, credit, balance }) => [
    ...[account, `${name}${isControl ? ' *' : ''}`],
    ...[debit, credit, balance].map((amount) => amount.toString()),
  ]);
  await writeLine(table({ header: ['account', control.currency, 'debit', 'credit', 'balance'], rows }));
  await writeLine(`\n* control accounts, together ${control.toString()} ${control.currency} on ${found.asOf}`);
}

async function showJournal(options: AskedJournal): Promise<void> {
  const { from, to, known, account, invoice, after } = options;
  const { vouchers, isMore } = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.controls.journal(caller(await creditorMeant()), { from, to, known, account, invoice, after }),
  );
  if (options.json) {
    await writeLine(JSON.stringify({ vouchers, isMore }));
    return;
  }
  for (const voucher of vouchers) await writeLine(inWords(voucher));
  if (vouchers.length === 0) await writeLine('no voucher');
  if (isMore) await writeLine(`There are more: --after ${vouchers.at(-1)?.voucher ?? 0}`);
}

function inWords({ voucher, accountingOn, valueOn, priorPeriod, knownOn, text, postings, exports }: Voucher): string {
  const days = `accounting day ${accountingOn}, value day ${valueOn}${priorPeriod === undefined ? '' : ` (prior period ${priorPeriod})`}, known ${knownOn}`;
  const left = exports.length === 0 ? 'in no export yet' : `in export ${exports.join(', ')}`;
  const lines = postings.map(
    ({ account, amount }) => `    ${account.padEnd(12)} ${amount.toString().padStart(15)} ${amount.currency}`,
  );
  return [`${voucher}  ${days}, ${left}`, `    ${text}`, ...lines].join('\n');
}

function voucherNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a voucher, such as 1204.');
}
