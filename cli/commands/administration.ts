import type { Command } from 'commander';
import type { Administration } from '../../domain/administrations/administration';
import type { Whose } from '../../domain/administrations/whose';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { administrationInWords, conditionsInWords } from '../administration-in-words';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { gathered } from '../gathered';
import { writeLine } from '../output';
import { printStanding, printStandingChanges } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';

interface Errand {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly from?: CivilDate;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly json?: true;
}

type Adding = Errand & { readonly name: string; readonly group: readonly string[] };
type Assigning = Errand & { readonly reason: string; readonly id?: string };

/** `fordring administration`: the parts of a municipality, who answers for each, and which invoices are whose. */
export function addAdministration(program: Command, ended: (exitCode: number) => void): void {
  const administration = program.command('administration');
  withCreditor(withAsOf(administration.command('list', { isDefault: true })))
    .description('list the administrations of a day, with who answers for each and which invoices are their own')
    .option('--json', 'for machines')
    .action(async (options: Errand) => {
      await list(options);
      ended(EXIT.done);
    });
  withCreditor(withAsOf(administration.command('show').argument('<id>', 'the administration')))
    .description('show how an administration is organised on a day, and every change of it')
    .option('--json', 'for machines, as set takes it')
    .action(async (id: string, options: Errand) => {
      await show(id, options);
      ended(EXIT.done);
    });
  addChanges(administration, ended);
  withCreditor(administration.command('assign').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER'))
    .argument('<id>', 'the administration, or none to let the rules count again')
    .description('assign one invoice to an administration, where the rules say otherwise or name several')
    .requiredOption('--reason <text>', 'why')
    .option('--id <id>', 'your own name for what is done: the same again is done once')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .action(async (invoice: string, id: string, options: Assigning) => {
      await assign(invoice, id, options);
      ended(EXIT.done);
    });
  withCreditor(withAsOf(administration.command('whose').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER')))
    .description('say whose an invoice is on a day, and by what')
    .option('--json', 'for machines')
    .action(async (invoice: string, options: Errand) => {
      await whose(invoice, options);
      ended(EXIT.done);
    });
}

function addChanges(administration: Command, ended: (exitCode: number) => void): void {
  changing(administration.command('add').argument('<id>', 'letters, digits, points and hyphens'))
    .description('add an administration with its invoice groups; a second person approves it')
    .requiredOption('--name <name>', 'what the administration is called')
    .option('--group <group>', 'an invoice group of its own; may be given several times', gathered, [])
    .action(async (id: string, options: Adding) => {
      await add(id, options);
      ended(EXIT.done);
    });
  changing(administration.command('set').argument('<id>', 'the administration'))
    .argument('<file>', 'JSON, as administration show --json writes it')
    .description('say how an administration is organised from a day on; a second person approves it')
    .action(async (id: string, file: string, options: Errand) => {
      const contents = readJsonDocument(await readInputFile(file), file) as Omit<Administration, 'administrationId'>;
      await atCounter(options, (counter) => organise(counter, id, contents, options.from));
      ended(EXIT.done);
    });
  changing(administration.command('end').argument('<id>', 'the administration'))
    .description('end an administration on a day; what was so before stays on record; a second person approves it')
    .action(async (id: string, options: Errand) => {
      await atCounter(options, (counter) => organise(counter, id, null, options.from));
      ended(EXIT.done);
    });
}

function changing(command: Command): Command {
  return withCreditor(command)
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE);
}

async function list(options: Errand): Promise<void> {
  const { creditor, asOf, tokenFile, json } = options;
  const found = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller, creditorMeant }) =>
    office.administrations.list(caller(await creditorMeant()), {}),
  );
  if (json) return writeLine(JSON.stringify(found));
  if (found.length === 0) return writeLine('None. Add one with fordring administration add.');
  const rows = found.map(({ administrationId, name, answering, owns }) => [
    ...[administrationId, name, answering.join(', ') || 'nobody'],
    owns.map(conditionsInWords).join('; ') || 'no invoices',
  ]);
  await writeLine(table({ header: ['administration', 'name', 'answers for it', 'owns'], rows }));
}

