import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { interMunicipalSheet } from '../../print/reports/audit-file-sheets';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { table } from '../table';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly not?: true;
  readonly reason?: string;
  readonly contact?: string;
  readonly next?: string;
  readonly by?: CivilDate;
  readonly note?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

/** `fordring inter-municipal`: open claims on other municipalities and regions, and how each is followed up. */
export function addInterMunicipal(program: Command, ended: (exitCode: number) => void): void {
  const interMunicipal = program.command('inter-municipal');
  withSheet(withAsOf(withCreditor(interMunicipal.command('list', { isDefault: true }))))
    .description('list the claims with age, contact and next action (exit code 3 where nobody follows overdue ones up)')
    .option('--json', 'for machines')
    .action(async (options: Options) => ended(await list(options)));
  withCreditor(interMunicipal.command('flag'))
    .argument('<debtor>', 'the debtor’s number in the register')
    .description('say that a debtor is another municipality or region')
    .option('--not', 'say that it is none, whatever its organisation number tells')
    .requiredOption('--reason <text>', 'how you know')
    .option('--json', 'for machines')
    .action(async (debtorId: string, options: Options) => {
      const said = { debtorId, isMunicipality: !options.not, reason: options.reason ?? '' };
      const found = await asked(options, (office, by) => office.auditFile.flagMunicipality(by, said));
      if (options.json) await writeLine(JSON.stringify(found));
      else
        await writeLine(
          `${debtorId} ${options.not ? 'is no' : 'is a'} municipality or region${found.already ? ', as before' : ''}.`,
        );
      ended(EXIT.done);
    });
  withCreditor(interMunicipal.command('follow-up'))
    .argument('<debtor>', 'the debtor’s number in the register')
    .description('say who is asked there, what comes next and on which day')
    .requiredOption('--contact <name>', 'who is asked there')
    .requiredOption('--next <text>', 'what comes next')
    .requiredOption('--by <date>', 'on which day at the latest', (text) => civilDate(text))
    .option('--note <text>', 'what was said')
    .option('--json', 'for machines')
    .action(async (debtorId: string, options: Options) => {
      const { contact = '', next: nextAction = '', by: nextOn, note } = options;
      if (nextOn === undefined) throw new Refused('Say on which day the next action is: --by DAY.');
      const said = { debtorId, contact, nextAction, nextOn, says: note ?? '' };
      const found = await asked(options, (office, by) => office.auditFile.followUpMunicipality(by, said));
      if (options.json) await writeLine(JSON.stringify(found));
      else
        await writeLine(
          `${debtorId}: ${nextAction}, by ${nextOn}, with ${contact}${found.already ? ', as before' : ''}.`,
        );
      ended(EXIT.done);
    });
}

function asked<Answer>(
  { creditor, asOf, tokenFile }: Options,
  act: (office: AtCounter['office'], by: ReturnType<AtCounter['caller']>) => Promise<Answer>,
): Promise<Answer> {
  return atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    act(office, caller(await creditorMeant())),
  );
}

async function list(options: Options): Promise<number> {
  const found = await asked(options, (office, by) => office.auditFile.interMunicipal(by, {}));
  await writeReport(options, found, interMunicipalSheet);
  const waiting = found.debtors.filter(({ isWaiting }) => isWaiting);
  const code = waiting.length > 0 ? EXIT.disagrees : EXIT.done;
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  const rows = found.debtors.flatMap(({ debtorId, debtorName, claims, followUp, isWaiting }) =>
    claims.map((claim) => [
      ...[debtorId, debtorName, claim.invoiceNumber, claim.invoiceGroup, claim.dueOn, String(claim.daysPastDue)],
      ...[claim.open.toString(), claim.open.currency, followUp?.contact ?? '', followUp?.nextAction ?? ''],
      `${followUp?.nextOn ?? ''}${isWaiting ? ' waits' : ''}`.trim(),
    ]),
  );
  const header = ['debtor', 'name', 'invoice', 'group', 'due', 'days', 'open', '', 'contact', 'next action', 'by'];
  if (rows.length > 0 && options.out === undefined) await writeLine(table({ header, rows }));
  await writeLine(
    found.debtors.length === 0
      ? 'Not tested: no debtor is known as another municipality or region.'
      : `${counted(found.debtors.length, 'municipality or region', 'municipalities and regions')}, ${counted(rows.length, 'open claim')}; ${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for somebody.`,
  );
  return code;
}
