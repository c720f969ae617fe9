import type { CivilDate } from '../kernel/civil-date';
import type { Role } from './roles';

export const MARKS = ['proposed', 'approved', 'rejected', 'withdrawn', 'executed', 'reversed'] as const;
export type Mark = (typeof MARKS)[number];

/** What somebody did with a decision. A decision is the fold of its marks; none is ever changed. */
export interface DecisionMark {
  readonly mark: Mark;
  /** The subject of the one who did it. */
  readonly by: string;
  /** Absent for who only withdrew their own proposal. */
  readonly role?: Role;
  /** The business day. */
  readonly on: CivilDate;
  readonly note?: string;
  /** Of an approval: the version of the matrix under which it was given. */
  readonly matrixVersion?: string;
}

export const DECISION_STATES = ['new', 'waiting', 'approved', 'executed', 'rejected', 'withdrawn', 'reversed'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/**
 * What each mark makes of a state; a mark that is not here cannot follow. Who decides alone marks it executed at once;
 * what was proposed is never executed before another person approved it.
 */
const NEXT: Readonly<Record<DecisionState, Partial<Record<Mark, DecisionState>>>> = {
  new: { proposed: 'waiting', executed: 'executed' },
  waiting: { approved: 'approved', rejected: 'rejected', withdrawn: 'withdrawn' },
  approved: { executed: 'executed' },
  executed: { reversed: 'reversed' },
  rejected: {},
  withdrawn: {},
  reversed: {},
};

/** Undefined when the mark cannot follow. */
export function stateAfter(state: DecisionState, mark: Mark): DecisionState | undefined {
  return NEXT[state][mark];
}

/** Where a decision with these marks stands. Throws `RangeError` when one of them cannot have followed: a bug, or a forgery. */
export function decisionState(marks: readonly Pick<DecisionMark, 'mark'>[]): DecisionState {
  let state: DecisionState = 'new';
  for (const { mark } of marks) {
    const next = stateAfter(state, mark);
    if (!next) throw new RangeError(`A decision that is ${state} cannot be marked ${mark}.`);
    state = next;
  }
  return state;
}
