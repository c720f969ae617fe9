import type { ObjectiveNumber } from '../controls/objectives';
import type { CivilDate } from '../kernel/civil-date';
import { latestState, type AuditEntry } from './audit-entry';

export const SEVERITIES = ['critical', 'significant', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What an auditor remarked, as it was raised. */
export interface RaisedRemark {
  readonly title: string;
  /** In which report, and where. */
  readonly source: string;
  readonly severity: Severity;
  /** The control objective that it touches. */
  readonly objective?: ObjectiveNumber;
  /** The measure, account or control that it touches. */
  readonly control?: string;
  /** Who answers for it, as the sign-in names the person. */
  readonly owner: string;
  readonly dueOn: CivilDate;
}

/** raised → answered → handled → closed (S000-05); what comes back is reopened. */
export type RemarkState = 'raised' | 'answered' | 'handled' | 'closed' | 'reopened';

export interface RemarkStanding extends RaisedRemark {
  readonly remarkId: string;
  readonly text: string;
  readonly state: RemarkState;
  readonly raisedBy: string;
  readonly raisedOn: CivilDate;
  readonly isLate: boolean;
  readonly closedBy?: string;
  readonly closedOn?: CivilDate;
  readonly history: readonly AuditEntry[];
}

/** The remarks that were raised until a day, each as it then stood. */
export function remarksOn(asOf: CivilDate, entries: readonly AuditEntry[]): RemarkStanding[] {
  const own = entries.filter(({ kind, saidOn }) => kind === 'remark' && saidOn <= asOf);
  return own
    .filter(({ mark }) => mark === 'raised')
    .map((raised) => {
      const history = own.filter(({ subject }) => subject === raised.subject);
      const last = latestState(history) ?? raised;
      const said = raised.data as unknown as RaisedRemark;
      // A reopening may give another day.
      const dueOn = (history.findLast(({ data }) => data['dueOn'] !== undefined)?.data['dueOn'] ??
        said.dueOn) as CivilDate;
      const state = last.mark as RemarkState;
      return {
        ...said,
        ...{ dueOn, remarkId: raised.subject, text: raised.says, state, history },
        ...{ raisedBy: raised.saidBy, raisedOn: raised.saidOn },
        isLate: state !== 'closed' && dueOn < asOf,
        ...(state === 'closed' && { closedBy: last.saidBy, closedOn: last.saidOn }),
      };
    });
}
