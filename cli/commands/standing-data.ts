import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { StandingChange } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding, printStandingChanges } from '../print-standing';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly waiting?: true;
  readonly from?: CivilDate;
  readonly note?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

/** `fordring standing-data`: what decides where money goes and who may decide, and the two persons of each change. */
export function addStandingData(program: Command, ended: (exitCode: number) => void): void {
  const standing = program.command('standing-data');
  standing
    .command('list', { isDefault: true })
    .description('list every change of standing data, with who put it forward, who settled it, and from when it holds')
    .option('--waiting', 'only what waits for a second person')
    .option('--creditor <id>', 'of one creditor')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller }) => {
        const asked = options.waiting ? { waiting: true } : {};
        const changes = await office.creditors.standingData(caller(options.creditor), asked);
        if (options.json) await writeLine(JSON.stringify(changes));
        else await printStandingChanges(changes);
      });
      ended(EXIT.done);
    });
  standing
    .command('accounts')
    .argument('[accounts...]', 'every account to which money comes, as the bank’s files call it; none when left out')
    .description('say to which accounts the money of a creditor comes; a second person approves it')
    .option(...CREDITOR)
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (accounts: string[], options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const { from: validFrom } = options;
        const asked = { accounts, ...(validFrom !== undefined && { validFrom }) };
        const answer = await office.creditors.paymentAccounts(caller(await creditorMeant()), asked);
        await printStanding(
          answer,
          `The money of ${answer.creditorId} comes to ${accounts.join(', ') || 'no account'}`,
        );
      });
      ended(EXIT.done);
    });
  settling(standing, ended, 'approve', 'approve what another person put forward', (office) => office.approveStanding);
  settling(standing, ended, 'reject', 'turn down what waits for a second person', (office) => office.rejectStanding);
  settling(standing, ended, 'withdraw', 'take back what you put forward yourself', (office) => office.withdrawStanding);
}

type Creditors = AtCounter['office']['creditors'];

function settling(
  standing: Command,
  ended: (exitCode: number) => void,
  name: string,
  description: string,
  actOf: (office: Creditors) => Creditors['approveStanding'],
): void {
  standing
    .command(name)
    .argument('<id>', 'the change; fordring standing-data lists them')
    .description(description)
    .option('--note <text>', 'what is to be remembered of it')
    .option(...TOKEN_FILE)
    .action(async (changeId: string, options: Options) => {
      await atCounter(options, async ({ office, caller }) => {
        const { note } = options;
        const asked = { changeId, ...(note !== undefined && { note }) };
        await writeLine(settledInWords(await actOf(office.creditors)(caller(), asked)));
      });
      ended(EXIT.done);
    });
}

function settledInWords({
  changeId,
  creditorId,
  kind,
  name,
  state,
  validFrom,
  settledOn = validFrom,
}: StandingChange): string {
  const what = `${`${kind} ${name}`.trim()} of ${creditorId}`;
  const from = validFrom > settledOn ? validFrom : settledOn;
  return state === 'approved' ? `${what} holds from ${from} on.` : `Change ${changeId} (${what}) is ${state}.`;
}
