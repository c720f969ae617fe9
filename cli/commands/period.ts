import type { Command } from 'commander';
import { counted } from '../../domain/kernel/counted';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { month } from '../month-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly reason: string;
  readonly invoice?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

type Acts = AtCounter['office']['close'];
type Answer = Awaited<ReturnType<Acts['closePeriod']>>;

/** `fordring period`: which months of the books are open, and who opens and closes them. */
export function addPeriod(program: Command, ended: (exitCode: number) => void): void {
  const periods = program.command('period');
  withAsOf(
    periods
      .command('show', { isDefault: true })
      .argument('[period]', 'one month, such as 2026-08, with everything that was said of it', month)
      .description('show which months are open, soft-closed or closed, and what became known too late for its month')
      .option(...CREDITOR),
  )
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (period: string | undefined, options: Options) => {
      await show(period, options);
      ended(EXIT.done);
    });
  const words = { period: periods, ended };
  saying(
    words,
    'soft-close',
    'close a month softly: later bookings stand after it, unless permitted',
    (acts) => acts.softClosePeriod,
  );
  saying(
    words,
    'close',
    'close a month and all before it for good; the database takes nothing more on its days',
    (acts) => acts.closePeriod,
  );
  saying(
    words,
    'reopen',
    'propose that a month is opened again; another person approves it',
    (acts) => acts.reopenPeriod,
  );
  saying(words, 'approve-reopening', 'open a month again as another person proposed', (acts) => acts.approveReopening);
  saying(
    words,
    'decline-reopening',
    'turn a reopening down, or take an own proposal back',
    (acts) => acts.declineReopening,
  );
  saying(
    words,
    'permit',
    'permit that what is booked today stands in a soft-closed month',
    (acts) => acts.permitLateBooking,
    permitted,
  ).option('--invoice <number>', 'only what is booked on this invoice');
}

function saying(
  { period, ended }: { readonly period: Command; readonly ended: (exitCode: number) => void },
  name: string,
  description: string,
  actOf: (acts: Acts) => Acts['permitLateBooking'],
  say: (answer: Answer, options: Options) => string = inWords,
): Command {
  return period
    .command(name)
    .argument('<period>', 'the month, such as 2026-08')
    .description(description)
    .requiredOption('--reason <text>', 'why; it stays with the month')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (named: string, options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const { reason, invoice } = options;
        const said = { period: named, reason, ...(invoice !== undefined && { invoice }) };
        const answer = await actOf(office.close)(caller(await creditorMeant()), said);
        await writeLine(options.json ? JSON.stringify(answer) : say(answer, options));
      });
      ended(EXIT.done);
    });
}

function inWords({ period, state, already, reopening }: Answer): string {
  if (reopening === 'proposed')
    return `Reopening ${period} waits for another person. Until then the month is ${state}.`;
  return `${period} is ${state}${already ? ', as it was before' : ''}.`;
}

function permitted({ period, already }: Answer, { invoice }: Options): string {
  const on = invoice === undefined ? '' : ` on invoice ${invoice}`;
  return `What is booked today${on} may stand in ${period}${already ? ', as was permitted before' : ''}.`;
}

async function show(meant: string | undefined, options: Options): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.periods(caller(await creditorMeant()), {}),
  );
  const of = <Row extends { readonly period: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ period }) => meant === undefined || period === meant);
  const shown = { ...found, periods: of(found.periods), history: of(found.history) };
  if (options.json) return writeLine(JSON.stringify(shown));
  const rows = shown.periods.map(({ period, state, entries, priorPeriod, exported, reopening }) => [
    ...[period, reopening ? `${state}, reopening proposed` : state, String(entries), String(priorPeriod)],
    exported ? `${exported.from} – ${exported.to}` : '',
  ]);
  if (rows.length > 0)
    await writeLine(table({ header: ['month', 'state', 'entries', 'of earlier months', 'days in exports'], rows }));
  if (meant === undefined) return writeLine(`${counted(rows.length, 'month')} of ${found.creditorId} on ${found.asOf}`);
  for (const { on, mark, by, role, claimId, reason } of shown.history)
    await writeLine(
      `${on}  ${mark.replaceAll('-', ' ')} by ${by} (${role})${claimId ? ` on ${claimId}` : ''}: ${reason}`,
    );
  if (shown.history.length === 0) await writeLine(`Nothing was said of ${meant}.`);
}
