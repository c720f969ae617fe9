import type { Question } from './lane';
import { doesNotRest } from './set-aside';

/**
 * The subjects of `untold`, a query that gives `subject`, `creditor` and `position`: each creditor in turn, the oldest
 * first, without those that rest after a refusal. For topics with few untold messages; the outbox has its own (`outbox.ts`).
 */
export function fairly(
  topic: string,
  untold: string,
  { limit, passedOver }: Question,
): { text: string; values: unknown[] } {
  return {
    text: `SELECT subject FROM (
        SELECT subject, position, row_number() OVER (PARTITION BY creditor ORDER BY position) AS turn
        FROM (${untold}) AS untold
        WHERE subject <> ALL ($2::text[]) AND ${doesNotRest(topic, 'subject')}) AS in_turn
      ORDER BY turn, position LIMIT $1`,
    values: [limit, passedOver],
  };
}
