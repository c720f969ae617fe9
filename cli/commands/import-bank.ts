import { invoiceNumberOf } from '../../domain/claim/claim-id';
import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { sha256Of } from '../../office/payments/incoming-bank-file';
import { Rulebooks } from '../../office/claims/rulebooks';
import { dayOfImport } from '../../office/payments/day-of-import';
import { importPayments } from '../../office/payments/import-payments';
import { OutcomeCount, type OutcomeSum } from '../../office/payments/import-report';
import type { BankFile } from '../../formats/bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { readBankFile } from '../../formats/recognise-bank-file';
import { matchPayments, indexCandidates, type PaymentMatch } from '../../domain/payment/match-payments';
import type { BankFileReport } from '../../workflows/bank-file-port';
import { creditorOfBankFile, knownCreditors } from '../choose-creditor';
import { EXIT } from '../exit-codes';
import { withFordring, type OpenFordring } from '../open-fordring';
import { write, writeLine } from '../output';
import { progressBar } from '../progress-bar';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { tellOfSample } from '../sample-creditor';
import { table } from '../table';

const load = createRequire(__filename);

interface Options {
  readonly creditor?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `fordring import bank`: BgMax, camt.053 or camt.054, recognised by content. */
export function addImportBank(parent: Command, ended: (exitCode: number) => void): void {
  parent
    .command('bank')
    .argument('<file>', 'BgMax, camt.053 or camt.054')
    .description('read, check, match and post a bank file, and tell every claim that it touches')
    .option('--creditor <id>', "whose file it is (default: by the file's account)")
    .option('--dry-run', 'read, check and match; post nothing')
    .option('--json', 'for machines; with --dry-run one object a line for each movement, then the report')
    .action(async (path: string, options: Options) => {
      const content = await readInputFile(path);
      const file = readBankFile(content);
      await withFordring(async (fordring) => {
        const creditorId = creditorOfBankFile(await knownCreditors(fordring.pool), file.movements, options.creditor);
        if (options.dryRun) return dryRun(fordring, creditorId, file, path, content, options.json === true);
        if (creditorId === undefined)
          throw new Refused('There is no creditor yet. Import its invoices first: fordring import invoices FILE.');
        tellOfSample(creditorId);
        const { postBankFile } = load(
          '../when-called/post-bank-file',
        ) as typeof import('../when-called/post-bank-file');
        const report = await postBankFile(fordring, creditorId, basename(path), content, file.movements.length);
        if (options.json) await writeLine(JSON.stringify({ file: path, creditor: creditorId, ...report }));
        else await writeLine(reportText(report));
      });
      ended(EXIT.done);
    });
}

async function dryRun(
  { pool }: OpenFordring,
  creditorId: string | undefined,
  file: BankFile,
  path: string,
  content: Buffer,
  json: boolean,
): Promise<void> {
  const lines: string[] = [];
  const note = (match: PaymentMatch, outcome: string): void => {
    if (json) lines.push(JSON.stringify(movementLine(match, outcome)));
  };
  let report: BankFileReport;
  if (creditorId === undefined) {
    // Nobody's invoices are known, so nothing can match; the file itself is checked all the same.
    for (const match of matchPayments(file.movements, indexCandidates([]))) note(match, 'suspense');
    report = { movements: file.movements.length, replayed: false, outcomes: suspended(file.movements) };
  } else {
    const rulebooks = await Rulebooks.load(pool);
    const progress = progressBar('Matching', process.stderr);
    const result = await importPayments(pool, {
      creditorId,
      file,
      fileName: basename(path),
      sha256: sha256Of(content),
      today: await dayOfImport(pool, creditorId, file),
      rulebookFor: rulebooks.for,
      dryRun: true,
      progress: (done, of) => progress.show(done, of, ''),
      onMovement: note,
    });
    progress.end();
    report = { movements: result.movements, replayed: result.replayed, outcomes: result.outcomes.map(written) };
  }
  if (json)
    lines.push(
      JSON.stringify({ file: path, format: file.format, creditor: creditorId ?? null, dryRun: true, ...report }),
    );
  await write(json ? `${lines.join('\n')}\n` : `${reportText(report)}\nNothing was posted.\n`);
}

function movementLine({ movement, claimIds, unmatchedBecause }: PaymentMatch, outcome: string): unknown {
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

/** What a file's outcomes are when nobody's invoices are known: all of it in suspense. */
function suspended(movements: readonly BankMovement[]): BankFileReport['outcomes'] {
  const count = new OutcomeCount();
  for (const movement of movements) count.add('suspense', movement);
  return count.list().map(written);
}

function written({ outcome, count, sum }: OutcomeSum): BankFileReport['outcomes'][number] {
  return { outcome, count, sum: sum.toString(), currency: sum.currency };
}

function reportText(report: BankFileReport): string {
  const rows = report.outcomes.map(({ outcome, count, sum, currency }) => [outcome, String(count), sum, currency]);
  const text = table({ header: ['outcome', 'movements', 'sum', ''], rows });
  return `${report.movements} movements${report.replayed ? '; the file was imported before, and nothing was posted now' : ''}\n\n${text}`;
}