async function show(administrationId: string, options: Errand): Promise<void> {
  const { creditor, asOf, tokenFile, json } = options;
  const { administration, changes } = await atCounter(
    { creditor, asOf, tokenFile },
    async ({ office, caller, creditorMeant }) =>
      office.administrations.show(caller(await creditorMeant()), { administrationId }),
  );
  if (json) {
    const { name, units, contacts, owns } = administration;
    return writeLine(JSON.stringify({ name, units, contacts, owns }, undefined, 2));
  }
  for (const line of administrationInWords(administration)) await writeLine(line);
  await writeLine();
  await printStandingChanges(changes);
}

async function add(id: string, { name, group, from, ...errand }: Adding): Promise<void> {
  await atCounter(errand, async (counter) => {
    const { office, caller, creditorMeant } = counter;
    const known = await office.administrations.list(caller(await creditorMeant()), {});
    if (known.some(({ administrationId }) => administrationId === id)) {
      throw new Refused(
        `Administration ${id} is there already; nothing was changed. Change it with administration set.`,
      );
    }
    const owns = group.map((invoiceGroup) => ({ invoiceGroup }));
    await organise(counter, id, { name, units: [], contacts: [], owns }, from);
  });
}

async function organise(
  { office, caller, creditorMeant }: AtCounter,
  administrationId: string,
  contents: Omit<Administration, 'administrationId'> | null,
  validFrom?: CivilDate,
): Promise<void> {
  const asked = { administrationId, contents, ...(validFrom !== undefined && { validFrom }) };
  const answer = await office.administrations.organise(caller(await creditorMeant()), asked);
  await printStanding(answer, `Administration ${administrationId}${contents ? '' : ' ends'}`);
}

async function assign(invoice: string, id: string, options: Assigning): Promise<void> {
  const { reason, id: key, from: validFrom, creditor, tokenFile } = options;
  await atCounter({ creditor, tokenFile, key }, async ({ office, caller }) => {
    const administrationId = id === 'none' ? null : id;
    const { claimId, outcome } = await office.administrations.assign(caller(creditor), {
      ...{ invoice, administrationId, reason },
      ...(validFrom !== undefined && { validFrom }),
    });
    const to = administrationId === null ? 'follows the rules' : `belongs to ${administrationId}`;
    await writeLine(`${claimId} ${to}${outcome === 'assigned' ? '.' : ' already; nothing was changed.'}`);
  });
}

async function whose(invoice: string, { creditor, asOf, tokenFile, json }: Errand): Promise<void> {
  const found = await atCounter({ creditor, asOf, tokenFile }, async ({ office, caller }) =>
    office.administrations.whose(caller(creditor), { invoice }),
  );
  if (json) return writeLine(JSON.stringify(found));
  const { claimId, whose: answer, today, assignments } = found;
  await writeLine(`${claimId} on ${today}: ${whoseInWords(answer)}`);
  for (const { administrationId, validFrom, reason, assignedBy, assignedOn } of assignments) {
    await writeLine(
      `  from ${validFrom}: ${administrationId ?? 'by the rules'}, by ${assignedBy} on ${assignedOn}: ${reason}`,
    );
  }
}

function whoseInWords(whose: Whose): string {
  if (whose.of === 'nobody') return 'no administration’s; no rule names such an invoice';
  if (whose.of === 'several') return `several name it: ${whose.administrationIds.join(', ')}; assign it to one of them`;
  const unit = whose.unitId === undefined ? '' : `, unit ${whose.unitId}`;
  return `${whose.administrationId}${unit}, by ${whose.by === 'rule' ? 'a rule' : 'assignment'}`;
}
