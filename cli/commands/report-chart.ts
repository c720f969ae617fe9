import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type { Command } from 'commander';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { AGE_BUCKETS } from '../../domain/claim/age-bucket';
import type { Chart } from '../../print/charts/chart';
import type { ReportHead } from '../../print/reports/report-head';
import { languageOf, type ReportLanguage } from '../../print/reports/report-words';
import { atCounter } from '../at-counter';
import { knownBy } from '../day-argument';
import { EXIT } from '../exit-codes';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { table } from '../table';
import { writeNewFile } from '../write-new-file';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly from?: string;
  readonly to?: string;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

const load = createRequire(__filename);

function drawing() {
  return load('../when-called/draw-charts') as typeof import('../when-called/draw-charts');
}

/** `fordring report chart ageing`, `funnel` and `recovery`: the figures of the reports as pictures. */
export function addCharts(
  chart: Command,
  asking: (command: Command) => Command,
  ended: (exitCode: number) => void,
): void {
  asking(chart.command('ageing'))
    .description('open claims by days past due at twelve month ends: the age analysis of each')
    .action(async (options: Options) => {
      await showAgeing(options);
      ended(EXIT.done);
    });
  ofMonths(asking(chart.command('funnel')))
    .description('how many invoices, and of what amount, reached each step to long-term monitoring, by the key figures')
    .action(async (options: Options) => {
      await showFunnel(options);
      ended(EXIT.done);
    });
  ofMonths(asking(chart.command('recovery')))
    .description('the share paid after reminder, demand and hand-over, by the key figures')
    .action(async (options: Options) => {
      await showRecovery(options);
      ended(EXIT.done);
    });
}

function ofMonths(command: Command): Command {
  return command
    .option('--from <month>', 'the first month, such as 2016-01 (default: January of the year)', month)
    .option('--to <month>', 'the last month (default: that of the business day)', month);
}

async function showAgeing(options: Options): Promise<void> {
  demandKind(options);
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.agesOverTime(caller(await creditorMeant()), knownBy(options)),
  );
  const { ageingChart } = drawing();
  await writeChart(options, found, ageingChart);
  if (options.json) return writeLine(JSON.stringify(found));
  const rows = found.points.flatMap(({ on, all, otherCurrencies = [] }) =>
    [all, ...otherCurrencies].map(({ buckets, total: { open, claims } }) => [
      ...[on, ...buckets.map((bucket) => bucket.open.toString())],
      ...[open.toString(), open.currency, String(claims)],
    ]),
  );
  if (options.out === undefined) await writeLine(table({ header: ['day', ...AGE_BUCKETS, 'all', '', 'claims'], rows }));
}

async function showFunnel(options: Options): Promise<void> {
  const { funnelFigures } = drawing();
  const found = await keyFigures(options);
  const { funnelChart } = drawing();
  await writeChart(options, found, funnelChart);
  const funnels = funnelFigures(found);
  if (options.json) return writeLine(JSON.stringify({ ...headOf(found), funnels }));
  if (options.out !== undefined) return;
  if (funnels.length === 0) return writeLine('No invoices were issued and no steps were taken.');
  const rows = funnels.flatMap(({ currency, stages }) =>
    stages.map(({ stage, count, amount, ofInvoices }) => [
      ...[stage, String(count), ofInvoices === undefined ? '' : String(ofInvoices), amount.toString(), currency],
    ]),
  );
  await writeLine(table({ header: ['stage', 'count', '% of invoices', 'amount', ''], rows }));
}

async function showRecovery(options: Options): Promise<void> {
  const { recoveryFigures } = drawing();
  const found = await keyFigures(options);
  const { recoveryChart } = drawing();
  await writeChart(options, found, recoveryChart);
  const recoveries = recoveryFigures(found);
  if (options.json) return writeLine(JSON.stringify({ ...headOf(found), recoveries }));
  if (options.out !== undefined) return;
  if (recoveries.length === 0) return writeLine('No reminders, demands or hand-overs.');
  const rows = recoveries.flatMap(({ currency, steps }) =>
    steps.map(({ step, taken, afterwards, share }) => [
      ...[step, String(taken), String(afterwards), share === undefined ? '' : String(share), currency],
    ]),
  );
  await writeLine(table({ header: ['after', 'taken', 'went on, or were paid', '% paid', 'currency'], rows }));
}

async function keyFigures(options: Options) {
  demandKind(options);
  const { from, to } = options;
  return atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.lists.keyFigures(caller(await creditorMeant()), {
      ...knownBy(options),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }),
  );
}

function headOf({ creditorId, name, asOf, known, from, to }: Awaited<ReturnType<typeof keyFigures>>) {
  return { creditorId, name, asOf, ...(known !== undefined && { known }), from, to };
}

/** Throws `Refused`, before anything is asked, for a file that no chart is written as. */
function demandKind({ out }: Options): void {
  if (out === undefined || ['.svg', '.pdf'].includes(extname(out).toLowerCase())) return;
  throw new Refused('--out names no kind of file that a chart is written as. Let the name end with .svg or .pdf.');
}

async function writeChart<Report extends ReportHead>(
  { out, language }: Options,
  report: Report,
  chartOf: (report: Report) => Chart,
): Promise<void> {
  if (out === undefined) return;
  const asked = { ...report, ...(language !== undefined && { language }) };
  const chart = chartOf(asked);
  const { picture, sheet } = chart;
  if (extname(out).toLowerCase() === '.svg') {
    const { chartSvg } = drawing();
    return writeNewFile(out, chartSvg(chart));
  }
  const { sheetPdf } = drawing();
  const { name: creditor, country, asOf } = report;
  await writeNewFile(out, await sheetPdf(sheet, { creditor, country, language: languageOf(asked), asOf, picture }));
}
