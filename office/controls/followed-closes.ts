import type { Pool } from 'pg';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import type { RoundOptions } from '../../store/relay/lane';
import type { CloseName } from '../../workflows/close-port';

export interface CloseToFollow extends CloseName {
  readonly timeZone: string;
}

/** The engine's side of closes that nothing new is told of. */
export interface CloseKeeper {
  /** Sees to it that a close has its workflow; one that has is left alone. */
  ensureClose(close: CloseToFollow): Promise<void>;
}

/** The closes whose workflow must live: those of open months, of which the engine was told all there is. */
export async function closesToFollow(pool: Pool): Promise<CloseToFollow[]> {
  const { rows } = await pool.query<CloseToFollow>(
    `SELECT creditor_id AS "creditorId", period, time_zone AS "timeZone"
     FROM fordring.period_close JOIN fordring.creditor USING (creditor_id)
     WHERE state <> 'closed' AND told_news >= news ORDER BY creditor_id, period`,
  );
  return rows;
}

/** The closes that a workflow may follow: those of open months, and those that the engine is about to be told of. */
export async function closesKnown(pool: Pool): Promise<CloseName[]> {
  const { rows } = await pool.query<CloseName>(
    `SELECT creditor_id AS "creditorId", period FROM fordring.period_close WHERE state <> 'closed' OR told_news < news`,
  );
  return rows;
}

/** Sees to it that the close of every open month has its workflow: an engine that lost some gets them again. */
export async function ensureCloses(
  pool: Pool,
  engine: CloseKeeper,
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  await eachUnlessAside(pool, 'close-kept', await closesToFollow(pool), {
    onSetAside,
    subjectOf: ({ creditorId, period }) => ({ subject: `${creditorId}/${period}`, creditorId }),
    work: (close) => engine.ensureClose(close),
  });
  return 0;
}
