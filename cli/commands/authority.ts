import type { Command } from 'commander';
import { matrixName, type AuthorityLine, type AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { lineInWords } from '../../domain/authority/covers';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { parseAuthorityMatrix } from '../../policies/authority/matrix-schema';
import { signingOf } from '../../policies/authority/shipped-signing';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

/** `fordring authority`: who may decide what, by which resolution, from when. */
export function addAuthority(program: Command, ended: (exitCode: number) => void): void {
  const authority = program.command('authority');
  withAsOf(authority.command('show', { isDefault: true }))
    .description('the matrix in force, line by line')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines, as load takes it')
    .action(async ({ creditor: said, asOf, tokenFile, json }: Options) => {
      await atCounter({ creditor: said, asOf, tokenFile }, async ({ office, caller, creditorMeant }) => {
        const creditor = await creditorMeant();
        const matrix = await office.decisions.matrix(caller(creditor), {});
        if (!matrix)
          throw new Refused(`No authority matrix of creditor ${creditor} is in force on that day. Load one.`);
        await (json ? writeLine(JSON.stringify(matrix, undefined, 2)) : printMatrix(matrix));
      });
      ended(EXIT.done);
    });
  authority
    .command('check')
    .argument('<file>', 'JSON, as authority show --json writes it')
    .description('say what is wrong with a matrix, without loading it')
    .action(async (file: string) => {
      const matrix = await readMatrix(file);
      await writeLine(
        `${matrixName(matrix)} is valid: ${counted(matrix.lines.length, 'line')}, from ${matrix.validFrom}.`,
      );
      ended(EXIT.done);
    });
  withAsOf(authority.command('load').argument('<file>', 'JSON, as authority show --json writes it'))
    .description('take up a matrix for good, as a manager of the creditor; it holds from its own first day')
    .option('--creditor <id>', 'for which creditor, where there are several')
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (file: string, { creditor: said, ...errand }: Options) => {
      const matrix = await readMatrix(file);
      await atCounter({ creditor: said, ...errand }, async ({ office, caller, creditorMeant }) => {
        const creditor = await creditorMeant();
        const loaded = await office.decisions.loadMatrix(caller(creditor), { matrix });
        if ('refused' in loaded) throw new Refused(loaded.message);
        const name = matrixName(matrix);
        await printStanding(loaded, name, `${name} is loaded; it holds for ${creditor} from ${matrix.validFrom}.`);
      });
      ended(EXIT.done);
    });
}

async function readMatrix(file: string): Promise<AuthorityMatrix> {
  return parseAuthorityMatrix(readJsonDocument(await readInputFile(file), file));
}

async function printMatrix(matrix: AuthorityMatrix): Promise<void> {
  const { validFrom, validTo, title, delegatedBy, currency, lines } = matrix;
  await writeLine(`${title} (${matrixName(matrix)}, ${validFrom}${validTo === undefined ? ' on' : ` to ${validTo}`})`);
  await writeLine(`By ${delegatedBy}\n`);
  for (const line of lines) {
    await writeLine(`${lineInWords(line, currency)}  [${line.id}]`);
    await writeLine(`  ${whoDoes(line)}${line.needsDocument ? '; with a supporting document' : ''}`);
    await writeLine(`  ${line.reason} (${line.sources.join(', ')})`);
  }
  await printSigning(matrix);
}

/** What binds whoever prepares or signs a reconciliation. */
async function printSigning(matrix: AuthorityMatrix): Promise<void> {
  const { parties, limits, materiality, currency } = signingOf(matrix, matrix.currency);
  await writeLine('\nReconciliations');
  for (const [party, roles] of Object.entries(parties)) await writeLine(`  ${party}: ${roles.join(', ')}`);
  for (const [role, limit] of Object.entries(limits)) {
    await writeLine(`  ${role} signs up to ${limit} ${currency} left; without a limit every other role that may sign`);
  }
  if (materiality !== undefined) await writeLine(`  material from ${materiality} ${currency} left`);
  for (const { reason, sources } of Object.values(matrix.signing ?? {}))
    await writeLine(`  ${reason} (${sources.join(', ')})`);
}

function whoDoes({ decide, propose, approve = decide }: AuthorityLine): string {
  const parts = [
    ...(decide.length > 0 ? [`decides: ${decide.join(', ')}`] : []),
    ...(propose.length > 0 ? [`proposes: ${propose.join(', ')}; approves: ${approve.join(', ')}`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : 'nobody';
}
