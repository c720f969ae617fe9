import type { PoolClient } from 'pg';
import { postingKey } from '../payments/post-movement';
import { registrationKey } from '../registration/register-claims';
import type { CheckLog } from './check-report';

/** One of those for which it does not hold, with the count of all. */
interface OfCommand {
  readonly key: string;
  readonly claimId: string;
  readonly number: number;
  readonly count: number;
}

/** Holds the kept commands against the events that they led to, both ways. */
export async function checkCommands(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows: counted } = await client.query<{ count: number }>(`SELECT count(*) FROM (${KEPT}) AS kept`, [
    creditorIds ?? null,
  ]);
  log.examine('commands', counted[0]?.count ?? 0);
  const { rows: without } = await client.query<OfCommand>(
    `SELECT key, kept.claim_id AS "claimId", from_event AS number, count(*) OVER () AS count FROM (${KEPT}) AS kept
     WHERE from_event <= to_event AND NOT EXISTS (SELECT FROM fordring.claim_event AS event
       WHERE event.claim_id = kept.claim_id AND event.event_number = from_event AND event.command_key = kept.key)
     ORDER BY key LIMIT 10`,
    [creditorIds ?? null],
  );
  for (const { key, claimId, number } of without)
    log.offend(
      'commands',
      `command ${key}: it is said to have led to event ${number} of claim ${claimId}, and that is no event of it`,
    );
  log.offendMore('commands', (without[0]?.count ?? 0) - without.length);
  const { rows: unkept } = await client.query<OfCommand>(
    `SELECT event.command_key AS key, event.claim_id AS "claimId", event.event_number AS number,
       count(*) OVER () AS count
     FROM fordring.claim_event AS event LEFT JOIN (${KEPT}) AS kept ON kept.key = event.command_key
     WHERE NOT starts_with(event.command_key, $2) AND NOT starts_with(event.command_key, $3)
       AND ($1::text[] IS NULL OR left(event.claim_id, strpos(event.claim_id, '/') - 1) = ANY ($1))
       AND (kept.claim_id = event.claim_id AND event.event_number BETWEEN from_event AND to_event) IS NOT TRUE
     ORDER BY event.claim_id, event.event_number LIMIT 10`,
    [creditorIds ?? null, registrationKey(''), postingKey('')],
  );
  for (const { key, claimId, number } of unkept)
    log.offend('commands', `claim ${claimId}, event ${number}: its command ${key} is not kept, or names other events`);
  log.offendMore('commands', (unkept[0]?.count ?? 0) - unkept.length);
}

const KEPT = `SELECT key, result ->> 'claimId' AS claim_id, (result ->> 'fromEvent')::integer AS from_event,
    (result ->> 'toEvent')::integer AS to_event
  FROM fordring.command
  WHERE $1::text[] IS NULL OR left(result ->> 'claimId', strpos(result ->> 'claimId', '/') - 1) = ANY ($1)`;
