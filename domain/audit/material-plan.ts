import { addMonths, type CivilDate } from '../kernel/civil-date';
import { latestState, type AuditEntry } from './audit-entry';

export const CRITICALITIES = ['critical', 'important', 'ordinary'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

/** Something that the accounts of a year rest on (S000-01, S000-03). */
export interface MaterialItem {
  readonly id: string;
  readonly title: string;
  /** Without a critical item the year is not closed for good. */
  readonly criticality: Criticality;
  /** Who sees to the item, as the sign-in names the person. */
  readonly owner: string;
  readonly dueOn: CivilDate;
  /** Whether at least one file must be kept with the item before it is done. */
  readonly documented: boolean;
  /** From where the item comes, such as `S000-02`. */
  readonly sources?: readonly string[];
}

/** The material of one year: dated data of the creditor, under the year's name. */
export interface MaterialPlan {
  readonly items: readonly MaterialItem[];
}

export type MaterialState = 'open' | 'done' | 'signed' | 'taken-back';

/** An item as it stands on a day. */
export interface MaterialStanding extends MaterialItem {
  readonly year: string;
  readonly state: MaterialState;
  readonly isLate: boolean;
  /** Neither signed nor overridden; of a critical item the year's close waits for it. */
  readonly isGap: boolean;
  readonly doneBy?: string;
  readonly doneOn?: CivilDate;
  readonly signedBy?: string;
  readonly signedOn?: CivilDate;
  readonly overriddenBy?: string;
  readonly overriddenBecause?: string;
  readonly documents: readonly { readonly sha256: string; readonly fileName: string }[];
}

/** What is wrong with a plan, in sentences; none when nothing is. */
export function problemsOfPlan({ items }: MaterialPlan): string[] {
  const ids = items.map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `Item ${id} is there twice.`);
}

/** The items of a plan by what was said of each until a day. */
export function standingOfPlan(
  { year, plan, asOf }: { readonly year: string; readonly plan: MaterialPlan; readonly asOf: CivilDate },
  entries: readonly AuditEntry[],
): MaterialStanding[] {
  return plan.items.map((item) => {
    const own = entries.filter(({ subject, saidOn }) => subject === subjectOfItem(year, item.id) && saidOn <= asOf);
    const last = latestState(own);
    const state = (last?.mark ?? 'open') as MaterialState;
    const done = state === 'done' || state === 'signed' ? own.findLast(({ mark }) => mark === 'done') : undefined;
    const override = own.findLast(({ mark }) => mark === 'overridden');
    return {
      ...{ year, ...item, state },
      isLate: state !== 'signed' && item.dueOn < asOf,
      isGap: state !== 'signed' && !override,
      ...(done && { doneBy: done.saidBy, doneOn: done.saidOn }),
      ...(state === 'signed' && last && { signedBy: last.saidBy, signedOn: last.saidOn }),
      ...(override && { overriddenBy: override.saidBy, overriddenBecause: override.says }),
      documents: own.flatMap(({ document, fileName }) =>
        document === undefined ? [] : [{ sha256: document, fileName: fileName ?? '' }],
      ),
    };
  });
}

export function subjectOfItem(year: string, id: string): string {
  return `${year}/${id}`;
}

/** The plan of the next year: the same items and owners, each a year later. What was said of the items stays behind. */
export function rolledForward({ items }: MaterialPlan, years: number): MaterialPlan {
  return { items: items.map((item) => ({ ...item, dueOn: addMonths(item.dueOn, 12 * years) })) };
}
