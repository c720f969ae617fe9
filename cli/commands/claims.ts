import { Option, type Command } from 'commander';
import { OPEN_STAGES, type OpenStage } from '../../domain/claim/outcome';
import { counted } from '../../domain/kernel/counted';
import type { ListedClaim, Office } from '../../office/office';
import type { ReportLanguage } from '../../print/reports/report-words';
import { claimsSheet } from '../../print/reports/claims-sheet';
import { ADMINISTRATION } from '../administration-in-words';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { CREDITOR } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly debtor?: string;
  readonly name?: string;
  readonly invoice?: string;
  readonly reference?: string;
  readonly group?: string;
  readonly administration?: string;
  readonly openFrom?: string;
  readonly openTo?: string;
  readonly overdue?: number;
  readonly stage?: OpenStage;
  readonly all?: true;
  readonly after?: string;
  readonly limit: number;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring claims`: claims as people look them up, a page at a time. */
export function addClaims(program: Command, ended: (exitCode: number) => void): void {
  withSheet(withAsOf(program.command('claims')))
    .option('--debtor <id>', 'of one debtor')
    .option('--name <text>', 'whose debtor’s name has this in it')
    .option('--invoice <number>', 'of this number')
    .option('--reference <reference>', 'of this OCR or FIK reference')
    .option('--group <group>', 'of one invoice group')
    .option(...ADMINISTRATION)
    .option('--open-from <amount>', 'with at least so much open')
    .option('--open-to <amount>', 'with at most so much open')
    .option('--overdue <days>', 'at least so many days past the due date in force', wholeNumber)
    .addOption(new Option('--stage <stage>', 'open claims that have come so far').choices([...OPEN_STAGES]))
    .option('--all', 'settled claims too')
    .option('--after <place>', 'go on behind this place, as the page before names it')
    .option('--limit <number>', 'so many on a page', wholeNumber, 50)
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines: one page')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const creditor = caller(await creditorMeant());
        const ask: Ask = (page) => office.lists.claims(creditor, { ...askedIn(options), ...page });
        await (options.out === undefined ? showPage(options, ask) : writeAll(options, ask));
      });
      ended(EXIT.done);
    });
}

type Asked = Parameters<Office['lists']['claims']>[1];
type Ask = (page: Pick<Asked, 'after' | 'limit'>) => ReturnType<Office['lists']['claims']>;

function askedIn(options: Options): Asked {
  const { debtor, name, invoice, reference, group, administration, openFrom, openTo, overdue, stage, all } = options;
  return {
    ...(debtor !== undefined && { debtorId: debtor }),
    ...(name !== undefined && { debtorName: name }),
    ...(invoice !== undefined && { invoiceNumber: invoice }),
    ...(reference !== undefined && { paymentReference: reference }),
    ...(group !== undefined && { invoiceGroup: group }),
    ...(administration !== undefined && { administrationId: administration }),
    ...(openFrom !== undefined && { openFrom }),
    ...(openTo !== undefined && { openTo }),
    ...(overdue !== undefined && { overdueDays: overdue }),
    ...(stage !== undefined && { stage }),
    ...(all && { all }),
  };
}

async function showPage({ after, limit, json }: Options, ask: Ask): Promise<void> {
  const page = await ask({ limit, ...(after !== undefined && { after }) });
  if (json) return writeLine(JSON.stringify(page));
  const rows = page.claims.map((claim) => [
    ...[claim.invoiceNumber, claim.invoiceGroup, claim.administrationId, claim.debtorId, claim.name, claim.dueOn],
    ...[String(claim.daysPastDue), claim.stage, claim.open.toString(), claim.open.currency],
  ]);
  const header = ['invoice', 'group', 'administration', 'debtor', 'name', 'due', 'days', 'stands', 'open', ''];
  if (rows.length > 0) await writeLine(`${table({ header, rows })}\n`);
  const { sum, next } = page;
  await writeLine(`${counted(sum.claims, 'claim')}, ${openInWords(sum)} open`);
  if (next !== undefined) await writeLine(`The next page: --after "${next}"`);
}

function openInWords({ open, otherCurrencies = [] }: Awaited<ReturnType<Ask>>['sum']): string {
  return [open, ...otherCurrencies].map((sum) => `${sum.toString()} ${sum.currency}`).join(' and ');
}

const PAGE_OF_FILE = 10_000;

async function writeAll(options: Options, ask: Ask): Promise<void> {
  const claims: ListedClaim[] = [];
  let page = await ask({ limit: PAGE_OF_FILE });
  claims.push(...page.claims);
  while (page.next !== undefined) {
    page = await ask({ limit: PAGE_OF_FILE, after: page.next });
    claims.push(...page.claims);
  }
  await writeReport(options, { ...page, claims }, claimsSheet);
  await writeLine(`${counted(claims.length, 'claim')}, ${openInWords(page.sum)} open`);
}
