import type { Command } from 'commander';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Delivered, FileToDeliver, Withdrawn } from '../office/office';
import { acting, type Ended } from './act-on-run';
import { writeLine } from './output';
import { withRun } from './reconciliation-run';
import { Refused } from './refusals';
import { counted } from '../domain/kernel/counted';
import { makeFolder } from '../compose/output-files';

/** What people do with the files of a run. */
export function addDeliveryActs(parent: Command, ended: Ended): void {
  addDeliver(parent, ended);
  addWithdraw(parent, ended);
  addSources(parent, ended);
}

const SOURCE = ['--source <name>', 'left, right, third, or the id of a list of causes'] as const;

function addDeliver(parent: Command, ended: Ended): void {
  withRun(parent.command('deliver'), 'deliver a file; the run begins with it when it is not there')
    .requiredOption(...SOURCE)
    .requiredOption('--file <file...>', 'the file; several of a source in parts, all of them or none')
    .option(
      '--by <rule>',
      'which of the recipe’s period rules decides when a row counts, for a run that begins with it',
    )
    .action(
      acting(ended, async ({ runs, caller, run }, { source = '', file = [], by }) => {
        const files: FileToDeliver[] = [];
        for (const path of [file].flat()) files.push(await fileAt(path));
        const rule = by === undefined ? {} : { periodRule: by };
        const delivered = await runs.deliverParts(caller, { ...run, source, files, ...rule });
        for (const one of delivered) await writeLine(deliveredInWords(one));
        const inAll = delivered.at(-1)?.inAll;
        if (inAll && inAll.files > 1)
          await writeLine(`${source}: ${inAllInWords(inAll, delivered[0]?.currency ?? '')}.`);
      }),
    );
}

async function fileAt(path: string): Promise<FileToDeliver> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Refused(`${path} cannot be read. Check the path and your rights.`);
  if (!found.isFile()) throw new Refused(`${path} is no file.`);
  return { fileName: basename(path), open: () => createReadStream(path) as AsyncIterable<Buffer> };
}

function deliveredInWords(delivered: Delivered): string {
  const { source, version, sha256, repeated, replaces, sameAs, insteadOfLedger, rows, total, currency, part } =
    delivered;
  const hash = `SHA-256 ${sha256.slice(0, 12)}…`;
  const name = part === undefined ? '' : `${part}, `;
  if (repeated)
    return `${source}: ${name}the very file that is there already (delivery ${version}, ${hash}); nothing was changed.`;
  const anew = replaces === undefined ? '' : ` It takes the place of delivery ${replaces}, which said something else.`;
  const instead = insteadOfLedger ? ' It stands in place of what the ledger would answer itself.' : '';
  const both =
    sameAs === undefined ? '' : ` It is the very file that was delivered as ${sameAs}: check which is which.`;
  return `${source}: ${name}${rowsInWords(rows)}, ${total} ${currency} (delivery ${version}, ${hash}).${anew}${instead}${both}`;
}

function rowsInWords(rows: number): string {
  return counted(rows, 'row');
}

function inAllInWords({ files, rows, total }: NonNullable<Delivered['inAll']>, currency: string): string {
  return `${counted(files, 'file')} in all, ${rowsInWords(rows)}, ${total} ${currency}`;
}

function addWithdraw(parent: Command, ended: Ended): void {
  withRun(parent.command('withdraw'), 'take out a file that was delivered by mistake; it stays on record')
    .requiredOption(...SOURCE)
    .requiredOption('--file <name>', 'the file, as show names it')
    .option('--reason <text>', 'why')
    .action(
      acting(ended, async ({ runs, caller, run }, { source = '', file = [], reason }) => {
        const [path = ''] = [file].flat();
        const why = reason === undefined ? {} : { reason };
        const withdrawal = { ...run, source, fileName: basename(path), ...why };
        await writeLine(withdrawnInWords(await runs.withdraw(caller, withdrawal)));
      }),
    );
}

function withdrawnInWords({ source, fileName, repeated, left, isMissing, currency }: Withdrawn): string {
  const what = repeated
    ? `${source}: ${fileName} is withdrawn already; nothing was changed.`
    : `${source}: ${fileName} counts no more.`;
  if (left.files > 0) return `${what} Left are ${inAllInWords(left, currency)}.`;
  return isMissing ? `${what} The run waits for ${source} now.` : what;
}

function addSources(parent: Command, ended: Ended): void {
  withRun(
    parent.command('sources'),
    'write a run’s sources into a folder as they were kept: files that came, and what the ledger answered',
  )
    .requiredOption('--out <folder>', 'where to')
    .action(
      acting(ended, async ({ runs, caller, run }, { out = '' }) => {
        if ((await stat(out).catch(() => undefined))?.isDirectory() === false)
          throw new Refused(`${out} is a file. Give a folder: --out.`);
        const kept = await runs.sources(caller, run);
        await makeFolder(out);
        for (const { source, version, fileName, open } of kept) {
          const file = join(out, `${source}-${version}-${basename(fileName).replace(/[^\p{L}\p{N}._ -]/gu, '_')}`);
          await pipeline(open(), createWriteStream(file));
          await writeLine(file);
        }
      }),
    );
}
