import { Option, type Command } from 'commander';
import type { CounterpartRefusal } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { Refused } from '../refusals';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly held?: true;
  readonly notes?: true;
  readonly tokenFile?: string;
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
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      await atCounter({ tokenFile: options.tokenFile }, async (at) => {
        const found = await findCases(at, options);
        if (options.json) await writeLine(JSON.stringify(found));
        else await print(found);
      });
      ended(EXIT.done);
    });
  withCreditor(cases.command('dismiss').argument('<about>', 'what the list names in brackets before the note'))
    .description('say that you have seen to what waits for a person; it stays on record with you and the reason')
    .option('--reason <text>', 'how it was seen to')
    .action(async (about: string, { reason = '', ...who }: Who & { readonly reason?: string }) => {
      await seeingTo(who, async ({ office, at }) => {
        const seen = await office.counterparts.dismissNote(at, { about, reason });
        return 'refused' in seen ? seen : `${about} waits no more.`;
      });
      ended(EXIT.done);
    });
  withCreditor(
    cases
      .command('kind')
      .argument('<group>', 'the invoice group')
      .argument('[code]', "in Sweden fee, rent or other; in Denmark the agreement's fordringstypekode"),
  )
    .description(
      "say what an invoice group is in the authority's terms; cases that were held for it go at the next try",
    )
    .option('--remove', 'take it away')
    .addOption(
      new Option('--of <part>', 'of what: in Denmark interest and fees have kinds of their own')
        .choices(['principal', 'interest', 'fee'])
        .default('principal'),
    )
    .action(async (invoiceGroup: string, written: string | undefined, { remove, of: part, ...who }: KindOptions) => {
      const code = valueOf(written, remove, 'the code');
      await seeingTo(who, async ({ office, at, creditorId }) => {
        const answer = await office.counterparts.layDownClaimKind(at, { invoiceGroup, code, part });
        if (answer !== 'registered') return answer;
        const what = part === 'principal' ? 'Group' : `The ${part} of group`;
        return `${what} ${invoiceGroup} of ${creditorId} ${code === undefined ? 'has no kind of its own any more' : `is ${code}`}.`;
      });
      ended(EXIT.done);
    });
  withCreditor(
    cases
      .command('account')
      .argument('<account>', "the creditor's own, as the bank's files call it")
      .argument('[counterpart]', 'kfm, intrum, agency or gaeldsstyrelsen'),
  )
    .description('say that a counterpart pays what it collects to this account, so that it is not told of that money')
    .option('--remove', 'take it away')
    .option(...SECOND_TOKEN_FILE)
    .action(async (account: string, written: string | undefined, { remove, ...who }: Who & Removable) => {
      const counterpart = valueOf(written, remove, 'the counterpart');
      await seeingTo(who, async ({ office, at, creditorId }) => {
        const answer = await office.counterparts.layDownAccount(at, { account, counterpart });
        if ('refused' in answer) return answer;
        await printStanding(
          answer,
          counterpart === undefined
            ? `No counterpart pays to ${account} of ${creditorId}`
            : `${counterpart} pays what it collects to ${account} of ${creditorId}, and is not told of it`,
        );
        return undefined;
      });
      ended(EXIT.done);
    });
}

interface Who {
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
}

interface Removable {
  readonly remove?: true;
}

type KindOptions = Who & Removable & { readonly of: 'principal' | 'interest' | 'fee' };

function valueOf(written: string | undefined, remove: true | undefined, what: string): string | undefined {
  if ((written === undefined) === (remove === undefined)) throw new Refused(`Give either ${what} or --remove.`);
  return written;
}

interface SeeingTo {
  readonly office: AtCounter['office'];
  readonly at: ReturnType<AtCounter['caller']>;
  readonly creditorId: string;
}

/** As whoever is signed in. Throws `Refused` with the refusal's own words. */
async function seeingTo(
  who: Who,
  work: (seeing: SeeingTo) => Promise<CounterpartRefusal | string | undefined>,
): Promise<void> {
  await atCounter(who, async ({ office, caller, creditorMeant }) => {
    const creditorId = await creditorMeant();
    const done = await work({ office, at: caller(creditorId), creditorId });
    if (typeof done === 'object') throw new Refused(done.message);
    if (done !== undefined) await writeLine(done);
  });
}

type Found = Awaited<ReturnType<typeof findCases>>;

/** All lists, unless one or two are asked for. */
async function findCases({ office, caller }: AtCounter, { creditor, held, notes }: Options) {
  const { known, own } = await office.creditors.choices(caller(), {});
  if (creditor !== undefined && !known.includes(creditor)) {
    throw new Refused(`There is no creditor ${creditor}. Known are ${own.join(', ') || 'none yet'}.`);
  }
  const [by, { counterparts }] = [caller(creditor), office];
  const all = held === undefined && notes === undefined;
  return {
    ...((all || held) && { held: await counterparts.heldCases(by, {}) }),
    ...((all || notes) && { notes: await counterparts.notes(by, {}) }),
    ...(all && {
      claimKinds: await counterparts.claimKinds(by, {}),
      accounts: await counterparts.accounts(by, {}),
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
    kinds?.map(
      ({ creditorId, invoiceGroup, code, part }) =>
        `${creditorId}, ${invoiceGroup}${part === 'principal' ? '' : `, ${part}`}: ${code}`,
    ),
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
