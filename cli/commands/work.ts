import { Option, type Command } from 'commander';
import { ROLES, type Role } from '../../domain/authority/roles';
import { counted } from '../../domain/kernel/counted';
import type { ReportLanguage } from '../../print/reports/report-words';
import { workSheet } from '../../print/reports/work-sheet';
import { ADMINISTRATION } from '../administration-in-words';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { CREDITOR } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';
import { ageingInWords, workInWords } from '../work-in-words';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly mine?: true;
  readonly role?: Role;
  readonly administration?: string;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

interface Assigning {
  readonly creditor?: string;
  readonly note?: string;
  readonly tokenFile?: string;
}

/** `fordring work`: one list of everything that needs a person, and who is to do what. */
export function addWork(program: Command, ended: (exitCode: number) => void): void {
  const work = program.command('work');
  withSheet(withAsOf(work.command('list', { isDefault: true })))
    .description('list everything that needs a person, what costs most to wait first')
    .option('--mine', 'what is assigned to you, and what nobody is assigned that your roles are for')
    .addOption(new Option('--role <role>', 'what a role is for').choices([...ROLES]))
    .option(...ADMINISTRATION)
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines: one object a row, and then the ageing of the list')
    .action(async (options: Options) => {
      ended(await list(options));
    });
  work
    .command('assign')
    .argument('<work>', 'the piece of work, as the list names it: KIND:ABOUT')
    .argument('<person>', 'who is to do it, as the sign-in names the person; nobody gives it back to the role')
    .description('say who is to do a piece of work')
    .option('--note <text>', 'what is to be remembered of it')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .action(async (workId: string, person: string, options: Assigning) => {
      await assign(workId, person, options);
      ended(EXIT.done);
    });
}

async function list({ mine, role, administration, json, out, language, ...errand }: Options): Promise<number> {
  const {
    rows,
    ageing,
    asOf,
    notLookedThrough = [],
  } = await atCounter(errand, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    const found = await office.work.list(at, {
      ...(mine && { mine }),
      ...(role && { role }),
      ...(administration !== undefined && { administrationId: administration }),
    });
    if (out !== undefined) {
      const { name, country } = await office.creditors.today(at, {});
      await writeReport({ out, ...(language && { language }) }, { ...found, name, country }, workSheet);
    }
    return found;
  });
  const exitCode = notLookedThrough.length > 0 ? EXIT.disagrees : EXIT.done;
  if (json) {
    for (const row of rows) await writeLine(JSON.stringify(row));
    const missing = notLookedThrough.length > 0 && { notLookedThrough };
    await writeLine(JSON.stringify({ asOf, ageing, ...missing }));
    return exitCode;
  }
  if (out === undefined) for (const row of rows) for (const line of workInWords(row)) await writeLine(line);
  if (out === undefined && rows.length > 0) await writeLine();
  await writeLine(`${counted(rows.length, 'piece')} of work on ${asOf}${ageingInWords(ageing)}`);
  for (const { what, reason } of notLookedThrough)
    await writeLine(`Not looked through: ${what}. Work on it is missing from this list. ${reason}`);
  return exitCode;
}

async function assign(workId: string, person: string, { note, ...errand }: Assigning): Promise<void> {
  await atCounter(errand, async ({ office, caller, creditorMeant }) => {
    const assignedTo = person === 'nobody' ? null : person;
    const asked = { workId, assignedTo, ...(note !== undefined && { note }) };
    const { outcome } = await office.work.assign(caller(await creditorMeant()), asked);
    const whose = assignedTo === null ? 'is for whoever has the role' : `is for ${assignedTo}`;
    await writeLine(`${workId} ${whose}${outcome === 'assigned' ? '.' : ' already; nothing was changed.'}`);
  });
}
