import type { Command } from 'commander';
import type { Pool } from 'pg';
import { readCreditor, todayOf } from '../../office/creditors/creditor';
import { answerNotes } from '../../office/counterparts/answer-notes';
import { waitingCases } from '../../office/counterparts/case-outcomes';
import { claimKinds } from '../../office/counterparts/claim-kinds';
import { counterpartAccounts } from '../../office/counterparts/counterpart-accounts';
import { dismissNote } from '../../office/counterparts/dismiss-note';
import type { KeeperRefused } from '../../office/counterparts/keeper';
import { layDownAccount, layDownClaimKind } from '../../office/counterparts/register-with-counterparts';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { knownCreditors } from '../choose-creditor';
import { creditorMeant } from '../creditor-meant';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';

interface Options {
  readonly creditor?: string;
  readonly held?: true;
  readonly notes?: true;
  readonly json?: true;
}

/** `fordring cases`: what has not reached the counterparts, what of their answers waits for a person, and what is laid down. */
export function addCases(program: Command, ended: (exitCode: number) => void): void {
  const cases = program.command('cases');
  cases
    .command('list', { isDefault: true })
    .description('list the cases that could not be handed over or told of, and the answers that wait for a person')
    .option('--creditor <id>', 'only this creditor')
    .option('--held', 'only the cases that wait, each with its reason')
    .option('--notes', 'only the answers that wait for a person')
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await withFordring(async ({ pool }) => {
        const found = await findCases(pool, options);
        if (options.json) await writeLine(JSON.stringify(found));
        else await print(found);
      });
      ended(EXIT.done);
    });
  withWho(cases.command('dismiss').argument('<about>', 'what the list names in brackets before the note'))
    .description('say that you have seen to what waits for a person; it stays on record with you and the reason')
    .option('--reason <text>', 'how it was seen to')
    .action(async (about: string, { reason = '', ...who }: Who & { readonly reason?: string }) => {
      await keeping(who, async ({ pool, actor, ...by }) => {
        const seen = await dismissNote(pool, actor, { ...by, about, reason });
        return 'refused' in seen ? seen : `${about} waits no more.`;
      });
      ended(EXIT.done);
    });
  withWho(
    cases
      .command('kind')
      .argument('<group>', 'the invoice group')
      .argument('[code]', "in Sweden fee, rent or other; in Denmark the agreement's fordringstypekode"),
  )
    .description(
      "say what an invoice group is in the authority's terms; cases that were held for it go at the next try",
    )
    .option('--remove', 'take it away')
    .action(async (invoiceGroup: string, written: string | undefined, { remove, ...who }: Who & Removable) => {
      const code = valueOf(written, remove, 'the code');
      await keeping(who, async ({ pool, actor, ...by }) => {
        const answer = await layDownClaimKind(pool, actor, { ...by, invoiceGroup, code });
        if (answer !== 'registered') return answer;
        return `Group ${invoiceGroup} of ${by.creditorId} ${code === undefined ? 'has no kind of its own any more' : `is ${code}`}.`;
      });
      ended(EXIT.done);
    });
  withWho(
    cases
      .command('account')
      .argument('<account>', "the creditor's own, as the bank's files call it")
      .argument('[counterpart]', 'kfm, intrum or gaeldsstyrelsen'),
  )
    .description('say that a counterpart pays what it collects to this account, so that it is not told of that money')
    .option('--remove', 'take it away')
    .action(async (account: string, written: string | undefined, { remove, ...who }: Who & Removable) => {
      const counterpart = valueOf(written, remove, 'the counterpart');
      await keeping(who, async ({ pool, actor, ...by }) => {
        const answer = await layDownAccount(pool, actor, { ...by, account, counterpart });
        if (answer !== 'registered') return answer;
        return counterpart === undefined
          ? `No counterpart pays to ${account} of ${by.creditorId} any more.`
          : `What comes in on ${account} of ${by.creditorId} was collected by ${counterpart}, which is not told of it.`;
      });
      ended(EXIT.done);
    });
}

