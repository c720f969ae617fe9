import type { Command } from 'commander';
import type { Pool } from 'pg';
import { answerNotes } from '../../activities/outbox/answer-notes';
import { waitingCases } from '../../activities/outbox/case-outcomes';
import { claimKinds } from '../../activities/outbox/claim-kinds';
import { counterpartAccounts } from '../../activities/outbox/counterpart-accounts';
import { knownCreditors } from '../choose-creditor';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { Refused } from '../refusals';

interface Options {
  readonly creditor?: string;
  readonly held?: true;
  readonly notes?: true;
  readonly json?: true;
}

/** `fordring cases`: what has not reached the counterparts, and what of their answers waits for a person. */
export function addCases(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('cases')
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
}

type Found = Awaited<ReturnType<typeof findCases>>;

/** All three lists, unless one or two are asked for. */
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
    notes?.map(({ kind, message }) => `${kind}: ${message}`),
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
