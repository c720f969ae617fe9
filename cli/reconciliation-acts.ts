import type { Command } from 'commander';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scheduleRecipe, tellCalendars } from '../office/reconciliation/calendar-of-runs';
import { declarationPdf } from '../print/declaration/declaration-pdf';
import { readDeclaration } from '../office/reconciliation/declaration/read-declaration';
import { readEvidenceOf } from '../office/reconciliation/evidence/file-evidence';
import { readCreditor } from '../office/creditors/creditor';
import { findItem, type Item } from '../office/reconciliation/items';
import { assignItem, commentItem, settleItem } from '../office/reconciliation/look-into-item';
import { acknowledgeRun, approveRun, prepareRun, reopenRun, STANDS } from '../office/reconciliation/sign-off';
import { isSigned } from '../office/reconciliation/run-events';
import { findRun, noticeOf, readRun } from '../office/reconciliation/run-record';
import { signedThrough, startRun } from '../office/reconciliation/start-run';
import { RunEngine } from '../engine/run-engine';
import type { Actor } from '../domain/authority/actor';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { endOf, periodFrom } from '../reconciliation/period';
import { acting, tell, type Ended } from './act-on-run';
import { withAsOf } from './day-argument';
import { addDeliveryActs } from './delivery-acts';
import { EXIT } from './exit-codes';
import { withFordring, type OpenFordring } from './open-fordring';
import { writeLine } from './output';
import { creditorOfRun, dayOfAct, periodOf, withRun, type RunOptions } from './reconciliation-run';
import { Refused } from './refusals';
import { signedIn, TOKEN_FILE } from './signed-in';

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
      acting(ended, async ({ fordring: { pool }, run, today, actor }, { by }) => {
        const known = await findRun(pool, run);
        const begun = await startRun(pool, { ...run, today, ...(by !== undefined && { periodRule: by }) }, actor);
        if (known) await writeLine(`It was begun on ${known.openedOn}, by ${known.periodRule}.`);
        await tell(run, noticeOf(begun));
      }),
    );
}

function addItemActs(parent: Command, ended: Ended): void {
  onItem(
    parent,
    'assign',
    'say who looks into a difference, and by when',
    ended,
    (pool, about, actor, { owner, due }) =>
      assignItem(pool, { ...about, owner: owner ?? '', ...(due !== undefined && { dueOn: civilDate(due) }) }, actor),
  )
    .requiredOption('--owner <name>', 'who looks into it')
    .option('--due <date>', 'by when, YYYY-MM-DD');
  onItem(parent, 'comment', 'note what was found out about a difference', ended, (pool, about, actor, { text }) =>
    commentItem(pool, { ...about, note: text ?? '' }, actor),
  ).requiredOption('--text <text>', 'what was found out');
  onItem(
    parent,
    'settle',
    'say why a difference is none any more: it is carried no further',
    ended,
    (pool, about, actor, { reason }) => settleItem(pool, { ...about, note: reason ?? '' }, actor),
  ).requiredOption('--reason <text>', 'why');
}

type ItemOptions = Readonly<Partial<Record<'owner' | 'due' | 'text' | 'reason' | 'asOf' | 'tokenFile', string>>>;

function onItem(
  parent: Command,
  name: string,
  description: string,
  ended: Ended,
  act: (
    pool: OpenFordring['pool'],
    about: { readonly itemId: number; readonly today: CivilDate },
    actor: Actor,
    options: ItemOptions,
  ) => Promise<Item>,
): Command {
  return withAsOf(parent.command(name).argument('<number>', 'the difference; fordring reconciliations show lists them'))
    .description(description)
    .option(...TOKEN_FILE)
    .action(async (number: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ItemOptions>();
      if (!/^\d{1,15}$/.test(number)) throw new Refused(`"${number}" is no number of a difference.`);
      await withFordring(async ({ pool, configuration }) => {
        const actor = await signedIn(configuration, options.tokenFile);
        const creditorId = await creditorOfItem(pool, Number(number));
        const today = dayOfAct(options.asOf, await readCreditor(pool, creditorId));
        const item = await act(pool, { itemId: Number(number), today }, actor, options);
        const owner = item.owner === null ? 'nobody yet' : item.owner;
        await writeLine(
          `Difference ${item.itemId} (${item.key}, ${item.amount} ${item.currency}): ${item.standing}, owner ${owner}${item.dueOn === null ? '' : `, by ${item.dueOn}`}.`,
        );
      });
      ended(EXIT.done);
    });
}

