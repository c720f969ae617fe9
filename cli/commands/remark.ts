import { Option, type Command } from 'commander';
import { SEVERITIES, type RemarkStanding, type Severity } from '../../domain/audit/audit-remark';
import type { ObjectiveNumber } from '../../domain/controls/objectives';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { RemarkAnswer } from '../../office/office';
import { remarksSheet } from '../../print/reports/audit-file-sheets';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { proofFile } from '../proof-file';
import { Refused } from '../refusals';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly open?: true;
  readonly title?: string;
  readonly source?: string;
  readonly severity?: Severity;
  readonly objective?: number;
  readonly control?: string;
  readonly owner?: string;
  readonly due?: CivilDate;
  readonly says?: string;
  readonly file?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

type By = ReturnType<AtCounter['caller']>;
type Said = { readonly remarkId: string; readonly says: string } & Awaited<ReturnType<typeof proofFile>>;

/** `fordring remark`: audit remarks from being raised to being closed. */
export function addRemark(program: Command, ended: (exitCode: number) => void): void {
  const remark = program.command('remark');
  withSheet(withAsOf(withCreditor(remark.command('list', { isDefault: true }))))
    .argument('[remark]', 'one remark with its history')
    .description('list audit remarks and how each stands (exit code 3 while one is late)')
    .option('--open', 'those alone that are not closed')
    .option('--json', 'for machines')
    .action(async (remarkId: string | undefined, options: Options) => ended(await list(remarkId, options)));
  saying(remark, 'raise', 'raise an audit remark', ended, async (office, by, said, options) => {
    const { title = '', source = '', severity = 'minor', objective, control, owner = '', due } = options;
    if (due === undefined) throw new Refused('Say by when the remark is to be closed: --due DAY.');
    return office.auditFile.raiseRemark(by, {
      ...{ ...said, title, source, severity, owner, dueOn: due },
      ...(objective !== undefined && { objective: objective as ObjectiveNumber }),
      ...(control !== undefined && { control }),
    });
  })
    .requiredOption('--title <text>', 'in a line')
    .requiredOption('--source <text>', 'in which report, and where')
    .addOption(new Option('--severity <severity>', 'how severe').choices([...SEVERITIES]).makeOptionMandatory())
    .option('--objective <number>', 'the control objective that it touches, 1 to 8', wholeNumber)
    .option('--control <name>', 'the measure, account or control that it touches')
    .requiredOption('--owner <person>', 'who answers for it, as the sign-in names the person')
    .requiredOption('--due <date>', 'by when it is to be closed', (text) => civilDate(text));
  saying(remark, 'answer', 'answer a remark: what is done about it', ended, (office, by, said, { due }) =>
    office.auditFile.answerRemark(by, { ...said, ...(due !== undefined && { dueOn: due }) }),
  ).option('--due <date>', 'by when, where another day is agreed', (text) => civilDate(text));
  saying(remark, 'handle', 'say that a remark is handled; another person closes it', ended, (office, by, said) =>
    office.auditFile.handleRemark(by, said),
  );
  saying(
    remark,
    'close',
    'close a remark that another person handled, once it is verified',
    ended,
    (office, by, said) => office.auditFile.closeRemark(by, said),
  );
  saying(remark, 'reopen', 'open a remark again that was handled or closed', ended, (office, by, said, { due }) =>
    office.auditFile.reopenRemark(by, { ...said, ...(due !== undefined && { dueOn: due }) }),
  ).option('--due <date>', 'by when it is to be closed now', (text) => civilDate(text));
}

function saying(
  remark: Command,
  name: string,
  description: string,
  ended: (exitCode: number) => void,
  act: (office: AtCounter['office'], by: By, said: Said, options: Options) => Promise<RemarkAnswer>,
): Command {
  return withCreditor(remark.command(name))
    .argument('<remark>', 'the remark, by the auditor’s own number')
    .description(description)
    .requiredOption('--says <text>', 'in words; it stays with the remark')
    .option('--file <file>', 'a file that proves it, kept with its digest')
    .option('--json', 'for machines')
    .action(async (remarkId: string, options: Options) => {
      const said = { remarkId, says: options.says ?? '', ...(await proofFile(options.file)) };
      const { creditor, tokenFile } = options;
      const found = await atCounter({ creditor, tokenFile }, async ({ office, caller, creditorMeant }) =>
        act(office, caller(await creditorMeant()), said, options),
      );
      if (options.json) await writeLine(JSON.stringify(found));
      else await writeLine(`${inWords(found.remark)}${found.already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
}

function inWords({ remarkId, state, severity, owner, dueOn, closedBy, closedOn }: RemarkStanding): string {
  const stands =
    state === 'closed' ? ` by ${closedBy ?? ''} on ${closedOn ?? ''}` : `, owner ${owner}, due on ${dueOn}`;
  return `Remark ${remarkId} (${severity}) is ${state}${stands}`;
}

async function list(remarkId: string | undefined, options: Options): Promise<number> {
  const { creditor, asOf, tokenFile, open, json, out } = options;
  const found = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    office.auditFile.remarks(caller(await creditorMeant()), {
      ...(remarkId !== undefined && { remarkId }),
      ...(open && { open }),
    }),
  );
  if (remarkId !== undefined && found.remarks.length === 0) {
    throw new Refused(`No remark ${remarkId} was raised by ${found.asOf}. fordring remark list lists them.`);
  }
  await writeReport(options, found, remarksSheet);
  const late = found.remarks.filter(({ isLate }) => isLate).length;
  const code = late > 0 ? EXIT.disagrees : EXIT.done;
  if (json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  if (out === undefined && found.remarks.length > 0) {
    const rows = found.remarks.map((one) => [
      ...[one.remarkId, one.title, one.severity, one.source, one.owner, one.raisedOn, one.dueOn],
      `${one.state}${one.isLate ? ', late' : ''}`,
    ]);
    await writeLine(
      table({ header: ['remark', 'title', 'severity', 'source', 'owner', 'raised', 'due', 'state'], rows }),
    );
  }
  for (const { history } of remarkId === undefined ? [] : found.remarks)
    for (const { saidOn, saidBy, role, mark, says, document, fileName } of history)
      await writeLine(
        `  ${saidOn} ${mark} by ${saidBy} (${role}): ${says}${document === undefined ? '' : ` [${fileName ?? ''} ${document.slice(0, 8)}]`}`,
      );
  await writeLine(`${counted(found.remarks.length, 'remark')}, ${late} late on ${found.asOf}.`);
  return code;
}
