import { InvalidArgumentError, Option, type Command } from 'commander';
import { dirname, join } from 'node:path';
import { ASSERTIONS, type Assertion } from '../../domain/audit/assertions';
import { DRAWN_BY, SAMPLE_PARTS, type DrawnBy, type SamplePart } from '../../domain/audit/draw-sample';
import { percentOf } from '../../domain/controls/verdict';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { ExaminedClaim, KeptSample, Office, SampledClaim } from '../../office/office';
import { REPORT_LANGUAGES, type ReportLanguage } from '../../print/reports/report-words';
import { makeFolder } from '../../compose/output-files';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';
import { writeNewFile } from '../write-new-file';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly period?: string;
  readonly seed?: string;
  readonly known?: CivilDate;
  readonly by?: DrawnBy;
  readonly group?: string;
  readonly overdue?: number;
  readonly largest?: number;
  readonly to?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly part?: SamplePart;
  readonly not?: readonly Assertion[];
  readonly comment?: string;
  readonly file?: string;
  readonly reason?: string;
  readonly json?: true;
}

type Caller = Parameters<Office['audit']['sample']>[0];

/** `fordring audit`: samples that an auditor draws, their papers, and what the auditor concludes. */
export function addAudit(program: Command, ended: (exitCode: number) => void): void {
  const audit = program.command('audit');
  withPapers(withAsOf(withCreditor(audit.command('show', { isDefault: true }))))
    .argument('[sample]', 'the number of a sample; all samples are listed when left out', wholeNumber)
    .description('list the samples that were drawn, or show one row by row (exit code 3 while an exception stands)')
    .option('--json', 'for machines')
    .action(async (sampleNumber: number | undefined, options: Options) => {
      ended(await (sampleNumber === undefined ? showAll(options) : showOne(sampleNumber, options)));
    });
  withPapers(withAsOf(withCreditor(audit.command('sample'))))
    .description('draw overdue invoices of a month by a seed, and the largest open ones, and keep them')
    .requiredOption('--period <month>', 'at the end of which month, such as 2016-08', month)
    .requiredOption('--seed <text>', 'the same seed over the same books draws the same')
    .option('--known <date>', 'leave out what the ledger learned after this day, YYYY-MM-DD', (text) => civilDate(text))
    .addOption(
      new Option('--by <chance>', 'whether each overdue invoice has the same chance, or each krona').choices([
        ...DRAWN_BY,
      ]),
    )
    .option('--group <code>', 'draw overdue invoices of one invoice group')
    .option('--overdue <count>', 'how many overdue invoices (default: 20)', count)
    .option('--largest <count>', 'how many of the largest (default: 10)', count)
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await draw(options);
      ended(EXIT.done);
    });
  addAnswers(audit, ended);
}

function withPapers(command: Command): Command {
  return command
    .option('--to <folder>', 'write the papers and the worksheets into a folder')
    .option('--out <file>', 'write them as one ZIP archive, whose name ends with .zip')
    .addOption(
      new Option('--language <language>', 'in whose words the papers are (default: the creditor’s)').choices([
        ...REPORT_LANGUAGES,
      ]),
    );
}

function addAnswers(audit: Command, ended: (exitCode: number) => void): void {
  withCreditor(audit.command('answer'))
    .argument('<sample>', 'the number of the sample', wholeNumber)
    .argument('[invoice]', 'one invoice of the sample, as its number or CREDITOR/NUMBER')
    .description('keep what the auditor concludes: of one invoice, or of a worksheet that was filled in')
    .option('--file <file>', 'the worksheet, as workbook or CSV: all of its answers are taken in, or none')
    .addOption(new Option('--part <part>', 'among which invoices it was drawn').choices([...SAMPLE_PARTS]))
    .option('--not <assertion>', 'what does not hold; may be given several times', assertions)
    .option('--comment <text>', 'what is to be remembered; needed where something does not hold')
    .option('--json', 'for machines')
    .action(async (sampleNumber: number, invoice: string | undefined, options: Options) => {
      await answer(sampleNumber, invoice, options);
      ended(EXIT.done);
    });
  withCreditor(audit.command('settle'))
    .argument('<exception>', 'the number of the exception, as fordring work names it', wholeNumber)
    .description('say what was done about an exception')
    .requiredOption('--reason <text>', 'what was done; it stays with the exception')
    .option('--json', 'for machines')
    .action(async (answerNumber: number, options: Options) => {
      const { already, exception } = await said(options, (office, by) =>
        office.audit.settleException(by, { answerNumber, reason: options.reason ?? '' }),
      );
      if (options.json) await writeLine(JSON.stringify({ already, exception }));
      else
        await writeLine(
          `Exception ${answerNumber} on ${exception.claimId} is settled${already ? ', as before' : ''}: ${exception.answer.ended?.reason ?? ''}`,
        );
      ended(EXIT.done);
    });
}

