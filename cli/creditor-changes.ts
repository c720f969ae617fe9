import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { counted } from '../domain/kernel/counted';
import type { CreditorDetail } from '../office/office';
import { atCounter } from './at-counter';
import { gathered } from './gathered';
import { readPolicyPart } from './policy/policy-part';
import { printChanges } from './print-changes';
import { printStanding } from './print-standing';
import { EXIT } from './exit-codes';
import { writeLine } from './output';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from './signed-in';
import { CREDITOR } from './with-creditor';

interface Setting {
  readonly name?: string;
  readonly organisationNumber?: string;
  readonly contact?: string;
  readonly account: readonly string[];
  readonly groups?: string;
  readonly calendar?: string;
  readonly from?: CivilDate;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
}

interface Lifting {
  readonly reason: string;
  readonly creditor?: string;
  readonly tokenFile?: string;
}

/** `fordring creditor set` and `lift-bank-word`: what is said of a creditor that is there. */
export function addCreditorChanges(creditor: Command, ended: (exitCode: number) => void): void {
  creditor
    .command('set')
    .argument('<id>', 'which creditor')
    .description(
      'say what it is called, its organisation number, whom to ask, its accounts, groups or calendar; a second person approves the last three',
    )
    .option('--name <name>', 'what the creditor is called')
    .option('--organisation-number <number>', 'organisation number or CVR number')
    .option('--contact <contact>', 'whom to ask: an office, a telephone, an address')
    .option('--account <account>', 'every account to which its money comes; given once for each', gathered, [])
    .option('--groups <file>', 'YAML or JSON: its invoice groups, as a policy file writes them (groups)')
    .option('--calendar <file>', 'YAML or JSON: when reminders are run, as a policy file writes it (runs)')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (creditorId: string, options: Setting) => {
      await set(creditorId, options);
      ended(EXIT.done);
    });
  creditor
    .command('lift-bank-word')
    .argument('[source]', 'as engine check names it; what was said of all sources when it is left out')
    .description('take back that no bank file comes any more, or that the bank was read; its files count again')
    .requiredOption('--reason <text>', 'why; kept with the word')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .action(async (source: string | undefined, options: Lifting) => {
      await liftBankWord(source, options);
      ended(EXIT.done);
    });
}

/** What was said of a creditor, a line each. */
export function historyOf(details: readonly CreditorDetail[]): readonly string[] {
  return details.map(
    ({ detail, contents, validFrom, saidBy, saidOn }) =>
      `  ${detail} from ${validFrom}: ${contents} (${saidBy}, ${saidOn})`,
  );
}

async function set(creditorId: string, options: Setting): Promise<void> {
  const { name, organisationNumber, contact, account: accounts, from: validFrom } = options;
  const groups = options.groups === undefined ? undefined : await readPolicyPart(options.groups, 'groups');
  const calendar = options.calendar === undefined ? undefined : await readPolicyPart(options.calendar, 'runs');
  await atCounter(options, async ({ office, caller }) => {
    const answer = await office.creditors.setDetails(caller(creditorId), {
      ...(name !== undefined && { name }),
      ...(organisationNumber !== undefined && { organisationNumber }),
      ...(contact !== undefined && { contact }),
      ...(accounts.length > 0 && { accounts }),
      ...(groups !== undefined && { groups }),
      ...(calendar !== undefined && { calendar }),
      ...(validFrom !== undefined && { validFrom }),
    });
    if (answer.accounts) {
      await printStanding(answer.accounts, `The money of ${creditorId} comes to ${accounts.join(', ')}`);
    }
    if (answer.policy) {
      await printChanges(answer.policy.changes);
      const version = `version ${answer.policy.version} of its policy`;
      await printStanding(answer.policy, `New invoices of ${creditorId} begin under ${version}`);
    }
    if (name === undefined && organisationNumber === undefined && contact === undefined) return;
    await writeLine(answer.set.length === 0 ? 'It is so already.' : `Creditor ${creditorId}:`);
    for (const line of historyOf(answer.set)) await writeLine(line);
  });
}

async function liftBankWord(source: string | undefined, options: Lifting): Promise<void> {
  const { reason } = options;
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const { lifted } = await office.payments.liftBankWord(at, { reason, ...(source !== undefined && { source }) });
    await writeLine(`${counted(lifted, 'word was', 'words were')} taken back. The bank files count again.`);
  });
}
