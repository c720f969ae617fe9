import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { Forgetting, LegalHold } from '../../office/office';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { proposeAgain } from '../forget-again';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly ground?: string;
  readonly again?: string;
  readonly id?: string;
  readonly on?: CivilDate;
  readonly years?: number;
  readonly plan?: string;
  readonly from?: CivilDate;
  readonly json?: true;
  readonly waiting?: true;
  readonly possible?: true;
}

/** `fordring debtor forget` and what goes with it: who may be forgotten when, by whom, and what became of it. */
export function addForgetting(debtor: Command, ended: (exitCode: number) => void): void {
  addRetention(debtor, ended);
  withCreditor(debtor.command('forget'))
    .argument('[debtor]', "the debtor's number, as the register has it")
    .description('put a debtor forward to be forgotten; another person confirms, and nothing brings the debtor back')
    .option('--ground <text>', 'the legal ground, in words that name nobody')
    .option('--again <file>', 'after a restore: everybody of a list that fordring debtor forgettings --json wrote')
    .option('--id <id>', 'your own name for it, so that it is done once')
    .option('--json', 'for machines')
    .action(async (debtorId: string | undefined, { id: key, ...options }: Options) => {
      await atCounter({ ...options, key }, async ({ office, caller, creditorMeant }) => {
        const by = caller(await creditorMeant());
        const { again, ground } = options;
        if (again !== undefined) return proposeAgain(office, by, again);
        if (debtorId === undefined || ground === undefined)
          throw new Refused('Name the debtor, and say on which legal ground: --ground "…".');
        const forgetting = await office.debtors.forget(by, { debtorId, ground });
        if (options.json) return writeLine(JSON.stringify(forgetting));
        await writeLine(inWords(forgetting));
        if (forgetting.state === 'waiting')
          await writeLine(`Another person confirms it: fordring debtor confirm ${forgetting.forgettingId}`);
      });
      ended(EXIT.done);
    });
  debtor
    .command('confirm')
    .argument('<id>', 'the forgetting; fordring debtor forgettings lists them')
    .description('confirm that a debtor is forgotten: everything personal is erased for good')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (forgettingId: string, options: Options) => {
      await atCounter(options, async ({ office, caller, configuration: { outbox: folder } }) => {
        const done = await office.debtors.confirmToForget(caller(), { forgettingId, folder });
        if (options.json) return writeLine(JSON.stringify(done));
        await writeLine(inWords(done));
        const rows = done.places.map(({ place, erased, old = 0 }) => [place, String(erased), String(old)]);
        await writeLine(table({ header: ['place', 'erased', 'kept'], rows }));
        await writeLine(`${counted(done.files, 'letter')} erased in the outbox folder, of ${done.letters} that left.`);
        await writeLine(
          `${counted(done.lists, 'open-item list')} and ${counted(done.notices, 'notice')} written anew in the outbox folder, without the name.`,
        );
        for (const { whom, what, count, on } of done.givenTo)
          await writeLine(`Tell ${whom}: ${what} (${count}), the last on ${on} (GDPR article 19).`);
      });
      ended(EXIT.done);
    });
  debtor
    .command('decline')
    .argument('<id>', 'the forgetting; fordring debtor forgettings lists them')
    .description('turn down that a debtor is forgotten, or take back your own proposal')
    .option(...TOKEN_FILE)
    .action(async (forgettingId: string, options: Options) => {
      await atCounter(options, async ({ office, caller }) =>
        writeLine(inWords(await office.debtors.declineToForget(caller(), { forgettingId }))),
      );
      ended(EXIT.done);
    });
  withCreditor(debtor.command('forgettings'))
    .description('list who was put forward to be forgotten, and what became of it; keep the list beside the backups')
    .option('--waiting', 'only what waits for a second person')
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const asked = options.waiting ? { waiting: true } : {};
        const all = await office.debtors.forgettings(caller(await creditorMeant()), asked);
        if (options.json) return writeLine(JSON.stringify(all));
        const rows = all.map((each) => [each.forgettingId, each.debtorId, each.state, each.proposedOn, each.ground]);
        await writeLine(table({ header: ['id', 'debtor', 'state', 'proposed', 'ground'], rows }));
      });
      ended(EXIT.done);
    });
  addHolds(debtor, ended);
}

