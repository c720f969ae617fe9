import type { Command } from 'commander';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { Money } from '../../domain/kernel/money';
import type { Office } from '../../office/office';
import { completenessSheet } from '../../print/reports/completeness-sheet';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter } from '../at-counter';
import { knownBy } from '../day-argument';
import { EXIT } from '../exit-codes';
import { month } from '../month-argument';
import { writeLine } from '../output';
import { table } from '../table';
import { writeReport } from '../write-sheet';

interface Asked {
  readonly period: string;
  readonly source?: string;
  readonly creditor?: string;
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

type Found = Awaited<ReturnType<Office['completeness']['completeness']>>;

/** `fordring report completeness`: every delivery of a month counted in and out, and what stands in a wrong month. */
export function addCompleteness(command: Command, ended: (exitCode: number) => void): void {
  command
    .description(
      'every delivery of a month counted from its source to the engine, what was lost down to the invoice, and entries in another month than their own (exit code 3 when something is left)',
    )
    .requiredOption('--period <month>', 'of which month, such as 2016-11', month)
    .option('--source <id>', 'of one source system')
    .action(async (options: Asked) => {
      const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
        office.completeness.completeness(caller(await creditorMeant()), {
          ...{ period: options.period, ...knownBy(options) },
          ...(options.source !== undefined && { sourceSystemId: options.source }),
        }),
      );
      await writeReport(options, found, completenessSheet);
      if (options.json) await writeLine(JSON.stringify(found));
      else await show(found, options.out !== undefined);
      ended(found.isComplete ? EXIT.done : EXIT.disagrees);
    });
}

async function show({ systems, journal, cutOff, period, asOf }: Found, isInFile: boolean): Promise<void> {
  const deliveries = systems.flatMap(({ system, deliveries: own }) => own.map((one) => ({ ...one, system })));
  if (!isInFile && deliveries.length > 0) {
    const rows = deliveries.map(({ system, deliveryId, outcome, told, received, counted: own }) => {
      const steps = own && [
        own.known,
        own.registered,
        own.takenBack,
        own.booked,
        own.exported,
        own.toExport,
        own.followed,
      ];
      return [
        ...[
          system.sourceSystemId,
          deliveryId,
          told.count === undefined ? '' : String(told.count),
          String(received.count),
        ],
        ...[received.sum, ...(steps ?? []).map(({ count }) => String(count)), own ? String(own.lost.length) : outcome],
      ];
    });
    const header = [
      'source',
      'delivery',
      'told',
      'in file',
      'sum',
      'known',
      'registered',
      'taken back',
      'journal',
      'exported',
      'waits',
      'engine',
      'lost',
    ];
    await writeLine(
      table({ header, rows: rows.map((row) => (row.length === header.length ? row : padded(row, header.length))) }),
    );
  }
  if (systems.length === 0)
    await writeLine('Not tested: no source system is governed. See fordring source-system set.');
  for (const { system, awaited, deliveries: own, findings } of systems) {
    for (const { period: of, dueOn, state } of awaited)
      if (state === 'awaited') await writeLine(`${system.sourceSystemId}: ${of} is awaited by ${dueOn}.`);
    for (const { findingId, says, explained } of findings)
      await writeLine(
        `${system.sourceSystemId} ${findingId}: ${says}${explained ? ` (explained: ${explained.reason})` : ''}`,
      );
    for (const { deliveryId, counted: through } of own)
      for (const { invoiceNumber, at, amount } of through?.lost ?? [])
        await writeLine(
          `${system.sourceSystemId} ${deliveryId}: ${invoiceNumber === '' ? 'an invoice' : `invoice ${invoiceNumber}`} over ${amount.toString()} ${amount.currency}: ${at}`,
        );
  }
  const { all, ofNoDelivery } = journal;
  await writeLine(
    `The journal of ${period} has ${counted(all.count, 'registration')}, ${all.sum.toString()} ${all.sum.currency}; ${ofNoDelivery.count} of them, ${ofNoDelivery.sum.toString()}, came with no delivery.`,
  );
  await writeCutOff(cutOff, period, asOf);
}

/** A delivery that was refused was counted at no step. */
function padded(row: readonly string[], length: number): string[] {
  return [...row.slice(0, -1), ...Array.from({ length: length - row.length }, () => ''), row.at(-1) ?? ''];
}

const MATERIAL: Readonly<Record<Found['cutOff']['effect']['isMaterial'], string>> = {
  yes: 'material',
  no: 'not material',
  undecided: 'and no threshold of materiality is stated',
  none: 'nothing',
};

async function writeCutOff(
  { entries, examined, effect }: Found['cutOff'],
  period: string,
  asOf: CivilDate,
): Promise<void> {
  if (examined === 0)
    return writeLine(`Cut-off is not tested: no entry stands in ${period} or belongs to it on ${asOf}.`);
  if (entries.length === 0)
    return writeLine(`Each of ${counted(examined, 'entry', 'entries')} stands in its own month.`);
  for (const { entryId, invoiceNumber, valueDay, accountingDay, receivables } of entries)
    await writeLine(
      `entry ${entryId}${invoiceNumber === undefined ? '' : ` of invoice ${invoiceNumber}`}: belongs to ${valueDay}, stands on ${accountingDay}, ${receivables.toString()} on the receivables`,
    );
  const { receivables, result, threshold, isMaterial } = effect;
  const against = threshold === undefined ? '' : `, against ${threshold.toString()}`;
  await writeLine(
    `By ${counted(entries.length, 'entry', 'entries')} of ${examined} the receivables of ${period} are ${by(receivables, 'higher', 'lower')} and its result is ${by(result, 'better', 'worse')}: ${MATERIAL[isMaterial]}${against}.`,
  );
}

/** `589.00 SEK lower`. */
function by(amount: Money, more: string, less: string): string {
  const size = amount.isNegative() ? amount.negated() : amount;
  return `${size.toString()} ${size.currency} ${amount.isNegative() ? less : more}`;
}
