import type { Role } from '../authority/roles';

/** What the system works out by itself for a step. */
export const REPORTS_OF_CLOSE = ['age-analysis', 'open-items', 'completeness'] as const;
export type ReportOfClose = (typeof REPORTS_OF_CLOSE)[number];

/**
 * A step of a month's close. A `reconciliation` is done when its run is signed; a `report` is worked out by the system and
 * looked through by a person; a `confirmation` is what a person does elsewhere and says so; a `valuation` is done when the
 * valuation of the closing is booked, and is left out in months that are no closing; `lists` is done when every administration
 * has confirmed its open-item list. Every step has two persons; for `lists` they are who makes the list and who confirms it.
 */
export interface CloseStep {
  readonly id: string;
  readonly title: string;
  readonly kind: 'reconciliation' | 'report' | 'confirmation' | 'valuation' | 'lists';
  /** The recipe of a reconciliation. */
  readonly recipe?: string | undefined;
  /** Of a reconciliation: it is done when the client has acknowledged it, and not when it is signed (S003-32). */
  readonly acknowledged?: true | undefined;
  /** The report that is worked out. */
  readonly report?: ReportOfClose | undefined;
  /** The steps that are signed before this one begins. */
  readonly dependsOn: readonly string[];
  /** The party that is chased when the step is late. */
  readonly owner: string;
  /** The role that says that the step is done; any that may do steps when absent. */
  readonly role?: Role | undefined;
  /** The banking day after the month's end by which the step is signed. */
  readonly dueOnBankingDay: number;
  /** Without it the month is not closed. */
  readonly required: boolean;
}

/** How a creditor closes its months. */
export interface CloseChecklist {
  /** The first month that is closed so. */
  readonly from: string;
  /** The banking day after the month's end on which the close begins. */
  readonly beginsOnBankingDay: number;
  /** The party that closes the month when every required step is signed. */
  readonly owner: string;
  readonly steps: readonly CloseStep[];
}

/** What is wrong with a checklist, in sentences; none when nothing is. */
export function problemsOfChecklist({ steps }: Pick<CloseChecklist, 'steps'>): string[] {
  const ids = steps.map(({ id }) => id);
  const problems = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `Step ${id} is there twice.`);
  for (const { id, kind, recipe, report, dependsOn, acknowledged } of steps) {
    if ((kind === 'reconciliation') !== (recipe !== undefined))
      problems.push(`Step ${id}: a reconciliation names its recipe, and no other step does.`);
    if (acknowledged && recipe === undefined) problems.push(`Step ${id}: only a reconciliation is acknowledged.`);
    if ((kind === 'report') !== (report !== undefined))
      problems.push(`Step ${id}: a report says which, and no other step does.`);
    for (const before of dependsOn.filter((one) => !ids.includes(one)))
      problems.push(`Step ${id} depends on ${before}, which is no step.`);
  }
  if (problems.length === 0 && hasCircle(steps)) problems.push('Some steps depend on each other in a circle.');
  return problems;
}

function hasCircle(steps: readonly CloseStep[]): boolean {
  const settled = new Set<string>();
  for (let before = -1; before < settled.size;) {
    before = settled.size;
    for (const { id, dependsOn } of steps) if (dependsOn.every((one) => settled.has(one))) settled.add(id);
  }
  return settled.size < steps.length;
}

/** Those of the steps that a month has: a step that depended on one that is left out waits for nothing in its place. */
export function stepsOfMonth(steps: readonly CloseStep[], belongs: (step: CloseStep) => boolean): readonly CloseStep[] {
  const own = steps.filter(belongs);
  const ids = new Set(own.map(({ id }) => id));
  return own.map((step) => ({ ...step, dependsOn: step.dependsOn.filter((one) => ids.has(one)) }));
}
