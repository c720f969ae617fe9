import type { PoolClient } from 'pg';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { overtakenBy } from './overtaken-by';
import { writeMark } from './settle-standing-change';
import type { Standing, StandingChange } from './standing-changes';
import { StandingDataRefused } from './standing-data-refused';

interface Contradicting {
  readonly kind: StandingChange['kind'];
  readonly validFrom: CivilDate;
  readonly today: CivilDate;
}

/**
 * The changes that wait and would begin on the same day with other contents. Versions of a policy add up, and have a check of
 * their own.
 */
export function contradictedBy(
  { kind, validFrom, today }: Contradicting,
  others: readonly StandingChange[],
): readonly StandingChange[] {
  if (kind === 'adopted-policies') return [];
  return others.filter(
    (change) =>
      change.state === 'waiting' &&
      laterOf(change.validFrom, today) === laterOf(validFrom, today) &&
      !overtakenBy(others, change.changeId, today),
  );
}

/** Takes the caller's own changes back, and gives their ids. Throws `StandingDataRefused` where another person's waits. */
export async function takeBackOwn(
  client: PoolClient,
  contradicted: readonly StandingChange[],
  { changeId, by, today }: { readonly changeId: string; readonly by: Standing; readonly today: CivilDate },
): Promise<readonly string[]> {
  const other = contradicted.find(({ proposedBy }) => proposedBy !== by.actor.subject);
  if (other) {
    throw new StandingDataRefused(
      'other-waits',
      `Change ${other.changeId} by ${other.proposedBy} waits already, and says otherwise from the same day. Have it approved, turned down or taken back first: fordring standing-data.`,
    );
  }
  for (const own of contradicted) {
    await writeMark(client, own.changeId, 'withdrawn', { by, today, note: `replaced by ${changeId}` });
  }
  return contradicted.map((own) => own.changeId);
}
