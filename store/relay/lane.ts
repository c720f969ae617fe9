import type { Pool, PoolClient } from 'pg';
import { inParallel } from '../../domain/kernel/in-parallel';
import { inTransaction } from '../connect';
import { passes } from '../fault-point';
import { endsTheRound } from './ends-the-round';
import { forgetSetAside, putAside, type Refused, type SetAside } from './set-aside';
import type { Subject } from './subject';

export interface Question {
  readonly limit: number;
  /** Subjects that another process has in hand, or that were told a moment ago. */
  readonly passedOver: readonly string[];
}

/** One kind of message that leaves the ledger: where the messages wait, who is told, and how a told one is marked. */
export interface Lane<Message extends Subject> {
  readonly topic: string;
  /** So many subjects are told in a round; a process that dies tells no more than these again. */
  readonly batch: number;
  /** So many are told side by side. */
  readonly atOnce: number;
  /** The subjects that wait and are not set aside, each creditor in turn and the oldest first. */
  readonly waiting: (client: PoolClient, question: Question) => Promise<string[]>;
  /** What each of these subjects has to tell. They are locked: nobody else tells of them. */
  readonly read: (client: PoolClient, subjects: readonly string[]) => Promise<Message[]>;
  /** May be repeated. Throws `ReceiverAway` when nobody could be told; whatever else it throws is this message's own. */
  readonly tell: (message: Message) => Promise<void>;
  /** Notes that these were told; answers how many messages of the ledger that is. */
  readonly mark: (client: PoolClient, messages: readonly Message[]) => Promise<number>;
}

export interface RoundOptions {
  /** Hears what was set aside in this round; `tries` tells how often before. */
  readonly onSetAside?: (setAside: readonly SetAside[]) => void;
  /** Subjects to leave for a later round. */
  readonly leave?: readonly string[];
  /** Hears what was told. */
  readonly onTold?: (told: readonly Subject[]) => void;
}

/**
 * One round of a lane: tells the oldest messages, each creditor in turn, and marks those that were told. A message that is
 * refused is set aside with its reason and tried again later (`set-aside.ts`); the rest of the round goes on. When the
 * receiver or the database is away, the round ends; what was told before is marked all the same. If the process dies
 * before the end, the messages of the round are told again: at least once. Several processes share the work.
 *
 * Returns how many messages were dealt with: told or set aside. 0 says that nothing waits. Throws `ReceiverAway`, and the
 * loss of a connection.
 */
export async function relayRound<Message extends Subject>(
  pool: Pool,
  lane: Lane<Message>,
  { onSetAside, onTold, leave = [] }: RoundOptions = {},
): Promise<number> {
  const round = await inTransaction(pool, async (client) => {
    const messages = await takeInHand(client, lane, leave);
    if (messages.length === 0) return undefined;
    const { told, refused, away } = await tellEach(messages, lane);
    const marked = told.length === 0 ? 0 : await lane.mark(client, told);
    await forgetSetAside(client, lane.topic, subjectsOf(told));
    const setAside = await putAside(client, lane.topic, refused);
    return { dealtWith: marked + refused.length, told, setAside, away };
  });
  if (!round) return 0;
  if (round.told.length > 0) onTold?.(round.told);
  if (round.setAside.length > 0) onSetAside?.(round.setAside);
  if (round.away) throw round.away;
  return round.dealtWith;
}

/** Messages that nobody else tells until this transaction ends. Subjects in other hands are passed over. */
async function takeInHand<Message extends Subject>(
  client: PoolClient,
  { topic, batch, waiting, read }: Lane<Message>,
  leave: readonly string[],
): Promise<Message[]> {
  let passedOver = leave;
  for (;;) {
    const subjects = await waiting(client, { limit: batch, passedOver });
    if (subjects.length === 0) return [];
    const { rows } = await client.query<{ subject: string; mine: boolean }>(
      `SELECT subject, pg_try_advisory_xact_lock(hashtextextended('fordring.relay/' || $1 || '/' || subject, 0)) AS mine
       FROM unnest($2::text[]) AS subject`,
      [topic, subjects],
    );
    const mine = rows.filter((row) => row.mine).map(({ subject }) => subject);
    // Another process may have told them before they were in our hands.
    const messages = mine.length === 0 ? [] : await read(client, mine);
    if (messages.length > 0) return messages;
    passedOver = [...passedOver, ...subjects];
  }
}

interface Told<Message> {
  readonly told: readonly Message[];
  readonly refused: readonly Refused[];
  /** Why the round ended early. */
  readonly away?: Error;
}

async function tellEach<Message extends Subject>(
  messages: readonly Message[],
  { tell, atOnce }: Pick<Lane<Message>, 'tell' | 'atOnce'>,
): Promise<Told<Message>> {
  const told: Message[] = [];
  const refused: Refused[] = [];
  const ended: Error[] = [];
  await inParallel(messages, atOnce, async (message) => {
    if (ended.length > 0) return;
    try {
      await tell(message);
      passes('a message told and not marked');
      told.push(message);
    } catch (problem) {
      if (endsTheRound(problem)) ended.push(problem);
      else refused.push({ ...message, problem });
    }
  });
  const [away] = ended;
  return { told, refused, ...(away && { away }) };
}

function subjectsOf(messages: readonly Subject[]): string[] {
  return messages.map(({ subject }) => subject);
}
