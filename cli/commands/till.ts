import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { CorrectedReceipt, HandReceipt, Tills } from '../../office/office';
import { amountInCountry } from '../as-country-writes';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { placeInWords } from '../print-hand-receipt';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly receipt: string;
  readonly account: string;
  readonly on?: CivilDate;
  readonly text: string;
  readonly all?: true;
  readonly json?: true;
}

/** `fordring till`: money that people took in and the bank has not told of. */
export function addTill(program: Command, ended: (exitCode: number) => void): void {
  const till = program.command('till');
  withCommon(till.command('list', { isDefault: true }))
    .description('list what waits in tills and on its way to the bank, receipt by receipt')
    .action(async (options: Options) => {
      await list(options);
      ended(EXIT.done);
    });
  withCommon(
    till.command('deposit').argument('<payment>', 'the deposit, as the bank’s file told it: it waits in suspense'),
  )
    .description('say that money of a till has come to the bank')
    .requiredOption('--receipt <number>', 'the number of the deposit’s slip; the same number again books nothing')
    .option('--account <account>', 'where the money was taken in, such as counter or a Swish number', 'counter')
    .option('--on <date>', 'the day on which the money left the till, YYYY-MM-DD (default: today)', (text) =>
      civilDate(text),
    )
    .option('--text <text>', 'what to keep with it', '')
    .action(async (payment: string, options: Options) => {
      await deposit(payment, options);
      ended(EXIT.done);
    });
  withCommon(till.command('correct').argument('[receipts...]', 'the numbers of the receipts'))
    .description('move what was booked on the bank’s account before to the till that had it')
    .option('--all', 'every receipt that stands there')
    .action(async (receipts: readonly string[], options: Options) => {
      await correct(receipts, options);
      ended(EXIT.done);
    });
}

function withCommon(command: Command): Command {
  return withAsOf(command)
    .option('--creditor <id>', 'whose money it is, where there are several creditors')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines');
}

async function list(options: Options): Promise<void> {
  const tills = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.payments.tills(caller(await creditorMeant()), {}),
  );
  if (options.json) return writeLine(JSON.stringify(tills));
  await printTills(tills);
}

async function printTills({ asOf, tills, accounts, onBank }: Tills): Promise<void> {
  const rows = tills.flatMap(({ account, place, waiting }) =>
    waiting.map(({ paymentId, on, amount, left }) => [
      ...[account, placeInWords(place), on, paymentId, amountInCountry(amount), amountInCountry(left)],
    ]),
  );
  if (rows.length === 0) await writeLine(`On ${asOf} nothing waits in a till or on its way to the bank.`);
  else await writeLine(table({ header: ['account', 'where', 'day', 'payment', 'taken in', 'not at the bank'], rows }));
  for (const { account, place, balance } of tills)
    await writeLine(`${account}, ${placeInWords(place)}: ${amountInCountry(balance)}.`);
  for (const { account, place, balance } of accounts)
    await writeLine(`Account ${account} (${placeInWords(place)}) holds ${amountInCountry(balance)}.`);
  if (onBank.length === 0) return;
  await writeLine(
    `${counted(onBank.length, 'receipt stands', 'receipts stand')} on the bank’s account, where no bank file will tell of ${onBank.length === 1 ? 'it' : 'them'}: ${onBank
      .map(({ receipt, amount }) => `${receipt} (${amountInCountry(amount)})`)
      .join(', ')}. Move ${onBank.length === 1 ? 'it' : 'them'}: fordring till correct --all`,
  );
}

async function deposit(paymentId: string, options: Options): Promise<void> {
  const { receipt, account, on, text } = options;
  const booked: HandReceipt = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.payments.depositTill(caller(await creditorMeant()), {
      ...{ paymentId, receipt, account, text },
      ...(on !== undefined && { on }),
    }),
  );
  if (options.json) return writeLine(JSON.stringify(booked));
  await writeLine(
    `${amountInCountry(booked.amount)} of ${account} has come to the bank with payment ${paymentId} (receipt ${receipt}, ${booked.on}).`,
  );
  if (booked.replayed) await writeLine('The receipt was booked before; nothing was booked now.');
}

async function correct(receipts: readonly string[], options: Options): Promise<void> {
  if (receipts.length > 0 === (options.all === true))
    throw new Refused('Name the receipts, or say --all. List them: fordring till.');
  const moved: readonly CorrectedReceipt[] = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.payments.correctTill(caller(await creditorMeant()), { ...(receipts.length > 0 && { receipts }) }),
  );
  if (options.json) return writeLine(JSON.stringify(moved));
  if (moved.length === 0) return writeLine('No receipt stands on the bank’s account; nothing was booked.');
  for (const { receipt, on, place, amount } of moved)
    await writeLine(`Receipt ${receipt} of ${on}: ${amountInCountry(amount)} moved to ${placeInWords(place)}.`);
}
