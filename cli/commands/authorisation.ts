import { basename } from 'node:path';
import { Argument, type Command } from 'commander';
import { AUTHORISATION_ANSWERS, type AuthorisationAnswer } from '../../domain/authority/authorisation-review';
import type { AuthorisationRules } from '../../domain/authority/authorisation-rules';
import { findingInWords } from '../../domain/authority/finding-in-words';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { KeptReview } from '../../office/office';
import { reviewSheet } from '../../print/reports/audit-file-sheets';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly of?: CivilDate;
  readonly from?: CivilDate;
  readonly reason?: string;
  readonly refuse?: string;
  readonly row?: number;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

/** `fordring authorisation`: the identity provider's list held against what was used, answered and signed row by row. */
export function addAuthorisation(program: Command, ended: (exitCode: number) => void): void {
  const authorisation = program.command('authorisation');
  withSheet(withAsOf(withCreditor(authorisation.command('show', { isDefault: true }))))
    .argument('[period]', 'one review row by row, such as 2016, 2016-Q4 or 2016-12')
    .description('show the reviews, or one row by row (exit code 3 while rows are open)')
    .option('--json', 'for machines')
    .action(async (period: string | undefined, options: Options) => ended(await show(period, options)));
  withCreditor(authorisation.command('deliver'))
    .argument('<file>', 'CSV, XLSX or JSON: person, name, role, scope, from, to')
    .description('take in the identity provider’s list of who may what, and keep it with its digest')
    .requiredOption('--of <date>', 'the day on which the list stood so', (text) => civilDate(text))
    .option('--json', 'for machines')
    .action(async (file: string, options: Options) => {
      await deliver(file, options);
      ended(EXIT.done);
    });
  withAsOf(withCreditor(authorisation.command('lists')))
    .description('show the lists that were delivered, with their digests')
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await lists(options);
      ended(EXIT.done);
    });
  withCreditor(authorisation.command('review'))
    .argument('<period>', 'a year 2016, a quarter 2016-Q4 or a month 2016-12')
    .description('hold the newest list against what was used in a period, and keep what differs')
    .option('--json', 'for machines')
    .action(async (period: string, options: Options) => {
      const { already, review } = await asked(options, (office, by) => office.authorisations.review(by, { period }));
      if (options.json) await writeLine(JSON.stringify({ already, review }));
      else await writeLine(`${reviewInWords(review)}${already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
  addAnswers(authorisation, ended);
  addRules(authorisation, ended);
}

function addAnswers(authorisation: Command, ended: (exitCode: number) => void): void {
  withCreditor(authorisation.command('answer'))
    .argument('<period>', 'of which review')
    .argument('<row>', 'the row, as show names it', wholeNumber)
    .addArgument(new Argument('<answer>', 'what becomes of it').choices([...AUTHORISATION_ANSWERS]))
    .description('answer a row of a review; another person signs')
    .requiredOption('--reason <text>', 'why; it stays with the row')
    .option('--json', 'for machines')
    .action(async (period: string, rowNumber: number, answer: AuthorisationAnswer, options: Options) => {
      const said = { period, rowNumber, answer, reason: options.reason ?? '' };
      await told(options, await asked(options, (office, by) => office.authorisations.answer(by, said)));
      ended(EXIT.done);
    });
  withCreditor(authorisation.command('sign'))
    .argument('<period>', 'of which review')
    .description('sign what other persons answered: every row that waits, or one; or refuse one')
    .option('--row <number>', 'that row alone', wholeNumber)
    .option('--refuse <text>', 'with --row: why the answer is not taken')
    .option('--json', 'for machines')
    .action(async (period: string, options: Options) => {
      const { row: rowNumber, refuse: refusedBecause } = options;
      const said = {
        period,
        ...(rowNumber !== undefined && { rowNumber }),
        ...(refusedBecause !== undefined && { refusedBecause }),
      };
      await told(options, await asked(options, (office, by) => office.authorisations.sign(by, said)));
      ended(EXIT.done);
    });
}

function addRules(authorisation: Command, ended: (exitCode: number) => void): void {
  withAsOf(withCreditor(authorisation.command('rules')))
    .argument('[file]', 'new rules as JSON, as this command writes them with --json; a second person approves them')
    .description('show by which rules authorisations are reviewed, or put others forward')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (file: string | undefined, options: Options) => {
      await (file === undefined ? showRules(options) : setRules(file, options));
      ended(EXIT.done);
    });
}

function asked<Answer>(
  { creditor, asOf, tokenFile, secondTokenFile }: Options,
  act: (office: AtCounter['office'], by: ReturnType<AtCounter['caller']>) => Promise<Answer>,
): Promise<Answer> {
  return atCounter({ creditor, asOf, tokenFile, secondTokenFile }, async ({ office, caller, creditorMeant }) =>
    act(office, caller(await creditorMeant())),
  );
}

async function told({ json }: Options, found: { changed: number; review: KeptReview }): Promise<void> {
  if (json) return writeLine(JSON.stringify(found));
  const { changed, review } = found;
  await writeLine(
    `${changed === 0 ? 'So it stood before' : `${counted(changed, 'row')} said`}. ${reviewInWords(review)}.`,
  );
}

function reviewInWords({ period, rows, listed, used, listAsOf, dueOn, state, isLate }: KeptReview): string {
  const looked = `The review of ${period} held ${counted(listed, 'row')} of the list of ${listAsOf} against ${counted(used, 'use')}`;
  if (state === 'not-tested') return `${looked}: not tested`;
  if (state === 'clean') return `${looked} and found nothing`;
  const signed = rows.filter((row) => row.state === 'signed').length;
  const stands = state === 'signed' ? 'all signed' : `${signed} signed, due by ${dueOn}${isLate ? ', late' : ''}`;
  return `${looked}: ${counted(rows.length, 'row')}, ${stands}`;
}

async function show(period: string | undefined, options: Options): Promise<number> {
  const found = await asked(options, (office, by) =>
    office.authorisations.reviews(by, period === undefined ? {} : { period }),
  );
  const [one] = found.reviews;
  if (period !== undefined && !one) {
    throw new Refused(`No review of ${period} was made. Make it: fordring authorisation review ${period}.`);
  }
  if (options.out !== undefined && (period === undefined || !one)) {
    throw new Refused('Name the period of one review to write it as a file.');
  }
  if (period !== undefined && one) await writeReport(options, { ...found, review: one }, reviewSheet);
  const code = found.reviews.some(({ state }) => state === 'open' || state === 'not-tested')
    ? EXIT.disagrees
    : EXIT.done;
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  if (period !== undefined && one && options.out === undefined && one.rows.length > 0) await writeLine(rowsOf(one));
  for (const review of found.reviews) await writeLine(`${reviewInWords(review)}.`);
  if (found.next)
    await writeLine(`The next review is for the time from ${found.next.since} on, by ${found.next.dueOn}.`);
  else if (found.reviews.length === 0) await writeLine('Not tested: no list of the identity provider was delivered.');
  return code;
}

function rowsOf({ rows }: KeptReview): string {
  const header = ['row', 'person', 'finding', 'what was found', 'answer', 'reason', 'answered by', 'signed by'];
  return table({
    header,
    rows: rows.map((row) => [
      ...[String(row.rowNumber), row.subject, row.finding, findingInWords(row)],
      ...[row.answer ?? '', row.reason ?? '', row.answeredBy ?? '', row.signedBy ?? ''],
    ]),
  });
}

async function deliver(path: string, options: Options): Promise<void> {
  if (options.of === undefined) throw new Refused('Say of which day the list is: --of DAY.');
  const said = { asOf: options.of, fileName: basename(path), content: await readInputFile(path) };
  const { already, list } = await asked(options, (office, by) => office.authorisations.deliverList(by, said));
  if (options.json) return writeLine(JSON.stringify({ already, list }));
  const { asOf, rows, sha256 } = list;
  await writeLine(
    `The list of ${asOf} has ${counted(rows, 'row')} (${sha256.slice(0, 8)})${already ? ', as before' : ''}.`,
  );
}

async function lists(options: Options): Promise<void> {
  const found = await asked(options, (office, by) => office.authorisations.lists(by, {}));
  if (options.json) return writeLine(JSON.stringify(found));
  if (found.lists.length === 0) return writeLine('None. Deliver one: fordring authorisation deliver FILE --of DAY.');
  const rows = found.lists.map(({ asOf, fileName, rows: count, sha256, deliveredBy, deliveredOn }) => [
    ...[asOf, fileName, String(count), sha256.slice(0, 8), `${deliveredBy} on ${deliveredOn}`],
  ]);
  await writeLine(table({ header: ['of', 'file', 'rows', 'digest', 'delivered by'], rows }));
}

async function showRules(options: Options): Promise<void> {
  const { rules, isOwn } = await asked(options, (office, by) => office.authorisations.rules(by, {}));
  if (options.json) return writeLine(JSON.stringify(rules, undefined, 2));
  const { everyMonths, withinDays, conflicts, roleNames = {} } = rules;
  await writeLine(
    `${isOwn ? 'Rules of the creditor' : 'As shipped'}: every ${counted(everyMonths, 'month')}, answered and signed within ${counted(withinDays, 'day')}.`,
  );
  await writeLine(
    table({
      header: ['role', 'and', 'conflict, because'],
      rows: conflicts.map(({ one, other, why }) => [one, other, why]),
    }),
  );
  for (const [name, role] of Object.entries(roleNames)) await writeLine(`${name} of the provider is ${role}.`);
}

async function setRules(file: string, options: Options): Promise<void> {
  const rules = readJsonDocument(await readInputFile(file), file) as AuthorisationRules;
  const { from: validFrom } = options;
  const answer = await asked(options, (office, by) =>
    office.authorisations.layDownRules(by, { rules, ...(validFrom !== undefined && { validFrom }) }),
  );
  await printStanding(answer, 'Rules of the review of authorisations');
}
