import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { HandReceipt } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printHandReceipt } from '../print-hand-receipt';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';

interface Options {
  readonly receipt: string;
  readonly amount?: string;
  readonly invoice?: string;
  readonly account?: string;
  readonly payer?: string;
  readonly confirm?: true;
  readonly from?: string;
  readonly on?: CivilDate;
  readonly text: string;
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring payment`: money that a person takes in or gives back. The number of the receipt names the act. */
export function addPayment(program: Command, ended: (exitCode: number) => void): void {
  const payment = program.command('payment');
  const receive = payment.command('receive').description('take money in: for an invoice, or into suspense');
  withCommon(receive)
    .requiredOption('--amount <amount>', 'how much, with a decimal point: 1200.00')
    .option('--invoice <invoice>', 'the invoice that it is for; without one it waits in suspense')
    .option('--payer <name>', 'who paid; kept with the payment')
    .option('--confirm', 'a day before the invoice, or more than twice what was invoiced, is meant')
    .option('--from <payment>', 'a sum of the bank in suspense that the money came in with')
    .option('--account <account>', 'where the money came in, such as counter or a Swish number', 'counter')
    .action(async (options: Options) => {
      await print('taken in', options, await take(options));
      ended(EXIT.done);
    });
  const giveBack = payment
    .command('return')
    .argument('[payment]', 'the payment that goes back: out of suspense, or with --invoice from an invoice')
    .description('give money back to whoever paid it');
  withCommon(giveBack)
    .option('--amount <amount>', 'how much of an invoice’s payment, with a decimal point (default: all of it)')
    .option('--invoice <invoice>', 'the invoice; without a payment what is owed back on it')
    .option('--account <account>', 'where the money goes out (default: the account that it came to, or counter)')
    .action(async (given: string | undefined, options: Options) => {
      await print('given back', options, await back(given, options));
      ended(EXIT.done);
    });
}

function withCommon(command: Command): Command {
  return withAsOf(command)
    .requiredOption('--receipt <number>', 'the number of the receipt; the same number again books nothing')
    .option('--on <date>', 'the day on which the money changed hands, YYYY-MM-DD (default: today)', (text) =>
      civilDate(text),
    )
    .option('--text <text>', 'what to keep with it', '')
    .option('--creditor <id>', 'whose money it is, where there are several creditors')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines');
}

async function take(options: Options): Promise<HandReceipt> {
  const { payer, confirm, from, amount = '', account = 'counter' } = options;
  return atCounter(options, async (at) => {
    const { creditorId, currency, ...of } = await meantBy(at, options);
    return at.office.payments.receive(at.caller(creditorId), {
      ...common(options),
      ...of,
      account,
      amount: Money.of(amount, currency),
      ...(payer !== undefined && { payerName: payer }),
      ...(confirm && { confirmed: confirm }),
      ...(from !== undefined && { partOf: from }),
    });
  });
}

async function back(paymentId: string | undefined, options: Options): Promise<HandReceipt> {
  const { amount, account, invoice } = options;
  if (paymentId === undefined && invoice === undefined) {
    throw new Refused('Say what is given back: a payment, or --invoice NUMBER. List what waits: fordring match.');
  }
  return atCounter(options, async (at) => {
    const { creditorId, currency, ...of } = await meantBy(at, options);
    return at.office.payments.giveBack(at.caller(creditorId), {
      ...common(options),
      ...of,
      ...(paymentId !== undefined && { paymentId }),
      ...(account !== undefined && { account }),
      ...(amount !== undefined && { amount: Money.of(amount, currency) }),
    });
  });
}

function common({ receipt, on, text }: Options) {
  return { receipt, text, ...(on !== undefined && { on }) };
}

interface Meant {
  readonly creditorId: string;
  readonly currency: Currency;
  readonly invoiceNumber?: string;
}

/** Whose money it is, and the invoice, which may be written as `CREDITOR/NUMBER` as everywhere. */
async function meantBy({ office, caller, creditorMeant }: AtCounter, { invoice, creditor }: Options): Promise<Meant> {
  const claim = invoice?.includes('/') ? (await office.claims.find(caller(creditor), { invoice })).claim : undefined;
  const invoiceNumber = claim?.invoiceNumber ?? invoice;
  const { creditorId, currency } = await office.creditors.today(
    caller(claim?.creditorId ?? (await creditorMeant())),
    {},
  );
  return { creditorId, currency, ...(invoiceNumber !== undefined && { invoiceNumber }) };
}

async function print(what: 'taken in' | 'given back', { json }: Options, receipt: HandReceipt): Promise<void> {
  if (json) await writeLine(JSON.stringify(receipt));
  else await printHandReceipt(what, receipt);
}
