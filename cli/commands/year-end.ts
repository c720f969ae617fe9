import type { Command } from 'commander';
import type { MaterialPlan, MaterialStanding } from '../../domain/audit/material-plan';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { MaterialAnswer } from '../../office/office';
import { materialSheet } from '../../print/reports/audit-file-sheets';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { proofFile } from '../proof-file';
import { readInputFile } from '../read-input-file';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';
import { writeNewFile } from '../write-new-file';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly from?: CivilDate;
  readonly rolledFrom?: string;
  readonly owner?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly file?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

type By = ReturnType<AtCounter['caller']>;
type Said = { readonly year: string; readonly itemId: string; readonly says: string } & Awaited<
  ReturnType<typeof proofFile>
>;

/** `fordring year-end`: the material that a year's accounts rest on, item by item, and what keeps the year open. */
export function addYearEnd(program: Command, ended: (exitCode: number) => void): void {
  const yearEnd = program.command('year-end');
  withSheet(withAsOf(withCreditor(yearEnd.command('show', { isDefault: true }))))
    .argument('[year]', 'one year, such as 2016')
    .description('show each item of the material with its state (exit code 3 while a critical item is missing)')
    .option('--json', 'for machines')
    .action(async (year: string | undefined, options: Options) => ended(await show(year, options)));
  withCreditor(yearEnd.command('plan'))
    .argument('<year>', 'of which year')
    .argument('[file]', 'the plan as JSON: items with id, title, criticality, owner, dueOn, documented')
    .description('put the plan of a year forward: a file, another year’s rolled forward, or the one that is shipped')
    .option('--rolled-from <year>', 'the plan of that year, its days moved')
    .option('--owner <person>', 'who sees to the items of the shipped plan (default: you)')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .option('--json', 'for machines: the plan, and what became of it')
    .action(async (year: string, file: string | undefined, options: Options) => {
      await plan(year, file, options);
      ended(EXIT.done);
    });
  item(
    yearEnd,
    'document',
    'keep a file with an item',
    (office, by, { file, ...said }) => {
      if (!file) throw new RangeError('The file is an argument that must be given.');
      return office.auditFile.documentMaterial(by, { ...said, file });
    },
    ended,
    'file',
  ).option('--note <text>', 'what it proves');
  item(
    yearEnd,
    'done',
    'say that an item is complete; another person signs',
    (office, by, said) => office.auditFile.materialDone(by, said),
    ended,
  )
    .option('--file <file>', 'keep this file with the item')
    .option('--note <text>', 'what is to be remembered of it');
  item(
    yearEnd,
    'sign',
    'sign an item that another person completed',
    (office, by, { year, itemId, says }) => office.auditFile.signMaterial(by, { year, itemId, says }),
    ended,
  ).option('--note <text>', 'what is to be remembered of it');
  item(
    yearEnd,
    'take-back',
    'take an item back that was complete or signed',
    (office, by, { year, itemId, says }) => office.auditFile.takeMaterialBack(by, { year, itemId, says }),
    ended,
  ).requiredOption('--reason <text>', 'why; it stays with the item');
  item(
    yearEnd,
    'override',
    'let the year close without a critical item',
    (office, by, { year, itemId, says }) => office.auditFile.overrideMaterial(by, { year, itemId, says }),
    ended,
  ).requiredOption('--reason <text>', 'why; it stays with the item');
  withCreditor(yearEnd.command('file'))
    .argument('<digest>', 'the file’s digest, or at least the first eight digits')
    .description('write a kept file of the audit file out again')
    .requiredOption('--out <file>', 'a new file; one that is there is not written over')
    .action(async (sha256: string, options: Options) => {
      const found = await asked(options, (office, by) => office.auditFile.auditDocument(by, { sha256 }));
      await writeNewFile(options.out ?? '', found.content);
      await writeLine(`${found.fileName} (${found.sha256}) is written to ${options.out ?? ''}.`);
      ended(EXIT.done);
    });
}

