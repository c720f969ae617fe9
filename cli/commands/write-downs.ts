import { Argument, type Command } from 'commander';
import { WRITE_DOWN_ANSWERS, type ProposedRow, type WriteDownAnswer } from '../../domain/decisions/write-down-answer';
import { counted } from '../../domain/kernel/counted';
import { sumsByCurrency } from '../../domain/kernel/sums-by-currency';
import type { KeptProposal, Office, RowLeftOut, RowLessened } from '../../office/office';
import type { ReportLanguage } from '../../print/reports/report-words';
import { writeDownRowsSheet } from '../../print/reports/write-down-rows-sheet';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { table } from '../table';
import { withCreditor } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly reason?: string;
  readonly amount?: string;
  readonly replace?: true;
  readonly json?: true;
}

type Caller = Parameters<Office['writeDowns']['proposal']>[0];

/** `fordring write-downs`: what administrations answer to their write-down proposals, row by row, and how that is booked. */
export function addWriteDownAnswers(program: Command, ended: (exitCode: number) => void): void {
  const writeDowns = program.command('write-downs');
  withSheet(withCreditor(writeDowns.command('show', { isDefault: true })))
    .argument(
      '[proposal]',
      'one proposal, row by row; with --out the list that the administration fills in and returns',
    )
    .description('show how the write-down proposals stand: answered, to be booked, kept, late')
    .option('--json', 'for machines')
    .action(async (decisionId: string | undefined, options: Options) => {
      await (decisionId === undefined ? showAll(options) : showOne(decisionId, options));
      ended(EXIT.done);
    });
  withCreditor(writeDowns.command('answer'))
    .argument('<proposal>', 'as fordring write-downs names it')
    .argument('<invoice>', 'the invoice, as its number or CREDITOR/NUMBER')
    .addArgument(new Argument('<what>', 'what is to become of the claim').choices([...WRITE_DOWN_ANSWERS]))
    .description('answer a claim of the write-down proposal of one’s own administration')
    .option('--amount <amount>', 'of other-amount: how much of the claim is to be written down')
    .option('--reason <text>', 'why; needed for every answer but write-down')
    .option(...REPLACE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, invoice: string, answer: WriteDownAnswer, options: Options) => {
      const { reason, amount } = options;
      const found = await said(options, (office, by) =>
        office.writeDowns.answer(by, {
          ...{ decisionId, invoice, answer, ...replacing(options) },
          ...(amount !== undefined && { amount }),
          ...(reason !== undefined && { reason }),
        }),
      );
      await showAnswered(found, options.json);
      ended(EXIT.done);
    });
  withCreditor(writeDowns.command('read'))
    .argument('<proposal>', 'as fordring write-downs names it')
    .argument('<file>', 'the list as it was filled in: a workbook or CSV')
    .description('take in the list of a proposal with its answers: all of them, or none where a row does not fit')
    .option(...REPLACE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, file: string, options: Options) => {
      const contents = await readInputFile(file);
      const found = await said(options, (office, by) =>
        office.writeDowns.takeInAnswers(by, { decisionId, contents, ...replacing(options) }),
      );
      await showAnswered(found, options.json);
      ended(EXIT.done);
    });
  withCreditor(writeDowns.command('book'))
    .argument('<proposal>', 'as fordring write-downs names it')
    .description('put the rows forward that are answered with write-down; another person approves and so books them')
    .option('--json', 'for machines')
    .action(async (decisionId: string, options: Options) => {
      await book(decisionId, options);
      ended(EXIT.done);
    });
}

const REPLACE = ['--replace', 'the new answers replace what was answered otherwise before'] as const;

function replacing({ replace }: Options): { readonly replaces?: true } {
  return replace ? { replaces: true } : {};
}

function said<Answer>(options: Options, act: (office: Office, by: Caller) => Promise<Answer>): Promise<Answer> {
  return atCounter(options, async ({ office, caller, creditorMeant }) => act(office, caller(await creditorMeant())));
}

async function showAll(options: Options): Promise<void> {
  if (options.out !== undefined) throw new Refused('Name the proposal whose list --out is to be written.');
  const { proposals, creditorId } = await said(options, (office, by) => office.writeDowns.proposals(by, {}));
  if (options.json) return writeLine(JSON.stringify({ creditorId, proposals }));
  const rows = proposals.map(({ decisionId, administrationId, answerBy, rows, unanswered, isLate, state }) => {
    const count = (...states: ProposedRow['state'][]): string =>
      String(rows.filter((row) => states.includes(row.state)).length);
    return [
      ...[decisionId, administrationId, answerBy, String(rows.length), `${unanswered}${isLate ? ' late' : ''}`],
      ...[count('to-book'), count('put-forward'), count('booked'), count('kept', 'postponed'), count('asked')],
      ...[count('done'), count('anew'), state],
    ];
  });
  const header = [
    ...['proposal', 'administration', 'answer by', 'claims', 'unanswered'],
    ...['to book', 'put forward', 'booked', 'kept', 'asked', 'done', 'anew', 'state'],
  ];
  await writeLine(
    rows.length === 0
      ? 'No write-down proposal was put to an administration. Put them forward: fordring decisions write-downs --propose.'
      : table({ header, rows }),
  );
}

