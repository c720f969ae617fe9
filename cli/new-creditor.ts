import type { Command } from 'commander';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../ledger/chart-of-accounts';
import { atCounter } from './at-counter';
import { historyOf } from './creditor-changes';
import { EXIT } from './exit-codes';
import { gathered } from './gathered';
import { newCreditorFrom, type NewCreditorOptions } from './new-creditor-from';
import { writeLine } from './output';
import { policyFrom } from './policy-argument';
import { printStanding } from './print-standing';
import { Refused } from './refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from './signed-in';
import { writeNewFile } from './write-new-file';

interface Options extends NewCreditorOptions {
  readonly sample?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
}

/** `fordring creditor add`: all that is known of a new creditor, in one act. */
export function addNewCreditor(creditor: Command, ended: (exitCode: number) => void): void {
  creditor
    .command('add')
    .argument('<id>', 'the new creditor’s id: letters, digits, points, hyphens')
    .description(
      'take up a new creditor with all that is known of it; its letterhead may follow by fordring letterhead',
    )
    .option('--from <file>', 'JSON or YAML with any of the following; an option goes before the file')
    .option('--name <name>', 'what the creditor is called; needed')
    .option(
      '--policy <policy>',
      'under which claims are followed up: a shipped policy or a .yaml or .json file; needed',
    )
    .option('--chart <file>', 'JSON: the account of each role (default: the sample chart of the country)')
    .option('--account <account>', 'an account to which its money comes; may be given several times', gathered, [])
    .option('--organisation-number <number>', 'organisation number or CVR number')
    .option('--contact <contact>', 'whom to ask: an office, a telephone, an address')
    .option('--groups <file>', 'YAML or JSON: its invoice groups, as a policy file writes them (groups)')
    .option('--calendar <file>', 'YAML or JSON: when reminders are run, as a policy file writes it (runs)')
    .option('--letterhead <file>', 'JSON or YAML: how it stands on its letters, as fordring letterhead reads it')
    .option('--sample <pdf>', 'write a sample letter under that letterhead into a new file')
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (creditorId: string, options: Options) => {
      await add(creditorId, options);
      ended(EXIT.done);
    });
}

async function add(creditorId: string, options: Options): Promise<void> {
  const given = await newCreditorFrom(options);
  const { name, letterhead, paymentAccounts } = given;
  if (options.sample !== undefined && letterhead === undefined) {
    throw new Refused('A sample letter needs a letterhead: --letterhead FILE. Nothing was changed.');
  }
  const policy = await policyFrom(given.policy);
  const chart = given.chart ?? (policy.country === 'SE' ? SWEDISH_SAMPLE_CHART : DANISH_SAMPLE_CHART);
  await atCounter(options, async ({ office, caller }) => {
    const { known } = await office.creditors.choices(caller(), {});
    if (known.includes(creditorId)) {
      throw new Refused(`Creditor ${creditorId} is there already; nothing was changed. See fordring creditor show.`);
    }
    const taken = await office.creditors.takeUp(caller(creditorId), { ...given, policy, chart });
    await writeLine(`Creditor ${creditorId} (${name}) is taken up under ${policy.id}.`);
    const begin = `New invoices of ${creditorId} begin under ${policy.id} ${taken.policyVersion}`;
    if (taken.policy) await printStanding(taken.policy, begin);
    else if (taken.policyVersion !== policy.version) await writeLine(`${begin}.`);
    if (taken.accounts) {
      await printStanding(taken.accounts, `The money of ${creditorId} comes to ${paymentAccounts.join(', ')}`);
    }
    if (taken.letterhead) await printStanding(taken.letterhead, `Letters of ${creditorId} are written by ${name}`);
    for (const line of historyOf(taken.set ?? [])) await writeLine(line);
    if (options.sample === undefined || letterhead === undefined) return;
    const { pdf } = await office.creditors.sampleLetter(caller(creditorId), { letterhead, policy });
    await writeNewFile(options.sample, pdf);
    await writeLine(`A sample letter is in ${options.sample}.`);
  });
}
