import type { Command } from 'commander';
import type { SourceSystem } from '../../domain/deliveries/source-system';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { Office } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding, printStandingChanges } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { calendarInWords, sourceSystemInWords } from '../source-system-in-words';
import { table } from '../table';
import { withCreditor } from '../with-creditor';

interface Errand {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly reason?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

type Delivered = Awaited<ReturnType<Office['completeness']['deliveries']>>;

/** `fordring source-system`: which systems deliver, what is agreed with each, and what came. */
export function addSourceSystem(program: Command, ended: (exitCode: number) => void): void {
  const system = program.command('source-system');
  withCreditor(withAsOf(system.command('list', { isDefault: true })))
    .description('list the systems that deliver: owner, calendar, the last delivery, and how much is to be explained')
    .option('--json', 'for machines')
    .action(async (options: Errand) => {
      await list(options);
      ended(EXIT.done);
    });
  withCreditor(withAsOf(system.command('show').argument('<id>', 'the source system')))
    .description('show what is agreed of a source system on a day, and every change of that')
    .option('--json', 'for machines, as set takes it')
    .action(async (id: string, options: Errand) => {
      await show(id, options);
      ended(EXIT.done);
    });
  changing(system.command('set').argument('<id>', 'letters, digits, points and hyphens'))
    .argument('<file>', 'JSON, as source-system show --json writes it')
    .description('say how a source system is governed from a day on; a second person approves it')
    .action(async (id: string, file: string, options: Errand) => {
      const contents = readJsonDocument(await readInputFile(file), file) as Omit<SourceSystem, 'sourceSystemId'>;
      await atCounter(options, (counter) => govern(counter, id, contents, options.from));
      ended(EXIT.done);
    });
  changing(system.command('end').argument('<id>', 'the source system'))
    .description('end a source system on a day; what was so before stays on record; a second person approves it')
    .action(async (id: string, options: Errand) => {
      await atCounter(options, (counter) => govern(counter, id, null, options.from));
      ended(EXIT.done);
    });
  addDeliveries(system, ended);
}

function addDeliveries(system: Command, ended: (exitCode: number) => void): void {
  withCreditor(withAsOf(system.command('deliveries').argument('[id]', 'one source system (default: all)')))
    .description(
      'list what came and what is awaited, and name what is late, missing, odd or out of its order (exit code 3 when something is to be explained)',
    )
    .option('--from <date>', 'of periods that end on this day or later (default: a year ago)', (text) =>
      civilDate(text),
    )
    .option('--to <date>', 'of periods that end on this day or earlier (default: in a month)', (text) =>
      civilDate(text),
    )
    .option('--json', 'for machines')
    .action(async (id: string | undefined, options: Errand) => {
      ended(await deliveries(id, options));
    });
  withCreditor(withAsOf(system.command('explain').argument('<id>', 'the source system')))
    .argument('<finding>', 'what is explained, as deliveries names it: missing/2016-11')
    .description('say why nothing came this time, or how it is with a delivery that is late, odd or out of its order')
    .requiredOption('--reason <text>', 'why; it stays on record')
    .option('--json', 'for machines')
    .action(async (id: string, finding: string, options: Errand) => {
      await explain(id, finding, options);
      ended(EXIT.done);
    });
}

function changing(command: Command): Command {
  return withCreditor(command)
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE);
}

async function list({ creditor, asOf, tokenFile, json }: Errand): Promise<void> {
  const found = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    office.completeness.sourceSystems(caller(await creditorMeant()), {}),
  );
  if (json) return writeLine(JSON.stringify(found));
  if (found.length === 0) return writeLine('None. Say which systems deliver with fordring source-system set.');
  const rows = found.map(({ sourceSystemId, name, owner, delivers, calendar, lastDelivery, unexplained }) => [
    ...[sourceSystemId, name, owner, delivers, calendarInWords(calendar)],
    lastDelivery === undefined ? 'nothing yet' : `${lastDelivery.period} on ${lastDelivery.arrivedOn}`,
    String(unexplained),
  ]);
  const header = ['source system', 'name', 'owner', 'delivers', 'when', 'last', 'to explain'];
  await writeLine(table({ header, rows }));
}