interface Who {
  readonly creditor?: string;
  readonly tokenFile?: string;
}

interface Removable {
  readonly remove?: true;
}

function withWho(command: Command): Command {
  return command.option('--creditor <id>', 'of which creditor, where there are several').option(...TOKEN_FILE);
}

function valueOf(written: string | undefined, remove: true | undefined, what: string): string | undefined {
  if ((written === undefined) === (remove === undefined)) throw new Refused(`Give either ${what} or --remove.`);
  return written;
}

interface Keeping {
  readonly pool: Pool;
  readonly actor: Actor;
  readonly creditorId: string;
  readonly today: CivilDate;
}

/** As whoever is signed in. Throws `Refused` with the refusal's own words. */
async function keeping(
  { creditor, tokenFile }: Who,
  work: (keeping: Keeping) => Promise<KeeperRefused | string>,
): Promise<void> {
  await withFordring(async ({ pool, configuration }) => {
    const actor = await signedIn(configuration, tokenFile);
    const creditorId = await creditorMeant(pool, creditor, actor);
    const done = await work({
      pool,
      actor,
      creditorId,
      today: todayOf(await readCreditor(pool, creditorId), Date.now),
    });
    if (typeof done !== 'string') throw new Refused(done.message);
    await writeLine(done);
  });
}

type Found = Awaited<ReturnType<typeof findCases>>;

/** All lists, unless one or two are asked for. */
async function findCases(pool: Pool, { creditor, held, notes }: Options) {
  const known = (await knownCreditors(pool)).map(({ creditorId }) => creditorId);
  if (creditor !== undefined && !known.includes(creditor)) {
    throw new Refused(`There is no creditor ${creditor}. Known are ${known.join(', ') || 'none yet'}.`);
  }
  const creditorIds = creditor === undefined ? known : [creditor];
  const all = held === undefined && notes === undefined;
  const perCreditor = async <Row>(read: (creditorId: string) => Promise<Row[]>): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const creditorId of creditorIds) rows.push(...(await read(creditorId)));
    return rows;
  };
  return {
    ...((all || held) && { held: await perCreditor((creditorId) => waitingCases(pool, creditorId)) }),
    ...((all || notes) && { notes: await perCreditor((creditorId) => answerNotes(pool, creditorId)) }),
    ...(all && {
      claimKinds: await perCreditor((creditorId) => claimKinds(pool, creditorId)),
      accounts: await perCreditor((creditorId) => counterpartAccounts(pool, creditorId)),
    }),
  };
}

async function print({ held, notes, claimKinds: kinds, accounts }: Found): Promise<void> {
  await printList(
    held?.map(
      ({ claimId, step, counterpart, status, reason }) =>
        `${claimId}, ${step} to ${counterpart ?? 'nobody'}, ${status}: ${reason}`,
    ),
    'Cases that wait',
    'Every case has reached its counterpart, and so has what is to be told of it.',
  );
  await printList(
    notes?.map(({ about, kind, message }) => `[${about}] ${kind}: ${message}`),
    'Answers that wait for a person',
    'No answer waits for a person.',
  );
  await printList(
    kinds?.map(({ creditorId, invoiceGroup, code }) => `${creditorId}, ${invoiceGroup}: ${code}`),
    "Invoice groups in the authority's terms",
    'No invoice group has been given in the terms of the authority.',
  );
  await printList(
    accounts?.map(({ creditorId, account, counterpart }) => `${creditorId}, ${account}: ${counterpart}`),
    'Accounts on which counterparts pay',
    'No account is known on which a counterpart pays.',
  );
}

async function printList(list: readonly string[] | undefined, title: string, whenEmpty: string): Promise<void> {
  if (!list) return;
  if (list.length === 0) await writeLine(whenEmpty);
  else await writeLine([`${title} (${list.length})`, ...list.map((line) => `  ${line}`)].join('\n'));
}
