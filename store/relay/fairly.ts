import type { Lane } from './lane';
import { doesNotRest } from './set-aside';
import type { Subject } from './subject';

/**
 * What waits on a lane: the subjects of `untold`, a query that gives `subject`, `creditor` and `position`. Each creditor in
 * turn, the oldest first, without those that rest after a refusal. For topics with few untold messages; the outbox has its
 * own (`outbox.ts`).
 */
export function fairly(topic: string, untold: string): Lane<Subject>['waiting'] {
  return async (client, { limit, passedOver }) => {
    const { rows } = await client.query<Subject>(
      `SELECT subject FROM (
        SELECT subject, position, row_number() OVER (PARTITION BY creditor ORDER BY position) AS turn
        FROM (${untold}) AS untold
        WHERE subject <> ALL ($2::text[]) AND ${doesNotRest(topic, 'subject')}) AS in_turn
      ORDER BY turn, position LIMIT $1`,
      [limit, passedOver],
    );
    return rows.map(({ subject }) => subject);
  };
}
