import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { addCreditorChanges, historyOf } from '../creditor-changes';
import { EXIT } from '../exit-codes';
import { addMoveDay } from '../move-day';
import { addNewCreditor } from '../new-creditor';
import { writeLine } from '../output';
import { addControlAccounts } from './control-accounts';
import { policyFrom } from '../policy-argument';
import { printChanges } from '../print-changes';
import { printStanding, saidByTwo } from '../print-standing';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly tokenFile?: string;
  readonly json?: true;
}

interface Adopting {
  readonly creditor?: string;
  readonly from?: CivilDate;
  readonly preview?: true;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
}

/** `fordring creditor`: whose claims are followed up. No import takes a creditor up. */
export function addCreditor(program: Command, ended: (exitCode: number) => void): void {
  const creditor = program.command('creditor');
  addNewCreditor(creditor, ended);
  creditor
    .command('adopt')
    .argument('<policy>', 'a shipped policy or a .yaml or .json file')
    .description('say that new invoices begin under this version of a policy; a second person approves it')
    .option(...CREDITOR)
    .option('--from <date>', 'from which day on invoices are registered so (default: today)', (text) => civilDate(text))
    .option('--preview', 'show which settings change, and change nothing')
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (policy: string, options: Adopting) => {
      await adopt(policy, options);
      ended(EXIT.done);
    });
  addCreditorChanges(creditor, ended);
  addControlAccounts(creditor, ended);
  addMoveDay(creditor, ended);
  creditor
    .command('show', { isDefault: true })
    .argument('[id]', 'one creditor; all when left out')
    .description(
      'show each creditor with its country, currency, policy and business day; of one creditor also what was said of it',
    )
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (creditorId: string | undefined, options: Options) => {
      await show(creditorId, options);
      ended(EXIT.done);
    });
}

async function adopt(argument: string, options: Adopting): Promise<void> {
  const policy = await policyFrom(argument);
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const { from: validFrom } = options;
    if (options.preview) return printChanges(await office.creditors.previewPolicy(at, { policy }));
    const answer = await office.creditors.adoptPolicy(at, { policy, ...(validFrom !== undefined && { validFrom }) });
    await printChanges(answer.changes);
    await printStanding(
      answer,
      `New invoices of ${answer.creditorId} begin under ${policy.id} version ${policy.version}`,
    );
  });
}

async function show(creditorId: string | undefined, options: Options): Promise<void> {
  await atCounter(options, async ({ office, caller }) => {
    const all = await office.creditors.list(caller(), {});
    const shown = creditorId === undefined ? all : all.filter((kept) => kept.creditorId === creditorId);
    if (creditorId !== undefined && shown.length === 0) throw new Refused(`There is no creditor ${creditorId}.`);
    if (options.json) return writeLine(JSON.stringify(shown));
    for (const { creditorId: id, name, country, currency, policyId, virtualToday } of shown) {
      const day = virtualToday === undefined ? '' : `, virtual day ${virtualToday}`;
      await writeLine(`${id}  ${name}, ${country}, ${currency}, policy ${policyId}${day}`);
    }
    if (creditorId === undefined) return;
    for (const line of historyOf(await office.creditors.details(caller(creditorId), {}))) await writeLine(line);
    for (const change of await office.creditors.standingData(caller(creditorId), {}))
      await writeLine(saidByTwo(change));
  });
}