function item(
  yearEnd: Command,
  name: string,
  description: string,
  act: (office: AtCounter['office'], by: By, said: Said) => Promise<MaterialAnswer>,
  ended: (exitCode: number) => void,
  withFile?: 'file',
): Command {
  const command = withCreditor(yearEnd.command(name))
    .argument('<year>', 'of which year')
    .argument('<item>', 'which item, as show names it');
  if (withFile) command.argument('<file>', 'the file to keep');
  return command
    .description(description)
    .option('--json', 'for machines')
    .action(async (...given: unknown[]) => {
      const options = given[withFile ? 3 : 2] as Options;
      const [year, itemId] = given as [string, string];
      const path = withFile ? (given[2] as string) : options.file;
      const said = { year, itemId, says: options.reason ?? options.note ?? '', ...(await proofFile(path)) };
      const found = await asked(options, (office, by) => act(office, by, said));
      if (options.json) await writeLine(JSON.stringify(found));
      else await writeLine(`${itemInWords(found.item)}${found.already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
}

function asked<Answer>(
  { creditor, asOf, tokenFile, secondTokenFile }: Options,
  act: (office: AtCounter['office'], by: By) => Promise<Answer>,
): Promise<Answer> {
  return atCounter({ creditor, asOf, tokenFile, secondTokenFile }, async ({ office, caller, creditorMeant }) =>
    act(office, caller(await creditorMeant())),
  );
}

function itemInWords({ year, id, state, dueOn, documents, doneBy, signedBy, overriddenBy }: MaterialStanding): string {
  const files = documents.length === 0 ? '' : `, ${counted(documents.length, 'file')}`;
  const who = signedBy ?? doneBy;
  const override = overriddenBy === undefined ? '' : `; overridden by ${overriddenBy}`;
  return `Item ${id} of ${year} is ${state}${who === undefined ? '' : ` by ${who}`}, due on ${dueOn}${files}${override}`;
}

async function show(year: string | undefined, options: Options): Promise<number> {
  const found = await asked(options, (office, by) => office.auditFile.material(by, year === undefined ? {} : { year }));
  const gaps = found.years.flatMap(({ items }) => items.filter((one) => one.isGap && one.criticality === 'critical'));
  const code = gaps.length > 0 ? EXIT.disagrees : EXIT.done;
  await writeReport(options, found, materialSheet);
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  if (found.years.length === 0) {
    await writeLine('Not tested: no material plan is in force. Put one forward: fordring year-end plan YEAR.');
    return code;
  }
  const header = ['item', 'material', 'criticality', 'owner', 'due', 'state', 'files', 'done by', 'signed by'];
  const rows = found.years.flatMap(({ items }) =>
    items.map((one) => [
      ...[`${one.year}/${one.id}`, one.title, one.criticality, one.owner, one.dueOn],
      `${one.state}${one.isLate ? ', late' : ''}${one.overriddenBy === undefined ? '' : ', overridden'}`,
      ...[String(one.documents.length), one.doneBy ?? '', one.signedBy ?? ''],
    ]),
  );
  if (options.out === undefined) await writeLine(table({ header, rows }));
  await writeLine(
    gaps.length === 0
      ? 'No critical item is missing: the material keeps no year open.'
      : `${counted(gaps.length, 'critical item')} ${gaps.length === 1 ? 'keeps' : 'keep'} the year open: ${gaps.map((gap) => `${gap.year}/${gap.id}`).join(', ')}.`,
  );
  return code;
}

async function plan(year: string, path: string | undefined, options: Options): Promise<void> {
  const { rolledFrom, owner, from: validFrom } = options;
  const given = path === undefined ? undefined : (readJsonDocument(await readInputFile(path), path) as MaterialPlan);
  const answer = await asked(options, (office, by) =>
    office.auditFile.planMaterial(by, {
      year,
      ...(given && { plan: given }),
      ...(rolledFrom !== undefined && { rolledFrom }),
      ...(owner !== undefined && { owner }),
      ...(validFrom !== undefined && { validFrom }),
    }),
  );
  if (options.json) return writeLine(JSON.stringify(answer));
  await printStanding(answer, `The material plan of ${year}, with ${counted(answer.plan.items.length, 'item')},`);
}
