import { Option, type Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { BankFrequency } from '../../domain/policy/bank-frequency';
import type { Office } from '../../office/office';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly through?: CivilDate;
  readonly evidence?: string;
  readonly reason?: string;
  readonly every?: BankFrequency['every'];
  readonly within?: number;
  readonly from?: CivilDate;
  readonly json?: true;
}

/** `fordring bank-gate`: whether reminders may leave, since the client's bank is reconciled (S003-26, S003-27). */
export function addBankGate(program: Command, ended: (exitCode: number) => void): void {
  const gate = program.command('bank-gate');
  const doing = (name: string, says: string, act: (options: Options) => Promise<void>): Command =>
    withCreditor(gate.command(name))
      .description(says)
      .action(async (options: Options) => {
        await act(options);
        ended(EXIT.done);
      });
  doing('show', 'show whether the bank counts as reconciled, by what and through which day', show).option(
    '--json',
    'for machines',
  );
  doing('open', 'say that the bank is reconciled through a day', (options) => change(options, true))
    .requiredOption('--through <date>', 'the last day that is reconciled, YYYY-MM-DD', (text) => civilDate(text))
    .requiredOption('--evidence <text>', 'what shows it; it stays with the opening');
  doing('close', 'say that the bank is not reconciled any more: reminders wait', (options) =>
    change(options, false),
  ).requiredOption('--reason <text>', 'why; it stays with the closing');
  doing('agree', 'lay down how often the bank is reconciled; a second person approves it', agree)
    .addOption(
      new Option('--every <period>', 'the period that is reconciled')
        .choices(['day', 'week', 'month'])
        .makeOptionMandatory(),
    )
    .requiredOption('--within <days>', 'so many days behind its end it must be reconciled', Number)
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE);
}

async function show(options: Options): Promise<void> {
  const gate = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.payments.bankGate(caller(await creditorMeant()), {}),
  );
  await writeLine(options.json ? JSON.stringify(gate) : inWords(gate));
}

function inWords(gate: Awaited<ReturnType<Office['payments']['bankGate']>>): string {
  const { asOf, isOpen, changedOn, by, reconciledThrough, evidence, holdsThrough, frequency } = gate;
  const stands = isOpen ? 'is open: reminders leave' : 'is closed: reminders wait';
  return [
    `On ${asOf} the bank gate of ${gate.creditorId} ${stands}.`,
    ...(changedOn === undefined ? ['Nobody has opened it.'] : [`It was last changed on ${changedOn} by ${by ?? ''}.`]),
    ...(reconciledThrough === undefined && evidence !== undefined ? [`Reason: ${evidence}.`] : []),
    ...(reconciledThrough === undefined ? [] : [`Reconciled through ${reconciledThrough}: ${evidence ?? ''}.`]),
    ...(holdsThrough === undefined ? [] : [`That opening holds through ${holdsThrough}.`]),
    frequency
      ? `Agreed: each ${frequency.every}, within ${frequency.withinDays} days.`
      : 'No frequency is agreed, so an opening does not expire.',
  ].join('\n');
}

async function change(options: Options, open: boolean): Promise<void> {
  const { through, evidence, reason } = options;
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const before = await office.payments.bankGate(at, {});
    if (!open && !before.isOpen) return writeLine(`It is closed already; nothing was changed.\n${inWords(before)}`);
    const { asOf } = before;
    const shown =
      through !== undefined && evidence !== undefined ? { reconciledThrough: through, evidence } : undefined;
    await office.payments.changeBankGate(at, {
      ...{ changedOn: asOf, open },
      ...(shown && { shown }),
      ...(reason !== undefined && { reason }),
    });
    await writeLine(inWords(await office.payments.bankGate(at, {})));
  });
}

async function agree({ every = 'month', within = 0, from, ...options }: Options): Promise<void> {
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const frequency = { every, withinDays: within };
    const answer = await office.payments.agreeBankFrequency(at, {
      frequency,
      ...(from !== undefined && { validFrom: from }),
    });
    await printStanding(answer, `The bank of ${answer.creditorId} is reconciled each ${every}, within ${within} days`);
  });
}
