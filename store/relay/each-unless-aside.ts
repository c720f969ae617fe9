import type { Pool } from 'pg';
import { endsTheRound } from './ends-the-round';
import { forgetSetAside, putAside, type SetAside } from './set-aside';
import type { Subject } from './subject';

/**
 * Does work that is looked for now and then, for every item in order, without those that rest after a refusal. One that
 * fails is set aside like a message (`set-aside.ts`), and the others go on. What was set aside and is no longer among the
 * items is forgotten, unless `isPart` says that others wait beside them. Throws when nobody can be reached.
 */
export async function eachUnlessAside<Item>(
  pool: Pool,
  topic: string,
  items: readonly Item[],
  {
    subjectOf,
    work,
    onSetAside,
    isPart = false,
  }: {
    readonly subjectOf: (item: Item) => Subject;
    readonly work: (item: Item) => Promise<void>;
    readonly onSetAside?: ((setAside: readonly SetAside[]) => void) | undefined;
    readonly isPart?: boolean;
  },
): Promise<void> {
  const known = await restingOf(pool, topic);
  for (const item of items) {
    const about = subjectOf(item);
    if (known.get(about.subject)) continue;
    try {
      await work(item);
      if (known.has(about.subject)) await forgetSetAside(pool, topic, [about.subject]);
    } catch (problem) {
      if (endsTheRound(problem)) throw problem;
      const setAside = await putAside(pool, topic, [{ ...about, problem }]);
      onSetAside?.(setAside);
    }
  }
  if (isPart) return;
  const waiting = new Set(items.map((item) => subjectOf(item).subject));
  const gone = [...known.keys()].filter((subject) => !waiting.has(subject));
  await forgetSetAside(pool, topic, gone);
}

/** What was set aside, and whether it rests still. */
async function restingOf(pool: Pool, topic: string): Promise<Map<string, boolean>> {
  const { rows } = await pool.query<{ subject: string; rests: boolean }>(
    'SELECT subject, next_try_at > clock_timestamp() AS rests FROM fordring.set_aside WHERE topic = $1',
    [topic],
  );
  return new Map(rows.map(({ subject, rests }) => [subject, rests]));
}
