import { Argument, type Command } from 'commander';
import { NOTES_ON_ITEMS, type NoteOnItem } from '../../domain/close/open-item-list';
import { counted } from '../../domain/kernel/counted';
import type { KeptList, KeptNote, ListsOfMonth, Office } from '../../office/office';
import type { ReportLanguage } from '../../print/reports/report-words';
import { openItemsSheet } from '../../print/reports/open-items-sheet';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { moreOrLess } from '../more-or-less';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly reason?: string;
  readonly correct?: string;
  readonly digest?: string;
  readonly note?: string;
  readonly json?: true;
}

type Caller = Parameters<Office['close']['openItemList']>[0];

/** `fordring open-items`: the lists that administrations reconcile, what they say of them, and that they confirm them. */
export function addOpenItems(program: Command, ended: (exitCode: number) => void): void {
  const openItems = program.command('open-items');
  withSheet(withCreditor(openItems.command('show', { isDefault: true })))
    .argument('[month]', 'of which month, such as 2016-08 (default: the newest with a list)', month)
    .argument('[administration]', 'the list of one administration, row by row')
    .description('show how the lists of a month stand, or one list as it was kept (exit code 3 when they do not tie)')
    .option('--json', 'for machines')
    .action(async (period: string | undefined, administrationId: string | undefined, options: Options) => {
      const isOne = period !== undefined && administrationId !== undefined;
      ended(await (isOne ? showOne({ period, administrationId }, options) : showMonth(period, options)));
    });
  withCreditor(openItems.command('make'))
    .argument('<month>', 'of which month, such as 2016-08', month)
    .description('keep the list of every administration for a month; what was made and stands is left as it is')
    .option('--correct <text>', 'why lists that are confirmed are made anew, where their books changed')
    .option('--json', 'for machines')
    .action(async (period: string, options: Options) => {
      await make(period, options);
      ended(EXIT.done);
    });
  addAnswers(openItems, ended);
}

