import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { invoiceNumberOf } from '../../domain/claim/claim-id';
import type { BankFileLookedAt } from '../../office/office';
import type { BankFileReport } from '../../workflows/bank-file-port';
import { atCounter, type AtCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { write, writeLine } from '../output';
import { progressBar } from '../progress-bar';
import { readInputFile } from '../read-input-file';
import { tellOfSample } from '../sample-creditor';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { counted } from '../../domain/kernel/counted';

const load = createRequire(__filename);

interface Options {
  readonly creditor?: string;
  readonly dryRun?: true;
  readonly tokenFile?: string;
  readonly json?: true;
  readonly strict?: true;
}

/** `fordring import bank`: BgMax, camt.053 or camt.054, recognised by content. */
export function addImportBank(parent: Command, ended: (exitCode: number) => void): void {
  parent
    .command('bank')
    .argument('<file>', 'BgMax, camt.053 or camt.054')
    .description('read, check, match and post a bank file, and tell every claim that it touches')
    .option('--creditor <id>', "whose file it is (default: by the file's account)")
    .option('--dry-run', 'read, check and match; post nothing')
    .option(...TOKEN_FILE)
    .option('--strict', 'refuse the whole file when a row of it would be set aside')
    .option('--json', 'for machines; with --dry-run one object a line for each movement, then the report')
    .action(async (path: string, options: Options) => {
      const file = { fileName: basename(path), content: await readInputFile(path), strict: options.strict === true };
      await atCounter(options, async (at) => {
        // A creditor that is named must be there; without a name the file's own account tells.
        const creditorId = options.creditor === undefined ? undefined : await at.creditorMeant();
        if (options.dryRun) return dryRun(at, creditorId, path, file, options.json === true);
        const laidDown = await at.office.payments.importBankFile(at.caller(creditorId), file);
        tellOfSample(laidDown.creditorId);
        const report = await post(at, laidDown);
        if (options.json) await writeLine(JSON.stringify({ file: path, creditor: laidDown.creditorId, ...report }));
        else await writeLine(reportText(report));
      });
      ended(EXIT.done);
    });
}

interface GivenFile {
  readonly strict: boolean;
  readonly fileName: string;
  readonly content: Buffer;
}

async function dryRun(
  { office, caller }: AtCounter,
  said: string | undefined,
  path: string,
  file: GivenFile,
  json: boolean,
): Promise<void> {
  const bar = progressBar('Matching', process.stderr);
  const progress = (done: number, of: number) => bar.show(done, of, '');
  const looked = await office.payments.lookAtBankFile(caller(said), file, { progress });
  bar.end();
  const { format, creditorId: creditor = null } = looked;
  const { movements, replayed, outcomes, aside, balances } = looked.report;
  const written = outcomes.map(({ outcome, count, sum }) => ({
    ...{ outcome, count, sum: sum.toString(), currency: sum.currency },
  }));
  const report: BankFileReport = {
    ...{ movements, replayed, outcomes: written },
    ...(aside && { aside }),
    ...(balances && { balances }),
  };
  if (!json) {
    await write(`${reportText(report)}\nNothing was posted.\n`);
    return;
  }
  for (const { line, on, amount, currency, reason, says } of looked.aside) {
    await writeLine(JSON.stringify({ aside: { line, on: on ?? null, amount, currency, reason, says } }));
  }
  for (const movement of looked.movements) await writeLine(JSON.stringify(movementLine(movement)));
  await writeLine(JSON.stringify({ file: path, format, creditor, dryRun: true, ...report }));
}

function movementLine({ match, outcome }: BankFileLookedAt['movements'][number]): unknown {
  const { movement, claimIds, unmatchedBecause } = match;
  return {
    movement: {
      line: movement.line,
      kind: movement.kind,
      on: movement.receivedOn,
      amount: movement.amount.toString(),
      currency: movement.amount.currency,
      references: movement.references.map(({ reference }) => reference),
    },
    outcome,
    invoices: claimIds.map(invoiceNumberOf),
    ...(unmatchedBecause && { reason: unmatchedBecause }),
  };
}

async function post(
  at: AtCounter,
  { creditorId, fileId, movements }: { creditorId: string; fileId: string; movements: number },
): Promise<BankFileReport> {
  const { postBankFile } = load('../../compose/post-bank-file') as typeof import('../../compose/post-bank-file');
  const progress = progressBar('Posting', process.stderr);
  try {
    return await postBankFile(at, { creditorId, fileId }, (done, of = movements, what) =>
      progress.show(Math.min(done, of), of, what),
    );
  } finally {
    progress.end();
  }
}

function reportText(report: BankFileReport): string {
  const rows = report.outcomes.map(({ outcome, count, sum, currency }) => [outcome, String(count), sum, currency]);
  const text = rows.length === 0 ? '' : `\n\n${table({ header: ['outcome', 'movements', 'sum', ''], rows })}`;
  const again = report.replayed ? '; the file was imported before, and nothing was posted now' : '';
  const taken = report.takenIn === undefined ? '' : ` but ${counted(report.takenIn, 'row')} that had stood aside`;
  return `${counted(report.movements, 'movement')}${again}${taken}${text}${asideText(report)}${answeredText(report)}${balanceText(report)}`;
}

function asideText({ aside = [] }: BankFileReport): string {
  if (aside.length === 0) return '';
  const rows = aside.map(({ reason, count, sum, currency }) => [reason, String(count), sum, currency]);
  return `\n\n${table({ header: ['set aside', 'rows', 'sum', ''], rows })}\nList them: fordring aside\n`;
}

function answeredText({ answered }: BankFileReport): string {
  if (answered === undefined) return '';
  return `\n${counted(answered, 'row')} that stood aside ${answered === 1 ? 'was' : 'were'} answered since: fordring aside --all`;
}

function balanceText({ balances = [] }: BankFileReport): string {
  const lines = balances.map(({ account, currency, on, finding, bank, ledger }) =>
    finding === 'gap'
      ? `Account ${account}: the statement to ${on} begins with ${bank} ${currency}, and the one before it ended with ${ledger}.`
      : `Account ${account}, ${on}: the bank says ${bank} ${currency}, and the ledger comes to ${ledger}.`,
  );
  return lines.map((line) => `\n${line}`).join('');
}
