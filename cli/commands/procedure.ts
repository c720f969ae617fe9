import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { proofFile } from '../proof-file';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly title?: string;
  readonly versionName?: string;
  readonly adoptedBy?: string;
  readonly adoptedOn?: CivilDate;
  readonly reviewBy?: CivilDate;
  readonly from?: CivilDate;
  readonly json?: true;
}

/** `fordring procedure`: the versions of business procedures, which are drafts and which are in force. */
export function addProcedure(program: Command, ended: (exitCode: number) => void): void {
  const procedure = program.command('procedure');
  withAsOf(withCreditor(procedure.command('list', { isDefault: true })))
    .argument('[procedure]', 'one procedure')
    .description('list the versions of each procedure: draft, in force or replaced')
    .option('--json', 'for machines')
    .action(async (procedureId: string | undefined, options: Options) => {
      await list(procedureId, options);
      ended(EXIT.done);
    });
  withCreditor(procedure.command('adopt'))
    .argument('<procedure>', 'small letters, digits and hyphens, such as debtor-area')
    .argument('<file>', 'the document, kept with its digest')
    .description('put a version forward with its document; until a second person approves it, it is a draft')
    .requiredOption('--title <text>', 'what the procedure is called')
    .requiredOption('--version-name <version>', 'the version, as the document has it')
    .requiredOption('--adopted-by <organ>', 'the board or person that adopted it')
    .requiredOption('--adopted-on <date>', 'the day of the decision', (text) => civilDate(text))
    .requiredOption('--review-by <date>', 'by when it is looked at again', (text) => civilDate(text))
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (procedureId: string, path: string, options: Options) => {
      await adopt(procedureId, path, options);
      ended(EXIT.done);
    });
  withCreditor(procedure.command('end'))
    .argument('<procedure>', 'the procedure')
    .description('take a procedure out of force from a day on; a second person approves it')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (procedureId: string, options: Options) => {
      const { from: validFrom } = options;
      const answer = await asked(options, (office, by) =>
        office.auditFile.endProcedure(by, { procedureId, ...(validFrom !== undefined && { validFrom }) }),
      );
      await printStanding(answer, `Procedure ${procedureId} ends`);
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

async function list(procedureId: string | undefined, options: Options): Promise<void> {
  const found = await asked(options, (office, by) =>
    office.auditFile.procedures(by, procedureId === undefined ? {} : { procedureId }),
  );
  if (options.json) return writeLine(JSON.stringify(found));
  if (found.versions.length === 0) {
    return writeLine(
      'Not tested: no procedure is on record. Put one forward: fordring procedure adopt PROCEDURE FILE.',
    );
  }
  const rows = found.versions.map((one) => [
    ...[one.procedureId, one.version, `${one.state}${one.isDueForReview ? ', due for review' : ''}`, one.from],
    ...[`${one.adoptedBy} on ${one.adoptedOn}`, one.reviewBy, one.sha256.slice(0, 8)],
    [one.proposedBy, ...(one.settledBy === undefined ? [] : [one.settledBy])].join(' and '),
  ]);
  const header = ['procedure', 'version', 'state', 'from', 'adopted by', 'review by', 'digest', 'persons'];
  await writeLine(table({ header, rows }));
}

async function adopt(procedureId: string, path: string, options: Options): Promise<void> {
  const { title = '', versionName: version = '', adoptedBy = '', adoptedOn, reviewBy, from: validFrom } = options;
  const { file } = await proofFile(path);
  if (!file || !adoptedOn || !reviewBy)
    throw new Refused('Say when the document was adopted and by when it is reviewed.');
  const answer = await asked(options, (office, by) =>
    office.auditFile.adoptProcedure(by, {
      ...{ procedureId, title, version, adoptedBy, adoptedOn, reviewBy, file },
      ...(validFrom !== undefined && { validFrom }),
    }),
  );
  await printStanding(answer, `Procedure ${procedureId}, version ${version} (${answer.sha256.slice(0, 8)}),`);
}
