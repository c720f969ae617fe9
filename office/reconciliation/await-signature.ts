import type { Pool, PoolClient } from 'pg';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { RunName, RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import type { Waiting } from './await-sources';
import { DEADLINES } from './due-days';
import { escalateWhatIsLate } from './escalate';
import { note } from './notices';
import { partyNamed } from './parties';
import { recipeOfRun } from './recipe-of-run';
import { remindWhileDrawn } from './remind-while-drawn';
import { eventsOf, latest, lockRun, noticeOf, record } from './run-record';
import { STANDS } from './stands';
import { lockRunInSeries } from './start-run';
import { creditorOfRuns } from './creditor-of-runs';

/** Whether a matched run is signed. What has passed its day goes a step higher. */
export async function lookForSignature(pool: Pool, name: RunName, today: CivilDate): Promise<Waiting> {
  const recipe = await recipeOfRun(pool, name);
  const { calendar } = await creditorOfRuns(pool, name.creditorId);
  const run = await inTransaction(pool, async (client) => {
    const locked = await lockRunInSeries(client, name);
    if (locked.state !== 'matched' && locked.state !== 'prepared') return locked;
    const drawn = await remindWhileDrawn(client, locked, recipe, { today, calendar });
    return escalateWhatIsLate(client, drawn, recipe, { today, calendar });
  });
  const isOpen = run.state === 'matched' || run.state === 'prepared';
  return { notice: noticeOf(run), ...(isOpen && { waitsFor: STANDS[run.state] }) };
}

/** Whether the client has acknowledged; when its days have passed it is chased, and again each banking week. */
export async function lookForAcknowledgement(pool: Pool, name: RunName, today: CivilDate): Promise<Waiting> {
  const recipe = await recipeOfRun(pool, name);
  const { calendar } = await creditorOfRuns(pool, name.creditorId);
  const run = await inTransaction(pool, async (client) => {
    const locked = await lockRun(client, name);
    if (locked.state !== 'unacknowledged') return locked;
    const events = await eventsOf(client, locked.runId);
    const filedOn = latest(events, 'EvidenceFiled')?.on ?? today;
    const chasedOn = latest(events, 'AcknowledgementChased')?.on;
    const isChased = chasedOn !== undefined && chasedOn >= filedOn;
    const dueAfter = isChased
      ? calendar.addBankingDays(chasedOn, DEADLINES.chaseEveryBankingDays)
      : addDays(filedOn, (recipe.acknowledgement?.withinDays ?? 0) + 1);
    if (today < dueAfter) return locked;
    const from = recipe.acknowledgement?.by ?? '';
    const chased = await record(
      client,
      locked,
      { on: today },
      { type: 'AcknowledgementChased', from },
      { tells: false },
    );
    await note(
      client,
      chased,
      from,
      `${recipe.title} for ${locked.period} was signed and sent on ${filedOn}, and your acknowledgement has not come: fordring reconciliations acknowledge ${recipe.id} --period ${locked.period}.`,
      today,
    );
    const before = events.filter(({ event, on }) => event.type === 'AcknowledgementChased' && on >= filedOn).length;
    const above = await whoHearsOf(client, { ...locked, first: recipe.signedBy }, before);
    if (above !== undefined) {
      const message = `${recipe.title} for ${locked.period} was sent on ${filedOn}, and ${from} has not acknowledged it although asked ${counted(before + 1, 'time')}.`;
      await note(client, chased, above, message, today);
    }
    return chased;
  });
  const notice: RunNotice = noticeOf(run);
  return run.state === 'unacknowledged'
    ? { notice, waitsFor: `the acknowledgement of ${recipe.acknowledgement?.by ?? ''}` }
    : { notice };
}

/**
 * Who hears that a client is asked once more: whoever signs at the second time, and each time after that who stands above,
 * as the creditor's parties say; at the top it is told again. Nobody at the first.
 */
async function whoHearsOf(
  client: PoolClient,
  { creditorId, first }: { readonly creditorId: string; readonly first: string },
  askedBefore: number,
): Promise<string | undefined> {
  if (askedBefore === 0) return undefined;
  let hears = first;
  for (let step = 1; step < askedBefore; step += 1) {
    const { above } = await partyNamed(client, creditorId, hears);
    if (above === null) break;
    hears = above;
  }
  return hears;
}
