import type { ClientBase, Pool, PoolClient } from 'pg';
import { actsFor, isService, type Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from './creditor-chart';
import { wakeLettersOf } from './letterhead';
import { overtakenBy } from './overtaken-by';
import { StandingDataRefused } from './standing-data-refused';
import { standingChanges, type Standing, type StandingChange } from './standing-changes';

/** Somebody who settles a change, on the creditor's own today. */
interface Settler {
  readonly by: Standing;
  readonly today: CivilDate;
  readonly note?: string | undefined;
}

export interface Settling extends Settler {
  readonly changeId: string;
  /** Whose change it is. */
  readonly creditorId: string;
  readonly mark: 'approved' | 'rejected' | 'withdrawn';
}

/**
 * Approves, turns down or takes back a change that waits. Nobody approves their own, and a system approves nothing. The
 * same act again by the same person gives the same answer. Throws `StandingDataRefused`.
 */
export function settleStandingChange(pool: Pool, settling: Settling): Promise<StandingChange> {
  const { changeId, creditorId, mark, by } = settling;
  const { subject } = by.actor;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const change = await changeFor(client, by.actor, changeId);
    if (change.state === mark && change.settledBy === subject) return change;
    if (change.state !== 'waiting') {
      const how = `it was ${change.state} by ${change.settledBy ?? 'nobody'} on ${change.settledOn ?? 'no day'}`;
      throw new StandingDataRefused('not-waiting', `Change ${changeId} waits for nobody: ${how}.`);
    }
    if (mark === 'withdrawn' && change.proposedBy !== subject) {
      throw new StandingDataRefused(
        'not-own-proposal',
        'Only who put the change forward takes it back. Whoever may approve it can turn it down.',
      );
    }
    if (mark === 'approved') await approveLocked(client, change, settling);
    else await writeMark(client, changeId, mark, settling);
    return changeFor(client, by.actor, changeId);
  });
}

/** Of another creditor's change nothing is told, nor whether there is one. Throws `StandingDataRefused`. */
export async function changeFor(
  connection: ClientBase | Pool,
  actor: Actor,
  changeId: string,
): Promise<StandingChange> {
  const [change] = await standingChanges(connection, { changeId });
  if (change && actsFor(actor, change.creditorId)) return change;
  const message = `There is no change ${changeId}. fordring standing-data lists them.`;
  throw new StandingDataRefused('change-unknown', message);
}

/** What an approval must know of a change. */
export type PutForward = Pick<StandingChange, 'changeId' | 'creditorId' | 'kind' | 'name' | 'proposedBy'>;

type Approval = Settler & {
  /** The first of its kind, which one person takes up. */
  readonly alone?: boolean;
};

/** In the caller's transaction, behind the creditor's lock. Throws `StandingDataRefused`. */
export async function approveLocked(client: PoolClient, change: PutForward, approval: Approval): Promise<void> {
  const { by, today, alone = false } = approval;
  const { changeId, creditorId, kind, name } = change;
  if (isService(by.actor)) {
    throw new StandingDataRefused(
      'system',
      'A system (back-office) approves nothing. A person must approve the change.',
    );
  }
  if (by.actor.subject === change.proposedBy && !alone) {
    throw new StandingDataRefused(
      'own-proposal',
      `Standing data is changed by two persons, and you proposed this yourself. Another person approves it: fordring standing-data approve ${changeId}`,
    );
  }
  const newer = overtakenBy(await standingChanges(client, { creditorId, kind, name }), changeId, today);
  if (newer) {
    throw new StandingDataRefused(
      'overtaken',
      `Change ${changeId} was overtaken by ${newer.changeId}, which was put forward later and is approved. Turn it down, and put it forward again if it is still meant.`,
    );
  }
  await writeMark(client, changeId, 'approved', approval);
  if (kind === 'letterhead') await wakeLettersOf(client, creditorId);
}

export async function writeMark(
  client: PoolClient,
  changeId: string,
  mark: Settling['mark'],
  { by, today, note, alone = false }: Approval,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, role, marked_on, alone, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [changeId, mark, by.actor.subject, by.role, today, alone, note ?? null],
  );
}