async function showOne(decisionId: string, options: Options): Promise<void> {
  const found = await said(options, (office, by) => office.writeDowns.proposal(by, { decisionId }));
  await writeReport(options, found, writeDownRowsSheet);
  if (options.json) return writeLine(JSON.stringify(found));
  if (options.out !== undefined) return;
  const rows = found.rows.map((row) => [
    ...[row.invoiceNumber, row.invoiceGroup, row.debtorId, row.dueOn],
    ...[row.principal, row.vat, row.fee, row.interest, row.total].map(String),
    ...[inWords(row.answered), row.answered?.by ?? '', row.state, row.answered?.reason ?? ''],
    row.before ? `${inWords(row.before)} (${row.before.on}) ${row.before.reason ?? ''}` : '',
  ]);
  const header = [
    ...['invoice', 'group', 'debtor', 'due', 'principal', 'VAT', 'costs', 'interest', 'in all'],
    ...['answer', 'by', 'state', 'reason', 'answer before'],
  ];
  await writeLine(table({ header, rows }));
  const { administrationId, answerBy } = found;
  const [proposed, booked] = [found.rows, found.rows.filter(({ state }) => state === 'booked')].map(sumOfRows);
  await writeLine(
    `${administrationId}: ${counted(found.rows.length, 'claim')} and ${proposed ?? ''} proposed, to be answered by ${answerBy}; ${booked ?? ''} booked.`,
  );
}

function inWords(answered: ProposedRow['answered']): string {
  return answered ? `${answered.answer}${answered.amount ? ` ${answered.amount.toString()}` : ''}` : '';
}

function sumOfRows(rows: readonly ProposedRow[]): string {
  const own = rows[0]?.total.currency;
  if (own === undefined) return 'nothing';
  return sumsByCurrency(
    rows.map(({ total }) => total),
    own,
  )
    .map((sum) => `${sum.toString()} ${sum.currency}`)
    .join(' and ');
}

interface Answered {
  readonly proposal: Pick<KeptProposal, 'decisionId' | 'answerBy'> & { readonly unanswered: number };
  readonly added: readonly ProposedRow[];
  readonly asBefore: readonly ProposedRow[];
}

async function showAnswered({ proposal, added, asBefore }: Answered, json: true | undefined): Promise<void> {
  if (json) return writeLine(JSON.stringify({ proposal, added, asBefore }));
  for (const { claimId, answered } of added)
    await writeLine(`${claimId}: ${inWords(answered)}${answered?.reason === undefined ? '' : `, ${answered.reason}`}`);
  const before = asBefore.length > 0 ? `, ${asBefore.length} as before` : '';
  await writeLine(
    `${counted(added.length, 'answer')} kept${before}; ${counted(proposal.unanswered, 'claim')} of ${proposal.decisionId} unanswered, to be answered by ${proposal.answerBy}.`,
  );
}

async function book(decisionId: string, options: Options): Promise<void> {
  const { decision, leftOut, lessened } = await said(options, (office, by) =>
    office.writeDowns.book(by, { decisionId }),
  );
  if (options.json) await writeLine(JSON.stringify({ decision, leftOut, lessened }));
  else await showChanged(leftOut, lessened);
  if (decision.outcome === 'refused') throw new Refused(decision.refusal.message);
  if (options.json) return;
  const { decision: own, state } = decision.file;
  const claims = own.subject.of === 'claims' ? own.subject.claimIds.length : 0;
  const next = state === 'waiting' ? ` Another person approves: fordring approve ${own.decisionId}.` : '';
  await writeLine(
    `${own.decisionId}: ${counted(claims, 'claim')}, ${own.amount?.toString() ?? ''} ${own.amount?.currency ?? ''}, ${state}${decision.replayed ? ', as before' : ''}.${next}`,
  );
}

async function showChanged(leftOut: readonly RowLeftOut[], lessened: readonly RowLessened[]): Promise<void> {
  for (const { claimId, agreed, left } of lessened)
    await writeLine(
      `${claimId} has changed since: ${agreed.toString()} was agreed, and ${left.toString()} is left and put forward.`,
    );
  for (const { claimId, why } of leftOut) await writeLine(`${claimId} is left out: ${why}.`);
}
