import type { Pool, PoolClient } from 'pg';
import { actsFor, isService } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from './creditor-chart';
import { wakeLettersOf } from './letterhead';
import { StandingDataRefused } from './standing-data-refused';
import { standingChanges, type Standing, type StandingChange } from './standing-changes';

export interface Settling {
  readonly changeId: string;
  readonly mark: 'approved' | 'rejected' | 'withdrawn';
  readonly by: Standing;
  /** Today of the creditor whose change it is. */
  readonly today: CivilDate;
  readonly note?: string;
}

/**
 * Approves, turns down or takes back a change that waits. Nobody approves their own, and a system approves nothing. The
 * same act again by the same person gives the same answer. Throws `StandingDataRefused`.
 */
export function settleStandingChange(pool: Pool, settling: Settling): Promise<StandingChange> {
  const { changeId, mark, by, today, note } = settling;
  const { subject } = by.actor;
  return inTransaction(pool, async (client) => {
    const { creditorId } = await changeFor(client, settling);
    await lockCreditor(client, creditorId);
    const change = await changeFor(client, settling);
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
    if (mark === 'approved') {
      await approveLocked(client, {
        changeId,
        by,
        today,
        proposedBy: change.proposedBy,
        ...(note !== undefined && { note }),
      });
    } else {
      await writeMark(client, { changeId, mark, by, today, ...(note !== undefined && { note }) });
    }
    return changeFor(client, settling);
  });
}

/** Also for a change of another creditor: whether it exists is nobody else's matter. */
export function changeUnknown(changeId: string): StandingDataRefused {
  const message = `There is no change ${changeId}. fordring standing-data lists them.`;
  return new StandingDataRefused('change-unknown', message);
}

async function changeFor(client: PoolClient, { changeId, by }: Settling): Promise<StandingChange> {
  const [change] = await standingChanges(client, { changeId });
  if (change && actsFor(by.actor, change.creditorId)) return change;
  throw changeUnknown(changeId);
}

type Approval = Pick<Settling, 'changeId' | 'by' | 'today' | 'note'> & {
  readonly proposedBy: string;
  readonly alone?: true;
};

/** In the caller's transaction, behind the creditor's lock. Throws `StandingDataRefused`. */
export async function approveLocked(client: PoolClient, approval: Approval): Promise<void> {
  const { by, proposedBy, alone = false, changeId } = approval;
  if (isService(by.actor)) {
    throw new StandingDataRefused(
      'system',
      'A system (back-office) approves nothing. A person must approve the change.',
    );
  }
  if (by.actor.subject === proposedBy && !alone) {
    throw new StandingDataRefused(
      'own-proposal',
      `Standing data is changed by two persons, and you proposed this yourself. Another person approves it: fordring standing-data approve ${changeId}`,
    );
  }
  await writeMark(client, { ...approval, mark: 'approved', alone });
  const [change] = await standingChanges(client, { changeId });
  if (change?.kind === 'letterhead') await wakeLettersOf(client, change.creditorId);
}

async function writeMark(client: PoolClient, settled: Settling & { readonly alone?: boolean }): Promise<void> {
  const { changeId, mark, by, today, note, alone = false } = settled;
  await client.query(
    `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, role, marked_on, alone, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [changeId, mark, by.actor.subject, by.role, today, alone, note ?? null],
  );
}
