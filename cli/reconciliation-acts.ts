import { Option, type Command } from 'commander';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EVIDENCE_LANGUAGES, isSigned, STANDS, type Caller, type Item, type Office } from '../office/office';
import { civilDate } from '../domain/kernel/civil-date';
import { endOf, periodFrom } from '../reconciliation/period';
import { acting, tell, type Ended } from './act-on-run';
import { atCounter } from './at-counter';
import { withAsOf } from './day-argument';
import { addDeliveryActs } from './delivery-acts';
import { EXIT } from './exit-codes';
import { makeFolder, writeWhole } from '../compose/output-files';
import { writeLine } from './output';
import { periodOf, refuseOtherDay, withRun, type RunOptions } from './reconciliation-run';
import { Refused } from './refusals';
import { TOKEN_FILE } from './signed-in';

const load = createRequire(__filename);
const DECLARATION_PDF = '../print/declaration/declaration-pdf';

/** What people do with a run, each under the name by which their token knows them. */
export function addRunActs(parent: Command, ended: Ended): void {
  addStart(parent, ended);
  addDeliveryActs(parent, ended);
  addItemActs(parent, ended);
  addSigning(parent, ended);
  addEvidence(parent, ended);
  addSchedule(parent, ended);
}

function addStart(parent: Command, ended: Ended): void {
  withRun(parent.command('start'), 'begin a run before a file of it comes')
    .option('--by <rule>', 'which of the recipe’s period rules decides when a row counts')
    .action(
      acting(ended, async ({ runs, caller, run }, { by }) => {
        const asked = { ...run, ...(by !== undefined && { periodRule: by }) };
        const { notice, begunBefore } = await runs.start(caller, asked);
        if (begunBefore) await writeLine(`It was begun on ${begunBefore.on}, by ${begunBefore.periodRule}.`);
        await tell(run, notice);
      }),
    );
}

function addItemActs(parent: Command, ended: Ended): void {
  onItem(
    parent,
    'assign',
    'say who looks into a difference, and by when',
    ended,
    (runs, caller, itemId, { owner = '', due }) =>
      runs.assign(caller, { itemId, owner, ...(due !== undefined && { dueOn: civilDate(due) }) }),
  )
    .requiredOption('--owner <name>', 'who looks into it')
    .option('--due <date>', 'by when, YYYY-MM-DD');
  onItem(
    parent,
    'comment',
    'note what was found out about a difference',
    ended,
    (runs, caller, itemId, { text = '' }) => runs.comment(caller, { itemId, note: text }),
  ).requiredOption('--text <text>', 'what was found out');
  onItem(
    parent,
    'settle',
    'say why a difference is none any more: it is carried no further',
    ended,
    (runs, caller, itemId, { reason = '' }) => runs.settle(caller, { itemId, note: reason }),
  ).requiredOption('--reason <text>', 'why');
}

type ItemOptions = Readonly<Partial<Record<'owner' | 'due' | 'text' | 'reason' | 'asOf' | 'tokenFile', string>>>;

function onItem(
  parent: Command,
  name: string,
  description: string,
  ended: Ended,
  act: (runs: Office['reconciliations'], caller: Caller, itemId: number, options: ItemOptions) => Promise<Item>,
): Command {
  return withAsOf(parent.command(name).argument('<number>', 'the difference; fordring reconciliations show lists them'))
    .description(description)
    .option(...TOKEN_FILE)
    .action(async (number: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ItemOptions>();
      if (!/^\d{1,15}$/.test(number)) throw new Refused(`"${number}" is no number of a difference.`);
      await atCounter(options, async (at) => {
        const { reconciliations } = at.office;
        const itemId = Number(number);
        const found = await reconciliations.item(at.caller(), { itemId });
        if (!found) throw new Refused(`There is no difference ${itemId}. fordring reconciliations show lists them.`);
        await refuseOtherDay(at, found.creditorId, options.asOf);
        const item = await act(reconciliations, at.caller(found.creditorId), itemId, options);
        const owner = item.owner === null ? 'nobody yet' : item.owner;
        await writeLine(
          `Difference ${item.itemId} (${item.key}, ${item.amount} ${item.currency}): ${item.standing}, owner ${owner}${item.dueOn === null ? '' : `, by ${item.dueOn}`}.`,
        );
      });
      ended(EXIT.done);
    });
}