function count(text: string): number {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  if (number < 0 || number > 1000) throw new InvalidArgumentError('Write a number from 0 to 1000.');
  return number;
}

function assertions(text: string, before: readonly Assertion[] = []): readonly Assertion[] {
  const found = ASSERTIONS.find((one) => one === text);
  if (!found) throw new InvalidArgumentError(`Write one of ${ASSERTIONS.join(', ')}.`);
  return [...before, found];
}

function said<Answer>(options: Options, act: (office: Office, by: Caller) => Promise<Answer>): Promise<Answer> {
  return atCounter(options, async ({ office, caller, creditorMeant }) => act(office, caller(await creditorMeant())));
}

async function draw(options: Options): Promise<void> {
  refuseOtherArchive(options);
  const { period = '', seed = '', known, by, group, overdue, largest } = options;
  const found = await said(options, (office, caller) =>
    office.audit.drawSample(caller, {
      ...{ period, seed },
      ...(known !== undefined && { known }),
      ...(by !== undefined && { drawnBy: by }),
      ...(group !== undefined && { invoiceGroup: group }),
      ...(overdue !== undefined && { overdue }),
      ...(largest !== undefined && { largest }),
    }),
  );
  const { already, sample } = found;
  if (options.json) await writeLine(JSON.stringify(found));
  else for (const line of sampleInWords(sample, already)) await writeLine(line);
  await writePapers(sample.sampleNumber, options);
}

function sampleInWords(sample: KeptSample, already = false): string[] {
  const { sampleNumber, period, seed, known, overdue, largest, leftOut, currency, invoiceGroup, drawnBy } = sample;
  const group = invoiceGroup === undefined ? '' : ` of group ${invoiceGroup}`;
  const chance = drawnBy === 'amount' ? ', by amount' : '';
  const coverage = ({ drawn, drawnOpen, claims, open }: KeptSample['overdue']): string =>
    `${drawn} of ${claims}, ${drawnOpen.toString()} of ${open.toString()} ${currency} (${percentOf(drawnOpen.toMinorUnits(), open.toMinorUnits()).toFixed(2)} %)`;
  return [
    `Sample ${sampleNumber} of ${period}, seed ${seed}${chance}, as known on ${known}${already ? ', as before' : ''}.`,
    `  overdue invoices${group}: ${coverage(overdue)}${answersInWords(overdue)}`,
    `  largest open invoices: ${coverage(largest)}${answersInWords(largest)}`,
    ...(leftOut > 0
      ? [`  ${counted(leftOut, 'claim')} in other currencies ${leftOut === 1 ? 'is' : 'are'} left out`]
      : []),
  ];
}

function answersInWords({ answered, exceptions }: KeptSample['overdue']): string {
  if (answered === 0) return '';
  return `; ${counted(answered, 'answer')}, ${counted(exceptions, 'exception')}`;
}

async function showAll(options: Options): Promise<number> {
  if ((options.to ?? options.out) !== undefined) {
    throw new Refused('Papers are written of one sample. Name its number: fordring audit show NUMBER.');
  }
  const found = await said(options, (office, by) => office.audit.samples(by, {}));
  if (options.json) await writeLine(JSON.stringify(found));
  else if (found.samples.length === 0)
    await writeLine('No sample was drawn. Draw one: fordring audit sample --period MONTH --seed TEXT.');
  else for (const sample of found.samples) for (const line of sampleInWords(sample)) await writeLine(line);
  return EXIT.done;
}

async function showOne(sampleNumber: number, options: Options): Promise<number> {
  refuseOtherArchive(options);
  const found = await said(options, (office, by) => office.audit.sample(by, { sampleNumber }));
  if (options.json) await writeLine(JSON.stringify(found));
  else {
    for (const line of sampleInWords(found.sample)) await writeLine(line);
    for (const part of SAMPLE_PARTS) await showPart(part, found.claims);
    const { largest, currency } = found.sample;
    const share = percentOf(found.received.toMinorUnits(), largest.drawnOpen.toMinorUnits()).toFixed(2);
    await writeLine(
      `Of the largest, ${found.received.toString()} ${currency} came in through ${found.checkedOn} (${share} %).`,
    );
  }
  await writePapers(sampleNumber, options);
  return found.claims.some(({ answer }) => isException(answer)) ? EXIT.disagrees : EXIT.done;
}