function addAnswers(openItems: Command, ended: (exitCode: number) => void): void {
  withCreditor(openItems.command('note'))
    .argument('<month>', 'of which month, such as 2016-08', month)
    .argument('<administration>', 'on whose list')
    .argument('<invoice>', 'the invoice, as its number or CREDITOR/NUMBER')
    .addArgument(new Argument('<asks>', 'what is to become of the claim').choices([...NOTES_ON_ITEMS]))
    .description(
      'say what is to become of a claim on the list of one’s own administration, or why the claim stands still',
    )
    .requiredOption('--reason <text>', 'why; it stays with the list')
    .option('--json', 'for machines')
    .action(async (period: string, administrationId: string, invoice: string, asks: NoteOnItem, options: Options) => {
      const { already, note } = await said(options, (office, by) =>
        office.close.noteOpenItem(by, { period, administrationId, invoice, asks, reason: options.reason ?? '' }),
      );
      if (options.json) await writeLine(JSON.stringify({ already, note }));
      else await writeLine(`${noteInWords(note)}${already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
  withCreditor(openItems.command('answer'))
    .argument('<number>', 'the note, as fordring work names it', wholeNumber)
    .description('answer a note where what it asks is not done, or was done elsewhere')
    .requiredOption('--reason <text>', 'the answer; it stays with the note')
    .option('--json', 'for machines')
    .action(async (noteNumber: number, options: Options) => {
      const { already, note } = await said(options, (office, by) =>
        office.close.answerOpenItemNote(by, { noteNumber, answer: options.reason ?? '' }),
      );
      if (options.json) await writeLine(JSON.stringify({ already, note }));
      else await writeLine(`${noteInWords(note)}${already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
  withCreditor(openItems.command('confirm'))
    .argument('<month>', 'of which month, such as 2016-08', month)
    .argument('<administration>', 'whose list')
    .description('say that the list of one’s own administration is reconciled')
    .option('--digest <sha256>', 'confirm that list alone: its digest, or at least the first eight digits')
    .option('--note <text>', 'what is to be remembered of it')
    .option('--json', 'for machines')
    .action(async (period: string, administrationId: string, options: Options) => {
      const { digest: sha256, note } = options;
      const asked = { ...(sha256 !== undefined && { sha256 }), ...(note !== undefined && { note }) };
      const { already, list } = await said(options, (office, by) =>
        office.close.confirmOpenItemList(by, { period, administrationId, ...asked }),
      );
      if (options.json) await writeLine(JSON.stringify({ already, list }));
      else await writeLine(`${listInWords(list)}${already ? ', as before' : ''}.`);
      ended(EXIT.done);
    });
}

function said<Answer>(options: Options, act: (office: Office, by: Caller) => Promise<Answer>): Promise<Answer> {
  return atCounter(options, async ({ office, caller, creditorMeant }) => act(office, caller(await creditorMeant())));
}

function listInWords(list: KeptList): string {
  const { administrationId, period, claims, sums, sha256, state, dueOn } = list;
  const open = sums.map((sum) => `${sum.toString()} ${sum.currency}`).join(' and ');
  const stands =
    state === 'confirmed'
      ? `confirmed by ${list.confirmedBy ?? ''} on ${list.confirmedOn ?? ''}`
      : `to be confirmed by ${dueOn}`;
  return `The list of ${administrationId} for ${period} (${sha256.slice(0, 8)}) has ${counted(claims, 'claim')}${open === '' ? '' : `, ${open}`}; ${stands}`;
}

function noteInWords({ noteNumber, claimId, asks, state, answer }: KeptNote): string {
  const stands = {
    waiting: 'waits for the accounting unit',
    done: 'is done',
    answered: `is answered: ${answer ?? ''}`,
  };
  return `Note ${noteNumber} on ${claimId}, ${asks}, ${stands[state]}`;
}

async function make(period: string, options: Options): Promise<void> {
  const { correct } = options;
  const found = await said(options, (office, by) =>
    office.close.makeOpenItemLists(by, { period, ...(correct !== undefined && { correct }) }),
  );
  if (options.json) return writeLine(JSON.stringify(found));
  const { made, asBefore, stale } = found;
  for (const list of made) await writeLine(`${listInWords(list)}.`);
  for (const list of asBefore) await writeLine(`${listInWords(list)}, as before.`);
  for (const list of stale)
    await writeLine(
      `${listInWords(list)}, and the books changed since. Make the list anew with a reason: fordring open-items make ${period} --correct TEXT.`,
    );
  const none = made.length + asBefore.length + stale.length === 0;
  if (none) await writeLine(`No administration has a list of ${period}. See fordring administration list.`);
}

async function showOne(about: { period: string; administrationId: string }, options: Options): Promise<number> {
  const found = await said(options, (office, by) => office.close.openItemList(by, about));
  await writeReport(options, found, openItemsSheet);
  if (options.json) await writeLine(JSON.stringify(found));
  else if (options.out === undefined && found.items.length > 0) {
    const rows = found.items.map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.debtorId, item.dueOn, String(item.daysPastDue)],
      ...[item.principal, item.charges, item.open, item.doubtful].map((amount) => amount.toString()),
      ...[
        item.open.currency,
        item.notes
          .map(({ noteNumber, asks, saidOn, state }) => `${noteNumber} ${asks} ${saidOn} (${state})`)
          .join(', '),
      ],
    ]);
    const header = [
      'invoice',
      'group',
      'debtor',
      'due',
      'days',
      'principal',
      'charges',
      'open',
      'doubtful',
      '',
      'notes',
    ];
    await writeLine(table({ header, rows }));
  }
  if (!options.json) await writeLine(`${listInWords(found.list)}.`);
  return EXIT.done;
}

async function showMonth(period: string | undefined, options: Options): Promise<number> {
  const found = await said(options, (office, by) =>
    office.close.openItemLists(by, period === undefined ? {} : { period }),
  );
  const code = found.month && isOff(found.month) ? EXIT.disagrees : EXIT.done;
  if (options.json) await writeLine(JSON.stringify(found));
  else if (!found.month)
    await writeLine('No open-item list was made. Make those of a month: fordring open-items make MONTH.');
  else await writeMonth(found.month);
  return code;
}

function isOff({ totals }: ListsOfMonth): boolean {
  return totals.some(({ difference }) => !difference.isZero());
}

async function writeMonth(found: ListsOfMonth): Promise<void> {
  const { period, asOf, lists, missing, unlisted, totals } = found;
  const rows = lists.flatMap((list) => {
    const marks = [list.state, ...(list.isLate ? ['late'] : []), ...(list.isStale ? ['stale'] : [])].join(', ');
    const who = list.confirmedBy ?? '';
    return (list.sums.length > 0 ? list.sums.map(String) : ['0.00']).map((open, at) => [
      ...[list.administrationId, String(list.claims), open, list.sums[at]?.currency ?? ''],
      ...[marks, list.dueOn, who, list.sha256.slice(0, 8)],
    ]);
  });
  const header = ['administration', 'claims', 'open', '', 'state', 'due', 'confirmed by', 'digest'];
  if (rows.length > 0) await writeLine(table({ header, rows }));
  for (const administrationId of missing)
    await writeLine(`${administrationId} has no list of ${period} yet: fordring open-items make ${period}.`);
  for (const { administrationId, claims, sums } of unlisted)
    await writeLine(
      `On no list: ${counted(claims, 'claim')} of ${administrationId}, ${sums.map((sum) => `${sum.toString()} ${sum.currency}`).join(' and ')}.`,
    );
  for (const { listed, control, difference } of totals)
    await writeLine(
      difference.isZero()
        ? `All together ${listed.toString()} ${listed.currency}, as the control accounts on ${asOf}.`
        : `All together ${listed.toString()} ${listed.currency}; the control accounts come to ${control.toString()} on ${asOf}, ${moreOrLess(difference)}. A stale list is made anew.`,
    );
}