function addRetention(debtor: Command, ended: (exitCode: number) => void): void {
  withCreditor(debtor.command('retention'))
    .description('list who could be forgotten on a day, and what stands against the others')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option('--possible', 'only those against whom nothing stands')
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const asked = options.on === undefined ? {} : { on: options.on };
        const { on, debtors } = await office.debtors.retention(caller(await creditorMeant()), asked);
        const isPossible = (each: (typeof debtors)[number]) =>
          each.obstacles.length === 0 && each.forgottenOn === undefined;
        const shown = options.possible ? debtors.filter(isPossible) : debtors;
        if (options.json) return writeLine(JSON.stringify({ on, debtors: shown }));
        const rows = shown.map(({ debtorId, obstacles, firstDay = '', kept, forgottenOn }) => [
          ...[debtorId, forgottenOn === undefined ? obstacles.join(', ') || 'nothing' : `forgotten on ${forgottenOn}`],
          ...[firstDay, kept?.paragraph ?? ''],
        ]);
        await writeLine(table({ header: ['debtor', 'against it', 'from', 'by'], rows }));
        await writeLine(
          `\n${counted(debtors.filter(isPossible).length, 'debtor')} of ${debtors.length} could be forgotten on ${on}.`,
        );
      });
      ended(EXIT.done);
    });
  withCreditor(debtor.command('keep-longer'))
    .description(
      'say how long the document plan of a creditor keeps records, where more than the law; a second person approves it',
    )
    .requiredOption('--years <number>', 'how many years after the year of the record', wholeNumber)
    .requiredOption('--plan <text>', 'which plan says so, and where')
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const { years = 0, plan = '', from: validFrom } = options;
        const asked = { years, plan, ...(validFrom !== undefined && { validFrom }) };
        const answer = await office.debtors.keepLonger(caller(await creditorMeant()), asked);
        await printStanding(answer, `Records of ${answer.creditorId} are kept for ${years} years by ${plan}`);
      });
      ended(EXIT.done);
    });
}

interface HoldOptions extends Options {
  readonly reason: string;
  readonly through?: CivilDate;
}

function addHolds(debtor: Command, ended: (exitCode: number) => void): void {
  withCreditor(debtor.command('hold'))
    .argument('<debtor>', "the debtor's number, as the register has it")
    .description('keep a debtor from being forgotten')
    .requiredOption('--reason <text>', 'why')
    .option('--through <date>', 'the last day, YYYY-MM-DD (default: until somebody ends it)', (text) => civilDate(text))
    .option('--id <id>', 'your own name for it, so that it is done once')
    .action(async (debtorId: string, { id: key, reason, through, ...options }: HoldOptions) => {
      await atCounter({ ...options, key }, async ({ office, caller, creditorMeant }) => {
        const asked = { debtorId, reason, ...(through !== undefined && { through }) };
        await writeLine(holdInWords(await office.debtors.hold(caller(await creditorMeant()), asked)));
      });
      ended(EXIT.done);
    });
  debtor
    .command('release')
    .argument('<hold>', 'the hold; fordring debtor holds lists them')
    .description('end a legal hold')
    .requiredOption('--reason <text>', 'why')
    .option(...TOKEN_FILE)
    .action(async (holdId: string, { reason, ...options }: HoldOptions) => {
      await atCounter(options, async ({ office, caller }) =>
        writeLine(holdInWords(await office.debtors.release(caller(), { holdId, reason }))),
      );
      ended(EXIT.done);
    });
  withCreditor(debtor.command('holds'))
    .description('list the legal holds, with who placed and who ended each')
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const holds = await office.debtors.holds(caller(await creditorMeant()), {});
        if (options.json) return writeLine(JSON.stringify(holds));
        for (const hold of holds) await writeLine(`${holdInWords(hold)} ${hold.reason}`);
      });
      ended(EXIT.done);
    });
}

function inWords({ forgettingId, debtorId, state, settledBy, settledOn, proposedBy }: Forgetting): string {
  if (state === 'waiting') return `Forgetting ${forgettingId}: debtor ${debtorId} was put forward by ${proposedBy}.`;
  const who = `by ${String(settledBy)} on ${String(settledOn)}`;
  return state === 'confirmed'
    ? `Forgetting ${forgettingId}: debtor ${debtorId} is forgotten, confirmed ${who}.`
    : `Forgetting ${forgettingId} of debtor ${debtorId} was declined ${who}.`;
}

function holdInWords({ holdId, debtorId, through, placedBy, releasedBy, releasedOn }: LegalHold): string {
  if (releasedBy !== undefined)
    return `Hold ${holdId} of debtor ${debtorId} was ended by ${releasedBy} on ${String(releasedOn)}.`;
  return `Hold ${holdId} of debtor ${debtorId} stands ${through === undefined ? 'until somebody ends it' : `through ${through}`}, placed by ${placedBy}.`;
}