function isException(answer: SampledClaim['answer']): boolean {
  return answer !== undefined && answer.doesNotHold.length > 0 && answer.ended === undefined;
}

async function showPart(part: SamplePart, claims: readonly ExaminedClaim[]): Promise<void> {
  const own = claims.filter((claim) => claim.part === part);
  if (own.length === 0) return;
  const rows = own.map((claim) => [
    ...[String(claim.place), claim.invoiceNumber, claim.invoiceGroup, claim.dueOn, claim.open.toString()],
    ...(part === 'overdue' ? followedInWords(claim) : paidInWords(claim)),
    concludedInWords(claim),
  ]);
  const header = [
    ...['', 'invoice', 'group', 'due', 'open'],
    ...(part === 'overdue' ? ['by the books', 'steps'] : ['after the day', 'received']),
    'auditor',
  ];
  await writeLine(`\n${part === 'overdue' ? 'Overdue' : 'Largest'}\n${table({ header, rows })}`);
}

function followedInWords({ overdue, unreadable }: ExaminedClaim): string[] {
  if (!overdue) return [unreadable ?? '', ''];
  const steps = overdue.steps.map(({ step, on, guideline, causes }) => {
    const why = causes.map(({ type }) => type).join(', ');
    return `${step} ${on}${guideline === undefined ? '' : ` late (${why})`}`;
  });
  if (overdue.standstill) steps.push(`stands still (${overdue.standstill.reason.type})`);
  return [overdue.examined, steps.join('; ')];
}

function paidInWords({ followUp, unreadable }: ExaminedClaim): string[] {
  if (!followUp) return [unreadable ?? '', ''];
  const { followUp: became, on, received } = followUp;
  return [on === undefined ? became : `${became} ${on}`, received.toString()];
}

function concludedInWords({ answer }: ExaminedClaim): string {
  if (!answer) return '';
  const { doesNotHold, answerNumber, ended } = answer;
  if (doesNotHold.length === 0) return 'without remark';
  return `exception ${answerNumber}: ${doesNotHold.join(', ')}${ended ? ' (settled)' : ''}`;
}

async function answer(sampleNumber: number, invoice: string | undefined, options: Options): Promise<void> {
  const { file, part, not = [], comment } = options;
  if ((file === undefined) === (invoice === undefined)) {
    throw new Refused('Name one invoice with --part, or a worksheet with --file.');
  }
  if (invoice !== undefined && part === undefined)
    throw new Refused('Say with --part which part of the sample is meant.');
  const contents = file === undefined ? undefined : await readInputFile(file);
  const found = await said(options, (office, by) =>
    contents !== undefined
      ? office.audit.takeInWorksheet(by, { sampleNumber, contents })
      : office.audit.answerSampled(by, {
          ...{ sampleNumber, invoice: invoice ?? '', part: part ?? 'overdue', doesNotHold: not },
          ...(comment !== undefined && { comment }),
        }),
  );
  if (options.json) return writeLine(JSON.stringify(found));
  const { sample, added, asBefore } = found;
  await writeLine(
    `${counted(added.length, 'answer')} kept${asBefore.length > 0 ? `, ${asBefore.length} as before` : ''}.`,
  );
  for (const line of sampleInWords(sample)) await writeLine(line);
}

function refuseOtherArchive({ out }: Options): void {
  if (out === undefined || out.toLowerCase().endsWith('.zip')) return;
  throw new Refused('--out names no archive. Let the name end with .zip, or name a folder with --to.');
}

async function writePapers(sampleNumber: number, options: Options): Promise<void> {
  const { to, out, language } = options;
  if (to === undefined && out === undefined) return;
  const asked = { sampleNumber, ...(language && { language }) };
  if (out !== undefined) {
    const { archive } = await said(options, (office, by) =>
      office.audit.samplePapers(by, { ...asked, archived: true }),
    );
    if (archive) await writeNewFile(out, archive);
  }
  if (to === undefined) return;
  const { files } = await said(options, (office, by) => office.audit.samplePapers(by, asked));
  for (const file of files) {
    if (!('contents' in file)) continue;
    const path = join(to, ...file.path.split('/'));
    await makeFolder(dirname(path));
    await writeNewFile(path, file.contents);
  }
}
