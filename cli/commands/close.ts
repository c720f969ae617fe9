import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { CloseChecklist } from '../../domain/close/checklist';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { CloseInList } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { month } from '../month-argument';
import { lastClosedMonth, summaryInWords, summaryOf } from '../month-summary';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly from?: CivilDate;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

type Acts = AtCounter['office']['close'];

/** `fordring close`: the checklist of a month, who does and signs each step, and what is late. */
export function addClose(program: Command, ended: (exitCode: number) => void): void {
  const close = program.command('close');
  const word = { close, ended };
  withAsOf(
    withCreditor(close.command('show', { isDefault: true }))
      .argument('[period]', 'one month, such as 2026-08', month)
      .description('show how each month’s close stands, or one with its steps'),
  )
    .option('--json', 'for machines')
    .action(async (period: string | undefined, options: Options) => {
      await show(period, options);
      ended(EXIT.done);
    });
  withCreditor(close.command('summary'))
    .argument('[month]', 'of which month, such as 2026-08 (default: the latest that is closed)', month)
    .description('show a month on one screen: ages, steps, lists, valuation and control objectives')
    .option('--json', 'for machines')
    .action(async (period: string | undefined, options: Options) => {
      await summary(period, options);
      ended(EXIT.done);
    });
  saying(
    word,
    { name: 'done', option: 'evidence', description: 'say that a step is done, with the evidence' },
    (acts, caller, { text: evidence, ...step }) => acts.doneStep(caller, { ...step, evidence }),
  );
  saying(
    word,
    { name: 'sign', option: 'note', description: 'sign a step that another person has done' },
    (acts, caller, { text, ...step }) => acts.signStepOfClose(caller, { ...step, ...(text !== '' && { note: text }) }),
  );
  saying(
    word,
    { name: 'take-back', option: 'reason', description: 'take a step back; what was done stays on record' },
    (acts, caller, { text: reason, ...step }) => acts.takeBackStep(caller, { ...step, reason }),
  );
  withCreditor(close.command('begin'))
    .description('begin the close of every month that is due; the calendar does so by itself')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const { begun, next } = await office.close.beginCloses(caller(await creditorMeant()), {});
        const months = begun.map(({ period }) => period).join(', ');
        await writeLine(
          `${months === '' ? 'No close was due' : `The close of ${months} has begun`}.${next === undefined ? '' : ` The next close begins on ${next}.`}`,
        );
      });
      ended(EXIT.done);
    });
  withCreditor(close.command('checklist'))
    .argument('[file]', 'JSON: the new checklist; the one in force is shown when left out')
    .description('show by which checklist months are closed, or lay a new one down; a second person approves it')
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (file: string | undefined, options: Options) => {
      await checklist(file, options);
      ended(EXIT.done);
    });
}

function saying(
  { close, ended }: { readonly close: Command; readonly ended: (exitCode: number) => void },
  { name, option, description }: { readonly name: string; readonly option: string; readonly description: string },
  act: (
    acts: Acts,
    caller: Parameters<Acts['doneStep']>[0],
    said: { readonly period: string; readonly step: string; readonly text: string },
  ) => Promise<CloseInList>,
): void {
  const command = withCreditor(close.command(name))
    .argument('<period>', 'the month, such as 2026-08')
    .argument('<step>', 'the id of the step');
  if (option === 'note') command.option('--note <text>', 'what is to be remembered of it');
  else command.requiredOption(`--${option} <text>`, 'in words; it stays with the step');
  command
    .description(description)
    .action(async (period: string, step: string, options: Options & Readonly<Record<string, string>>) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const said = { period, step, text: options[option] ?? '' };
        await printClose(await act(office.close, caller(await creditorMeant()), said));
      });
      ended(EXIT.done);
    });
}

async function show(period: string | undefined, options: Options): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.closes(caller(await creditorMeant()), period === undefined ? {} : { period }),
  );
  if (options.json) return writeLine(JSON.stringify(found));
  if (found.length === 0) return writeLine('No close has begun. Lay a checklist down: fordring close checklist FILE.');
  const [only] = found;
  if (period !== undefined && only) return printClose(only);
  const rows = found.map(({ period: month, state, steps }) => [
    ...[month, state, `${steps.filter((step) => step.state === 'signed').length} of ${steps.length}`],
    String(steps.filter(({ isLate }) => isLate).length),
  ]);
  await writeLine(table({ header: ['month', 'state', 'signed', 'late'], rows }));
}

async function printClose({ period, state, steps, missing }: CloseInList): Promise<void> {
  const rows = steps.map(({ step, state: stands, owner, dueOn, isLate, chases, doneBy = '', signedBy = '' }) => [
    ...[step, stands, owner, `${dueOn}${isLate ? ' late' : ''}`, chases === 0 ? '' : String(chases), doneBy, signedBy],
  ]);
  await writeLine(table({ header: ['step', 'state', 'owner', 'due', 'chased', 'done by', 'signed by'], rows }));
  for (const { step, evidence, problem, takenBack } of steps) {
    if (takenBack)
      await writeLine(
        `${step}: taken back on ${takenBack.on}${takenBack.by === undefined ? '' : ` by ${takenBack.by}`}: ${takenBack.reason}`,
      );
    if (problem !== undefined) await writeLine(`${step}: ${problem}`);
    if (evidence)
      await writeLine(
        `${step}: ${evidence.says}${evidence.sha256 ? ` (sha256 ${evidence.sha256.slice(0, 16)}…)` : ''}`,
      );
  }
  const next =
    missing.length > 0
      ? `open: ${missing.join(', ')}`
      : state === 'closed'
        ? 'the month is closed'
        : `close it: fordring period close ${period}`;
  await writeLine(`The close of ${period} is ${state}; ${next}.`);
}

async function checklist(file: string | undefined, options: Options): Promise<void> {
  const laid = file === undefined ? undefined : (readJsonDocument(await readInputFile(file), file) as CloseChecklist);
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    if (laid === undefined) {
      const { checklist: inForce } = await office.close.checklist(at, {});
      if (inForce) return writeLine(JSON.stringify(inForce, undefined, 2));
      return writeLine('No checklist is in force. Lay one down: fordring close checklist FILE.');
    }
    const { from: validFrom } = options;
    const answer = await office.close.adoptChecklist(at, {
      checklist: laid,
      ...(validFrom !== undefined && { validFrom }),
    });
    await printStanding(answer, `Months of ${answer.creditorId} are closed by the checklist of ${file}`);
  });
}

async function summary(period: string | undefined, options: Options): Promise<void> {
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const by = (day?: CivilDate) => ({ ...at, ...(day !== undefined && { today: day }) });
    const meant = period ?? (await lastClosedMonth(office, by));
    if (meant === undefined) {
      throw new Refused('No month is closed yet. Name a month: fordring close summary 2026-08.');
    }
    const found = await summaryOf(office, by, meant);
    if (options.json) await writeLine(JSON.stringify(found));
    else for (const line of summaryInWords(found)) await writeLine(line);
  });
}
