import { randomUUID } from 'node:crypto';
import { isService } from '../../domain/authority/actor';
import type { StandingKind } from '../../domain/authority/standing-data';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Desk } from '../counter/act';
import { proposeStandingChange, type StandingAnswer } from './propose-standing-change';
import type { Standing } from './standing-changes';
import { StandingDataRefused } from './standing-data-refused';

/** Whoever is at the counter, by the role that permits the act. */
export function standingOf({ actor, role }: Pick<Desk, 'actor' | 'role'>): Standing {
  return { actor, role: role ?? 'anybody' };
}

/**
 * The second person who is there too, where one is: another one, who may approve. Throws `StandingDataRefused` and
 * `PermissionMissing`.
 */
export async function secondAt(desk: Desk): Promise<Standing | undefined> {
  const { second } = desk.caller;
  if (!second) return undefined;
  if (second.subject === desk.actor.subject || isService(second)) {
    const message = 'The second token is of the same person, or of a system. Two persons change standing data.';
    throw new StandingDataRefused('second-person', message);
  }
  return { actor: second, role: (await desk.demand('approve-standing-data', second)) ?? 'anybody' };
}

/** A change of the caller's creditor, under the caller's own key where there is one. */
export async function changeAt(
  desk: Desk,
  change: {
    readonly creditorId: string;
    readonly today: CivilDate;
    readonly kind: StandingKind;
    readonly name?: string;
    readonly contents: unknown;
    readonly validFrom?: CivilDate | undefined;
  },
): Promise<StandingAnswer> {
  const { validFrom, ...asked } = change;
  const second = await secondAt(desk);
  return proposeStandingChange(desk.pool, {
    ...asked,
    changeId: desk.caller.key ?? `s-${randomUUID().slice(0, 13)}`,
    by: standingOf(desk),
    ...(validFrom !== undefined && { validFrom }),
    ...(second && { second }),
  });
}

/** The caller without the key: where one errand is several changes, and the key names the errand. */
export function withoutKey({ by, second, creditorId, today }: Desk['caller']): Desk['caller'] {
  return {
    by,
    ...(second && { second }),
    ...(creditorId !== undefined && { creditorId }),
    ...(today !== undefined && { today }),
  };
}
