import type { Pool } from 'pg';
import type { RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { refuseEarlierDay, refuseLaterSigned } from './order-of-signing';
import { isSigned } from './run-events';
import { lockRun, noticeOf, record } from './run-record';
import { RunRefused } from './run-refused';
import { demandedWords } from './said-words';
import type { Signing } from './signing';
import { STANDS } from './stands';
import { lockSeries } from './start-run';
import { doneBy, refuseService, type By } from './who-acts';

/**
 * Takes a preparation or signature back, with its reason: everything that was done stays on record. What a later period
 * was signed on top of is not pulled away from under it. Throws `RunRefused`.
 */
export async function reopenRun(
  pool: Pool,
  { run: name, today, reason }: Signing & { readonly reason: string },
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'reopen');
  const why = demandedWords(reason, 'Say why it is opened again: --reason.');
  return inTransaction(pool, async (client) => {
    await lockSeries(client, name.creditorId, name.recipe);
    const run = await lockRun(client, name);
    if (run.state !== 'prepared' && !isSigned(run.state)) {
      throw new RunRefused('not-signed', `${run.recipe} for ${run.period} is open as it is: ${STANDS[run.state]}.`);
    }
    if (isSigned(run.state)) await refuseLaterSigned(client, run);
    await refuseEarlierDay(client, run, today);
    return noticeOf(await record(client, run, doneBy(by, today), { type: 'RunReopened', reason: why }));
  });
}
