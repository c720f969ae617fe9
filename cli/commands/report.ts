import { Option, type Command } from 'commander';
import type { AgedRow } from '../../domain/claim/aged-claims';
import { AGE_BUCKETS } from '../../domain/claim/age-bucket';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { ageAnalysisSheet } from '../../print/reports/age-analysis-sheet';
import { valuationSheet } from '../../print/reports/valuation-sheet';
import type { ReportLanguage } from '../../print/reports/report-words';
import { moreOrLess } from '../more-or-less';
import { openItemsSheet } from '../../print/reports/open-items-sheet';
import { ADMINISTRATION } from '../administration-in-words';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withSheet, writeReport } from '../write-sheet';
import { addCharts } from './report-chart';
import { addCompleteness } from './report-completeness';
import { addKeyFigures } from './report-key-figures';

interface Asked {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

interface AskedAges extends Asked {
  readonly by: 'group' | 'administration';
}

interface AskedItems extends Asked {
  readonly group?: string;
  readonly administration?: string;
}

/** `fordring report age-analysis` and `open-items`: what a finance department hands on. */
export function addReport(program: Command, ended: (exitCode: number) => void): void {
  const report = program.command('report');
  asking(withKnown(report.command('age-analysis')))
    .description(
      'open claims by days past due, by accounting day and the due date in force, held against the control accounts (exit code 3 when they differ)',
    )
    .addOption(
      new Option('--by <what>', 'a row for each group, or for each administration and group')
        .choices(['group', 'administration'])
        .default('group'),
    )
    .action(async (options: AskedAges) => {
      ended(await showAges(options));
    });
  asking(withKnown(report.command('open-items')))
    .description('every open claim, the oldest due date first, with days past due and what is doubtful')
    .option('--group <group>', 'of one invoice group')
    .option(...ADMINISTRATION)
    .action(async (options: AskedItems) => {
      await showOpenItems(options);
      ended(EXIT.done);
    });
  asking(withKnown(report.command('valuation')))
    .description(
      'every open claim more than one year past due, and what a closing has to set apart (exit code 3 when one is missing)',
    )
    .action(async (options: Asked) => {
      ended(await showValuation(options));
    });
  addCompleteness(asking(withKnown(report.command('completeness'))), ended);
  addKeyFigures(asking(withKnown(report.command('key-figures'))), ended);
  const chart = report.command('chart').description('the figures of the reports as pictures, SVG or PDF');
  addCharts(chart, (command) => asking(withKnown(command), ['.svg', '.pdf']), ended);
}

function asking(command: Command, ends?: readonly string[]): Command {
  return withSheet(command, ends)
    .option('--creditor <id>', 'whose claims, where there are several creditors')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines');
}

async function showAges(options: AskedAges): Promise<number> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.ages(caller(await creditorMeant()), {
      ...knownBy(options),
      ...(options.by === 'administration' && { byAdministration: true }),
    }),
  );
  const { otherCurrencies = [] } = found;
  const isAgreed = [found, ...otherCurrencies].every(({ difference }) => difference.isZero());
  const code = isAgreed ? EXIT.done : EXIT.disagrees;
  await writeReport(options, found, ageAnalysisSheet);
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  const { all, groups, administrations, owedBack, suspense, asOf } = found;
  const line = (names: readonly string[], { buckets, total }: AgedRow): string[] => [
    ...names,
    ...buckets.map(({ open }) => open.toString()),
    ...[total.open.toString(), total.open.currency, String(total.claims)],
  ];
  const own = administrations
    ? administrations.flatMap((one) => [
        ...one.groups.map((group) => line([one.administrationId, group.invoiceGroup], group)),
        line([one.administrationId, 'all'], one),
      ])
    : groups.map((group) => line([group.invoiceGroup], group));
  const before = administrations ? ['all', ''] : ['all'];
  const rows = [...own, line(before, all), ...otherCurrencies.map((other) => line(before, other.all))];
  const names = administrations ? ['administration', 'group'] : ['group'];
  await writeLine(table({ header: [...names, ...AGE_BUCKETS, 'all', '', 'claims'], rows }));
  for (const { control, difference } of [found, ...otherCurrencies])
    await writeLine(
      difference.isZero()
        ? `\nThe control accounts in ${control.currency} come to the same on ${asOf}.`
        : `\nThe control accounts come to ${control.toString()} on ${asOf}: ${moreOrLess(difference, control.currency)} than the claims. Look for it with fordring ledger check.`,
    );
  await writeLine(`Not among the claims: ${owedBack.toString()} owed back, ${suspense.toString()} in suspense.`);
  return code;
}

async function showOpenItems(options: AskedItems): Promise<void> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.openItems(caller(await creditorMeant()), {
      ...knownBy(options),
      ...(options.group !== undefined && { invoiceGroup: options.group }),
      ...(options.administration !== undefined && { administrationId: options.administration }),
    }),
  );
  const { items, asOf } = found;
  await writeReport(options, found, openItemsSheet);
  if (options.json) return options.out === undefined ? writeLine(JSON.stringify(found)) : undefined;
  if (options.out === undefined) {
    const rows = items.map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.debtorId, item.dueOn, String(item.daysPastDue)],
      ...[item.principal, item.charges, item.open, item.doubtful].map((amount) => amount.toString()),
      item.open.currency,
    ]);
    const header = ['invoice', 'group', 'debtor', 'due', 'days', 'principal', 'charges', 'open', 'doubtful', ''];
    if (rows.length > 0) await writeLine(table({ header, rows }));
  }
  await writeLine(`${counted(items.length, 'open claim')} on ${asOf}`);
}

async function showValuation(options: Asked): Promise<number> {
  const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.close.valuation(caller(await creditorMeant()), knownBy(options)),
  );
  const code = found.isComplete ? EXIT.done : EXIT.disagrees;
  await writeReport(options, found, valuationSheet);
  if (options.json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  const { asOf, owedBack, suspense, otherCurrencies = [] } = found;
  const every = [found, ...otherCurrencies];
  const rows = every
    .flatMap(({ items }) => items)
    .map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.dueOn, String(item.daysPastDue)],
      ...[item.open, item.doubtful, item.writtenDown, item.toValue].map((amount) => amount.toString()),
      item.open.currency,
    ]);
  const header = ['invoice', 'group', 'due', 'days', 'open', 'disputed', 'written down', 'to set apart', ''];
  if (options.out === undefined && rows.length > 0) await writeLine(table({ header, rows }));
  for (const { items, open, toValue } of every)
    await writeLine(
      `${counted(items.length, 'claim')} over one year past due on ${asOf}: ${open.toString()} ${open.currency} open, ${toValue.toString()} to set apart.`,
    );
  const counts = every.map(
    ({ counted: { claims, open } }) => `${counted(claims, 'claim')} with ${open.toString()} ${open.currency}`,
  );
  await writeLine(
    found.isComplete
      ? 'The accounts count the same claims.'
      : `The accounts count ${counts.join(' and ')}. Look for the difference with fordring ledger check.`,
  );
  await writeLine(`Not among the claims: ${owedBack.toString()} owed back, ${suspense.toString()} in suspense.`);
  return code;
}
