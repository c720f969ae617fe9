import type { Command } from 'commander';
import type { Closings } from '../../domain/close/closings';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { KeptValuation } from '../../office/office';
import type { ReportLanguage } from '../../print/reports/report-words';
import { valuedListSheet } from '../../print/reports/valuation-sheet';
import { atCounter, type AtCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly correct?: string;
  readonly reason?: string;
  readonly from?: CivilDate;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

type Act = (
  acts: AtCounter['office']['close'],
  caller: Parameters<AtCounter['office']['close']['bookValuation']>[0],
  said: { readonly closing: string } & Options,
) => Promise<string>;

/** `fordring valuation`: what each closing sets apart for doubtful claims, who proposes that and who books it. */
export function addValuation(program: Command, ended: (exitCode: number) => void): void {
  const valuation = program.command('valuation');
  withSheet(withCreditor(valuation.command('show', { isDefault: true })))
    .argument('[closing]', 'one closing, such as 2016-08, with its list', month)
    .description('show the valuations of all closings, or the list that one stands on')
    .option('--json', 'for machines')
    .action(async (closing: string | undefined, options: Options) => {
      await (closing === undefined ? showAll(options) : showList(closing, options));
      ended(EXIT.done);
    });
  const word = { valuation, ended };
  saying(
    word,
    'propose',
    'keep the list of what a closing sets apart; another person books it',
    async (acts, by, said) => {
      const { closing, correct } = said;
      const answer = await acts.proposeValuation(by, { closing, ...(correct !== undefined && { correct }) });
      return `${inWords(answer.valuation)}${answer.already ? ', as before' : ''}`;
    },
  ).option('--correct <text>', 'why a closing that is booked is valued again');
  saying(word, 'book', 'book what another person proposed, and reverse the valuation before', async (acts, by, said) =>
    settledInWords(await acts.bookValuation(by, { closing: said.closing })),
  );
  saying(word, 'decline', 'turn a proposal down, or take an own one back', async (acts, by, { closing, reason = '' }) =>
    settledInWords(await acts.declineValuation(by, { closing, reason })),
  ).requiredOption('--reason <text>', 'why; it stays with the valuation');
  withCreditor(valuation.command('closings'))
    .argument('[file]', 'JSON: the closings from now on; those in force are shown when left out')
    .description('show in which months claims are valued and how, or lay that down; a second person approves it')
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (file: string | undefined, options: Options) => {
      await closings(file, options);
      ended(EXIT.done);
    });
}

function saying(
  { valuation, ended }: { readonly valuation: Command; readonly ended: (exitCode: number) => void },
  name: string,
  description: string,
  act: Act,
): Command {
  return withCreditor(valuation.command(name))
    .argument('<closing>', 'the closing, such as 2016-08', month)
    .description(description)
    .action(async (closing: string, options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        await writeLine(`${await act(office.close, caller(await creditorMeant()), { ...options, closing })}.`);
      });
      ended(EXIT.done);
    });
}

function apartOf({ sums }: KeptValuation): string {
  const apart = sums.filter(({ amount }) => !amount.isZero());
  return apart
    .map(({ administrationId, amount }) => `${amount.toString()} ${amount.currency} ${ofWhom(administrationId)}`)
    .join(', ');
}

/** `none` and `several` are no administrations: the open-item list has them for claims that nobody, or more than one, answers for. */
function ofWhom(administrationId: string): string {
  if (administrationId === 'none') return 'of no administration';
  return administrationId === 'several' ? 'of several administrations' : `of ${administrationId}`;
}

function inWords(kept: KeptValuation): string {
  const { closing, state, claims } = kept;
  const stands = state === 'waiting' ? 'waits for another person' : `is ${state}`;
  const apart = apartOf(kept);
  return `The valuation of ${closing} ${stands}: ${counted(claims, 'claim')}, set apart: ${apart === '' ? 'nothing' : apart}`;
}

function settledInWords(settled: KeptValuation & { readonly already?: true }): string {
  return `${inWords(settled)}${settled.already ? ', as before' : ''}`;
}

async function showAll(options: Options): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.valuations(caller(await creditorMeant()), {}),
  );
  if (options.json) return writeLine(JSON.stringify(found));
  if (found.valuations.length === 0) return writeLine('No closing was valued.');
  const rows = found.valuations.map((kept) => [
    ...[kept.closing, kept.state, String(kept.claims), apartOf(kept), kept.proposedBy, kept.settledBy ?? ''],
  ]);
  await writeLine(table({ header: ['closing', 'state', 'claims', 'set apart', 'proposed by', 'settled by'], rows }));
}

async function showList(closing: string, options: Options): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.valuedList(caller(await creditorMeant()), { closing }),
  );
  await writeReport(options, found, valuedListSheet);
  if (options.json) return writeLine(JSON.stringify(found));
  const rows = found.claims.map((claim) => [
    ...[claim.invoiceNumber, claim.administrationId, claim.dueOn],
    ...[claim.open, claim.disputed, claim.writtenDown].map(String),
    ...[`${claim.percent}`, claim.amount.toString()],
  ]);
  const header = ['invoice', 'administration', 'due', 'open', 'disputed', 'written down', 'percent', 'set apart'];
  if (options.out === undefined && rows.length > 0) await writeLine(table({ header, rows }));
  await writeLine(`${inWords(found.valuation)}.`);
}

async function closings(file: string | undefined, options: Options): Promise<void> {
  const laid = file === undefined ? undefined : (readJsonDocument(await readInputFile(file), file) as Closings);
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const at = caller(await creditorMeant());
    if (laid === undefined) {
      const { closings: inForce } = await office.close.closings(at, {});
      if (inForce) return writeLine(JSON.stringify(inForce, undefined, 2));
      return writeLine('No closings are laid down. Lay them down: fordring valuation closings FILE.');
    }
    const { from: validFrom } = options;
    const said = { closings: laid, ...(validFrom !== undefined && { validFrom }) };
    const answer = await office.close.layDownClosings(at, said);
    await printStanding(answer, `Claims of ${answer.creditorId} are valued by ${String(file)}`);
  });
}
