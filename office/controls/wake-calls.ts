import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { WaitingGate } from '../../domain/claim/answer';
import { eachTold } from '../../domain/kernel/each-told';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import type { ClaimNews } from '../claims/deliver-facts';
import type { RulebookFor } from '../claims/decide-and-book';
import type { Clock } from '../creditors/creditor';
import { waitersAtGate, type Waiters } from './at-gate';
import { followedClaims } from './followed-claims';

/** The engine's side of gates that open. May be repeated: whoever does not wait any more asks the ledger once in vain. */
export interface GateEngine {
  openGate(news: ClaimNews, gate: string): Promise<void>;
}

export interface WakeCallParts {
  readonly pool: Pool;
  readonly engine: GateEngine;
  readonly rulebookFor: RulebookFor;
  readonly clock?: Clock;
  /** So many claims are looked at before the row says how far it has come; 200 when absent. */
  readonly page?: number;
}

interface WakeCall extends Subject {
  readonly creditorId: string;
  readonly gate: WaitingGate;
  readonly today: CivilDate;
  readonly position: string;
}

/** A page of a wake call in hand: what was found is kept until it is marked. */
interface WakeCallInHand extends WakeCall {
  found: Waiters & { readonly called: number };
}

const PAGE = 200;
const AT_ONCE = 20;
/** A page takes at least so long while more are behind it: claims that wake all at once would hold up every other act. */
const PAGE_MILLISECONDS = 1_000;

const TODAY = 'fordring.today_of(creditor_id)';

const OPEN_CALLS = `fordring.wake_call WHERE expanded_at IS NULL AND opens_on <= ${TODAY}`;

const UNTOLD = `SELECT wake_call_id::text AS subject, creditor_id AS creditor, wake_call_id AS position FROM ${OPEN_CALLS}`;

/**
 * Wakes who waits at a gate that has opened: one row of the ledger becomes a signal for each claim whose next step is due
 * and has the gate, a page in each round. The row says how far it has come, so a relay that dies in the middle goes on
 * there; and when it was expanded, and to how many. A claim whose workflow refuses the signal is passed over, and the
 * control of the two books names it (`missedAtGates`). Returns how many pages were dealt with.
 */
export function expandWakeCalls(parts: WakeCallParts, options?: RoundOptions): Promise<number> {
  const { pool, page = PAGE } = parts;
  const lane: Lane<WakeCallInHand> = {
    ...{ topic: 'wake-call', batch: 1, atOnce: 1 },
    waiting: fairly('wake-call', UNTOLD),
    read: readWakeCalls,
    async tell(call) {
      const began = Date.now();
      const found = await waitersAtGate(pool, parts.rulebookFor, { ...call, after: call.position, limit: page });
      call.found = { ...found, called: await callEach(call, found.claimIds, parts) };
      if (found.looked !== undefined && page >= PAGE) await wait(Math.max(0, began + PAGE_MILLISECONDS - Date.now()));
    },
    async mark(client, calls) {
      for (const { subject, found } of calls) {
        await client.query(
          `UPDATE fordring.wake_call SET called = called + $2, position = coalesce($3, position),
             expanded_at = CASE WHEN $3::text IS NULL THEN clock_timestamp() END
           WHERE wake_call_id = $1::bigint`,
          [subject, found.called, found.looked ?? null],
        );
      }
      return calls.length;
    },
  };
  return relayRound(pool, lane, options);
}

async function readWakeCalls(client: PoolClient, subjects: readonly string[]): Promise<WakeCallInHand[]> {
  const { rows } = await client.query<WakeCall>(
    `SELECT wake_call_id::text AS subject, creditor_id AS "creditorId", gate, coalesce(position, '') AS position,
       ${TODAY} AS today
     FROM ${OPEN_CALLS} AND wake_call_id = ANY ($1::bigint[])`,
    [subjects],
  );
  return rows.map((call) => ({ ...call, found: { claimIds: [], called: 0 } }));
}

/** Wakes these claims at the gate, and says how many. Throws `ReceiverAway`. */
export async function callEach(
  { gate }: Pick<WakeCall, 'gate'>,
  claimIds: readonly string[],
  { pool, engine, rulebookFor, clock }: WakeCallParts,
): Promise<number> {
  const news = await followedClaims(pool, rulebookFor, clock).newsOf(claimIds);
  return (await eachTold(news, AT_ONCE, (each) => engine.openGate(each, gate))).length;
}
