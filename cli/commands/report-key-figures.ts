import type { Command } from 'commander';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { KeyFigures, KeyShares } from '../../domain/claim/key-figures';
import type { ReportLanguage } from '../../print/reports/report-words';
import { keyFiguresSheet } from '../../print/reports/key-figures-sheet';
import { atCounter } from '../at-counter';
import { knownBy } from '../day-argument';
import { EXIT } from '../exit-codes';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { table } from '../table';
import { writeReport } from '../write-sheet';

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

/** `fordring report key-figures`: comparable with the audit’s tables (S002-59 to S002-64). */
export function addKeyFigures(command: Command, ended: (exitCode: number) => void): void {
  command
    .description(
      'invoices, reminders, demands, hand-overs and what was paid behind each, by month, group, administration',
    )
    .option('--from <month>', 'the first month, such as 2016-01 (default: January of the year)', month)
    .option('--to <month>', 'the last month (default: that of the business day)', month)
    .action(async (options: Options) => {
      const { from, to } = options;
      const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
        office.lists.keyFigures(caller(await creditorMeant()), {
          ...knownBy(options),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        }),
      );
      await writeReport(options, found, keyFiguresSheet);
      if (options.json) await writeLine(JSON.stringify(found));
      else if (options.out === undefined) {
        const rows = [
          ...found.rows.map((row) => [row.month, row.invoiceGroup, row.administrationId, ...figuresOf(row)]),
          ...[found.total, ...(found.otherTotals ?? [])].map((total) => ['all', '', '', ...figuresOf(total)]),
        ];
        await writeLine(table({ header: HEADER, rows }));
      }
      ended(EXIT.done);
    });
}

const HEADER = [
  ...[
    'month',
    'group',
    'administration',
    'invoices',
    'invoiced',
    '',
    'credited',
    'paid',
    'paid %',
    'charges paid',
    'days',
    'reminders',
    'demands',
  ],
  ...['authority', 'court', 'monitoring', 'paid after reminder %', 'paid after demand %'],
  'paid after hand-over %',
];

function figuresOf({
  invoices,
  invoiced,
  daysToPay,
  steps,
  shares,
  ...amounts
}: KeyFigures & { readonly shares: KeyShares }) {
  const taken = (of: string): string => String(steps.find(({ step }) => step === of)?.taken ?? 0);
  const written = (figure: number | undefined): string => (figure === undefined ? '' : String(figure));
  return [
    ...[String(invoices), invoiced.toString(), invoiced.currency, amounts.credited.toString()],
    ...[amounts.collected.toString(), written(shares.collected), amounts.chargesPaid.toString(), written(daysToPay)],
    ...['reminder', 'demand', 'hand-over', 'court', 'monitoring'].map(taken),
    ...[written(shares.paidAfterReminder), written(shares.paidAfterDemand)],
    written(shares.paidAfterHandOver),
  ];
}
