import type { Pool } from 'pg';
import type { Procedure, ProcedureState } from '../../domain/audit/procedure';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { standingChanges, type StandingChange } from '../creditors/standing-changes';

/** A version of a procedure as it stands on a day, with its two persons. */
export interface ProcedureVersion extends Procedure {
  readonly procedureId: string;
  readonly changeId: string;
  readonly state: ProcedureState;
  /** From which day it holds, or would. */
  readonly from: CivilDate;
  readonly proposedBy: string;
  readonly settledBy?: string;
  /** In force, and past the day by which it is looked at again. */
  readonly isDueForReview: boolean;
}

/** Every version that was put forward until a day, by procedure, the oldest first. */
export async function proceduresOn(pool: Pool, creditorId: string, asOf: CivilDate): Promise<ProcedureVersion[]> {
  const changes = (await standingChanges(pool, { creditorId, kind: 'procedure' })).filter(
    ({ proposedOn, alone }) => alone || proposedOn <= asOf,
  );
  const names = [...new Set(changes.map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const own = changes.filter((change) => change.name === name);
    const inForce = own
      .filter((change) => isApprovedBy(change, asOf) && fromDay(change) <= asOf)
      .toSorted((one, other) => (fromDay(one) < fromDay(other) ? -1 : fromDay(one) > fromDay(other) ? 1 : 0))
      .at(-1);
    return own.flatMap((change) => {
      // A procedure that has ended has no contents.
      if (change.contents === null) return [];
      const contents = change.contents as Procedure;
      const state = stateOf(change, inForce, asOf);
      const version: ProcedureVersion = {
        ...contents,
        ...{ procedureId: name, changeId: change.changeId, state, from: fromDay(change) },
        proposedBy: change.proposedBy,
        ...(isSettledBy(change, asOf) && change.settledBy !== undefined && { settledBy: change.settledBy }),
        isDueForReview: state === 'in-force' && contents.reviewBy < asOf,
      };
      return [version];
    });
  });
}

function isSettledBy({ settledOn, alone }: StandingChange, asOf: CivilDate): boolean {
  return settledOn !== undefined && (alone || settledOn <= asOf);
}

function isApprovedBy(change: StandingChange, asOf: CivilDate): boolean {
  return change.state === 'approved' && isSettledBy(change, asOf);
}

function fromDay({ validFrom, settledOn, alone }: StandingChange): CivilDate {
  return alone || settledOn === undefined ? validFrom : laterOf(validFrom, settledOn);
}

function stateOf(change: StandingChange, inForce: StandingChange | undefined, asOf: CivilDate): ProcedureState {
  if (change === inForce) return 'in-force';
  if (!isSettledBy(change, asOf)) return 'draft';
  if (change.state !== 'approved') return 'turned-down';
  return fromDay(change) > asOf ? 'draft' : 'replaced';
}