async function creditorOfItem(pool: OpenFordring['pool'], itemId: number): Promise<string> {
  const item = await findItem(pool, itemId);
  if (item) return item.creditorId;
  throw new Refused(`There is no difference ${itemId}. fordring reconciliations show lists them.`);
}

function addSigning(parent: Command, ended: Ended): void {
  withRun(parent.command('prepare'), 'say that you have looked the result through; another person signs it')
    .option('--note <text>', 'what you want remembered of it')
    .action(
      acting(ended, async ({ fordring: { pool }, run, today, actor }, { note }) => {
        await tell(run, await prepareRun(pool, { run, today, ...(note !== undefined && { note }) }, actor));
      }),
    );
  withRun(parent.command('approve'), 'sign what another person has prepared')
    .option(
      '--reason <text>',
      'why it is signed though something is left; or the balance that the bank’s file does not say',
    )
    .action(
      acting(ended, async ({ fordring: { pool }, run, today, actor }, { reason }) => {
        await tell(run, await approveRun(pool, { run, today, ...(reason !== undefined && { reason }) }, actor));
      }),
    );
  withRun(parent.command('reopen'), 'take a preparation or signature back; what was done stays on record')
    .requiredOption('--reason <text>', 'why')
    .action(
      acting(ended, async ({ fordring: { pool }, run, today, actor }, { reason = '' }) => {
        await tell(run, await reopenRun(pool, { run, today, reason }, actor));
      }),
    );
  withRun(parent.command('acknowledge'), 'the client’s word that it has seen the signed run')
    .option('--note <text>', 'what the client says')
    .option('--receipt <reference>', 'where the client’s own receipt lies, when somebody else records it')
    .action(
      acting(ended, async ({ fordring: { pool }, run, today, actor }, { note, receipt }) => {
        const said = { ...(note !== undefined && { note }), ...(receipt !== undefined && { receipt }) };
        await tell(run, await acknowledgeRun(pool, { run, today, ...said }, actor));
      }),
    );
}

function addEvidence(parent: Command, ended: Ended): void {
  withRun(
    parent.command('evidence'),
    'write a run’s evidence into a folder: PDF, JSON and CSV, once for each time it was signed',
  )
    .requiredOption('--out <folder>', 'where to')
    .action(
      acting(ended, async ({ fordring: { pool }, run }, { out = '' }) => {
        const filed = await readEvidenceOf(pool, run);
        if (filed.length === 0)
          throw new Refused(
            `No evidence of ${run.recipe} for ${run.period} is filed: it is filed when the run is signed.`,
          );
        if ((await stat(out).catch(() => undefined))?.isDirectory() === false)
          throw new Refused(`${out} is a file. Give a folder: --out.`);
        await mkdir(out, { recursive: true });
        for (const { evidenceNumber, pdf, json, csv, hash } of filed) {
          const name = `${run.creditorId}-${run.recipe}-${run.period}-${evidenceNumber}`;
          const files = { [`${name}.pdf`]: pdf, [`${name}.json`]: json, [`${name}-differences.csv`]: csv };
          for (const [file, contents] of Object.entries(files)) {
            await writeFile(join(out, file), contents);
            await writeLine(join(out, file));
          }
          await writeLine(`Evidence ${evidenceNumber} of its series, hash ${hash}.`);
        }
        const declared = await readDeclaration(pool, run);
        if (declared) {
          const file = join(out, `${run.creditorId}-${run.recipe}-${run.period}-declaration.pdf`);
          await writeFile(file, await declarationPdf(declared));
          await writeLine(file);
        }
        const { state } = await readRun(pool, run);
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
      await withFordring(async ({ pool, client, configuration }) => {
        const { creditorId } = await creditorOfRun(pool, options.creditor);
        const from = options.never ? undefined : periodOf(options);
        await scheduleRecipe(pool, { creditorId, recipe, from }, await signedIn(configuration, options.tokenFile));
        await tellCalendars(pool, new RunEngine(client, configuration.taskQueue), creditorId);
        await writeLine(
          from === undefined
            ? `${recipe} is off the calendar of ${creditorId}.`
            : `${recipe} of ${creditorId} is run by itself from ${from} on.`,
        );
        const through = from === undefined ? null : await signedThrough(pool, { creditorId, recipe, period: from });
        if (through !== null && from !== undefined && endOf(periodFrom(from)) <= through)
          await writeLine(`It is signed through ${through}: what lies before is not run again.`);
      });
      ended(EXIT.done);
    });
}