function addSigning(parent: Command, ended: Ended): void {
  withRun(parent.command('prepare'), 'say that you have looked the result through; another person signs it')
    .option('--note <text>', 'what you want remembered of it')
    .action(
      acting(ended, async ({ runs, caller, run }, { note }) => {
        await tell(run, await runs.prepare(caller, { ...run, ...(note !== undefined && { note }) }));
      }),
    );
  withRun(parent.command('approve'), 'sign what another person has prepared')
    .option('--reason <text>', 'why it is signed though something is left or untested')
    .option('--stated-balance <amount>', 'what the bank states for the last day, where no file says it')
    .option('--stated-opening <amount>', 'what the bank states for the day before, if the account had money then')
    .action(
      acting(ended, async ({ runs, caller, run }, { reason, statedBalance, statedOpening }) => {
        const stated = statedIn(statedBalance, statedOpening);
        const said = { ...(reason !== undefined && { reason }), ...(stated && { stated }) };
        await tell(run, await runs.approve(caller, { ...run, ...said }));
      }),
    );
  withRun(parent.command('reopen'), 'take a preparation or signature back; what was done stays on record')
    .requiredOption('--reason <text>', 'why')
    .action(
      acting(ended, async ({ runs, caller, run }, { reason = '' }) => {
        await tell(run, await runs.reopen(caller, { ...run, reason }));
      }),
    );
  withRun(parent.command('acknowledge'), 'the client’s word that it has seen the signed run')
    .option('--note <text>', 'what the client says')
    .option('--receipt <reference>', 'where the client’s own receipt lies, when somebody else records it')
    .action(
      acting(ended, async ({ runs, caller, run }, { note, receipt }) => {
        const said = { ...(note !== undefined && { note }), ...(receipt !== undefined && { receipt }) };
        await tell(run, await runs.acknowledge(caller, { ...run, ...said }));
      }),
    );
}

function statedIn(closing: string | undefined, opening: string | undefined) {
  if (closing === undefined && opening === undefined) return undefined;
  if (closing === undefined) throw new Refused('--stated-opening says nothing without --stated-balance. Give both.');
  return { closing, ...(opening !== undefined && { opening }) };
}

function addEvidence(parent: Command, ended: Ended): void {
  withRun(
    parent.command('evidence'),
    'write a run’s evidence into a folder: PDF, JSON and CSV, once for each time it was signed',
  )
    .requiredOption('--out <folder>', 'where to')
    .addOption(
      new Option('--language <language>', 'the PDF in this language too, beside the one that was filed').choices(
        EVIDENCE_LANGUAGES,
      ),
    )
    .action(
      acting(ended, async ({ runs, caller, run, creditorId }, { out = '', language: said }) => {
        const language = EVIDENCE_LANGUAGES.find((one) => one === said);
        const filed = await runs.allEvidence(caller, { ...run, ...(language && { language }) });
        if (filed.length === 0)
          throw new Refused(
            `No evidence of ${run.recipe} for ${run.period} is filed: it is filed when the run is signed.`,
          );
        if ((await stat(out).catch(() => undefined))?.isDirectory() === false)
          throw new Refused(`${out} is a file. Give a folder: --out.`);
        await makeFolder(out);
        for (const { evidenceNumber, pdf, json, csv, hash, translation } of filed) {
          const name = `${creditorId}-${run.recipe}-${run.period}-${evidenceNumber}`;
          const files = {
            [`${name}.pdf`]: pdf,
            [`${name}.json`]: json,
            [`${name}-differences.csv`]: csv,
            ...(translation && { [`${name}-${language ?? ''}.pdf`]: translation }),
          };
          for (const [file, contents] of Object.entries(files)) {
            await writeWhole(join(out, file), contents);
            await writeLine(join(out, file));
          }
          await writeLine(`Evidence ${evidenceNumber} of its series, hash ${hash}.`);
        }
        const declared = await runs.declaration(caller, run);
        if (declared) {
          const file = join(out, `${creditorId}-${run.recipe}-${run.period}-declaration.pdf`);
          const { declarationPdf } = load(DECLARATION_PDF) as typeof import('../print/declaration/declaration-pdf');
          await writeWhole(file, await declarationPdf(declared));
          await writeLine(file);
        }
        const { state } = await runs.read(caller, run);
        if (!isSigned(state))
          await writeLine(`${run.recipe} for ${run.period} was opened again since: ${STANDS[state]}.`);
      }),
    );
}

function addSchedule(parent: Command, ended: Ended): void {
  withRun(parent.command('schedule'), 'have a recipe run by itself from a period on, on its banking day; or no more')
    .option('--never', 'take it off the calendar')
    .action(async (recipe: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions & { never?: true }>();
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const creditorId = await creditorMeant();
        const from = options.never ? undefined : periodOf(options);
        const asked = { recipe, ...(from !== undefined && { from }) };
        const { signedThrough: through } = await office.reconciliations.schedule(caller(creditorId), asked);
        await writeLine(
          from === undefined
            ? `${recipe} is off the calendar of ${creditorId}.`
            : `${recipe} of ${creditorId} is run by itself from ${from} on.`,
        );
        if (through !== null && from !== undefined && endOf(periodFrom(from)) <= through)
          await writeLine(`It is signed through ${through}: what lies before is not run again.`);
      });
      ended(EXIT.done);
    });
}