async function show(sourceSystemId: string, { creditor, asOf, tokenFile, json }: Errand): Promise<void> {
  const { system, changes } = await atCounter(
    { creditor, asOf, tokenFile },
    async ({ office, caller, creditorMeant }) =>
      office.completeness.sourceSystem(caller(await creditorMeant()), { sourceSystemId }),
  );
  const { sourceSystemId: id, ...contents } = system;
  if (json) return writeLine(JSON.stringify(contents, undefined, 2));
  for (const line of sourceSystemInWords(contents, id)) await writeLine(line);
  await writeLine();
  await printStandingChanges(changes);
}

async function govern(
  { office, caller, creditorMeant }: AtCounter,
  sourceSystemId: string,
  contents: Omit<SourceSystem, 'sourceSystemId'> | null,
  validFrom?: CivilDate,
): Promise<void> {
  const asked = { sourceSystemId, contents, ...(validFrom !== undefined && { validFrom }) };
  const answer = await office.completeness.governSourceSystem(caller(await creditorMeant()), asked);
  await printStanding(answer, `Source system ${sourceSystemId}${contents ? '' : ' ends'}`);
}

async function deliveries(id: string | undefined, options: Errand): Promise<number> {
  const { creditor, asOf, tokenFile, from, to, json } = options;
  const found = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    office.completeness.deliveries(caller(await creditorMeant()), {
      ...(id !== undefined && { sourceSystemId: id }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }),
  );
  const open = found.systems.flatMap(({ findings }) => findings.filter(({ explained }) => !explained));
  if (json) await writeLine(JSON.stringify(found));
  else await writeDeliveries(found);
  return open.length === 0 ? EXIT.done : EXIT.disagrees;
}

async function writeDeliveries({ systems, span }: Delivered): Promise<void> {
  if (systems.length === 0) return writeLine('No source system is governed. See fordring source-system set.');
  for (const { system, deliveries: came, awaited, findings } of systems) {
    await writeLine(
      `${system.name} (${system.sourceSystemId}), ${calendarInWords(system.calendar)}, owner ${system.owner}`,
    );
    const isOwn = new Set(awaited.map(({ period }) => period));
    const shown = came.filter(({ period, arrivedOn }) => isOwn.has(period) || arrivedOn >= span.from);
    const rows = shown.map(({ period, deliveryId, sequence, arrivedOn, outcome, told, received, currency }) => [
      ...[period, deliveryId, sequence === undefined ? '' : String(sequence), arrivedOn, outcome],
      ...[told.count === undefined ? '' : String(told.count), told.sum ?? ''],
      ...[String(received.count), received.sum, currency],
    ]);
    const header = ['period', 'delivery', 'no', 'came', '', 'told', 'sum told', 'in file', 'sum in file', ''];
    if (rows.length > 0) await writeLine(table({ header, rows }));
    for (const { findingId, says, explained } of findings)
      await writeLine(
        `  ${findingId}: ${says}${explained ? `. Explained by ${explained.saidBy} on ${explained.saidOn}: ${explained.reason}` : ''}`,
      );
    const taken = new Set(came.filter(({ outcome }) => outcome === 'taken').map(({ period }) => period));
    const named = new Set(findings.map(({ findingId }) => findingId));
    const next = awaited.find(({ period }) => !taken.has(period) && !named.has(`missing/${period}`));
    if (next) await writeLine(`  next: ${next.period}, by ${next.dueOn}`);
    await writeLine();
  }
}

async function explain(sourceSystemId: string, findingId: string, options: Errand): Promise<void> {
  const { creditor, asOf, tokenFile, reason = '', json } = options;
  const { already } = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    office.completeness.explainDelivery(caller(await creditorMeant()), { sourceSystemId, findingId, reason }),
  );
  if (json) return writeLine(JSON.stringify({ sourceSystemId, findingId, already }));
  await writeLine(`${findingId} of ${sourceSystemId} is explained${already ? ', as before' : ''}.`);
}
