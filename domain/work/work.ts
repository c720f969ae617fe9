import type { Role } from '../authority/roles';
import { addDays, daysBetween, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';

/** Something that needs a person, as whoever finds it says it. */
export interface Work {
  readonly kind: WorkKind;
  /** What it is about: a claim's id, a payment's, a decision's, a creditor's. With the kind it is unique. */
  readonly about: string;
  /** The claim that it concerns, where there is one: whose the claim is, the work is. */
  readonly claimId?: string;
  readonly since: CivilDate;
  /** By when it must be done, where something else than the kind says so. */
  readonly dueOn?: CivilDate;
  /** Who may do it, where something else than the kind says so. */
  readonly roles?: readonly Role[];
  /** In English. */
  readonly why: string;
  /** The money that stands still or is lost while nobody acts; absent where no sum can be said. */
  readonly amount?: Money;
  /** After this day all of the amount is lost. */
  readonly lostAfter?: CivilDate;
  /** The command that settles it. */
  readonly act: string;
}

/** How long a person may take, and who is asked. Own choices: the sources state no such limits. */
interface KindOfWork {
  readonly withinDays: number;
  readonly roles: readonly Role[];
}

const HANDLERS: readonly Role[] = ['case-handler', 'supervisor'];
const CHIEFS: readonly Role[] = ['supervisor', 'manager', 'controller'];

export const KINDS_OF_WORK = {
  acceptance: { withinDays: 14, roles: ['client-contact'] },
  approval: { withinDays: 7, roles: CHIEFS },
  'bank-row': { withinDays: 3, roles: HANDLERS },
  'bank-unread': { withinDays: 1, roles: ['controller', 'supervisor'] },
  'case-to-decide': { withinDays: 14, roles: HANDLERS },
  'counterpart-answer': { withinDays: 7, roles: HANDLERS },
  'court-case': { withinDays: 14, roles: ['lawyer', 'case-handler'] },
  'court-transfer': { withinDays: 28, roles: ['lawyer', 'case-handler'] },
  'held-case': { withinDays: 7, roles: HANDLERS },
  'held-letter': { withinDays: 3, roles: HANDLERS },
  limitation: { withinDays: 90, roles: HANDLERS },
  'month-close': { withinDays: 7, roles: CHIEFS },
  'not-told': { withinDays: 1, roles: CHIEFS },
  'owed-back': { withinDays: 14, roles: CHIEFS },
  'owner-unclear': { withinDays: 14, roles: HANDLERS },
  'plan-in-default': { withinDays: 14, roles: HANDLERS },
  reconciliation: { withinDays: 7, roles: ['controller'] },
  review: { withinDays: 30, roles: HANDLERS },
  'service-to-restore': { withinDays: 1, roles: HANDLERS },
  'service-to-suspend': { withinDays: 7, roles: HANDLERS },
  'small-claim': { withinDays: 30, roles: HANDLERS },
  'standing-still': { withinDays: 1, roles: CHIEFS },
  'statutory-figure': { withinDays: 30, roles: CHIEFS },
  unanswered: { withinDays: 14, roles: HANDLERS },
  unmatched: { withinDays: 7, roles: HANDLERS },
} as const satisfies Readonly<Record<string, KindOfWork>>;

export type WorkKind = keyof typeof KINDS_OF_WORK;

/** A row of the work list. */
export interface WorkRow {
  /** `KIND:ABOUT`. */
  readonly workId: string;
  readonly kind: WorkKind;
  readonly about: string;
  readonly claimId?: string;
  readonly since: CivilDate;
  readonly ageDays: number;
  readonly dueOn: CivilDate;
  readonly overdue: boolean;
  readonly roles: readonly Role[];
  /** To whom it has gone because nobody did it in time. */
  readonly escalatedTo?: Role;
  readonly why: string;
  readonly amount?: Money;
  /** What one more day costs, by `costOfADay`. */
  readonly costOfADay?: Money;
  readonly act: string;
}

/** So many days past its day it goes to the supervisor, and then to the manager. Own choice. */
const ESCALATES = [
  { afterDays: 30, to: 'manager' },
  { afterDays: 7, to: 'supervisor' },
] as const satisfies readonly { readonly afterDays: number; readonly to: Role }[];

/** The work as it stands at the end of a day. */
export function workRow(work: Work, asOf: CivilDate): WorkRow {
  const { kind, about, since, why, amount, act } = work;
  const { withinDays, roles }: KindOfWork = KINDS_OF_WORK[kind];
  const dueOn = work.dueOn ?? addDays(since, withinDays);
  const late = daysBetween(dueOn, asOf);
  const escalatedTo = ESCALATES.find(({ afterDays }) => late > afterDays)?.to;
  const costs = costOfADay(work, asOf);
  return {
    ...{ workId: workIdOf(work), kind, about, since, ageDays: Math.max(0, daysBetween(since, asOf)), dueOn },
    overdue: late > 0,
    roles: [...new Set([...(work.roles ?? roles), ...(escalatedTo ? [escalatedTo] : [])])],
    ...(work.claimId !== undefined && { claimId: work.claimId }),
    ...(escalatedTo && { escalatedTo }),
    why,
    ...(amount && { amount }),
    ...(costs && { costOfADay: costs }),
    act,
  };
}

export function workIdOf({ kind, about }: Pick<Work, 'kind' | 'about'>): string {
  return `${kind}:${about}`;
}

/** Whether a text names a piece of work of a kind that there is; not whether anybody has to do that work today. */
export function isWorkId(text: string): boolean {
  const [kind = '', about = ''] = text.split(/:(.*)/s);
  return Object.hasOwn(KINDS_OF_WORK, kind) && about !== '';
}

/** Work on a claim alone, by the claim's id. */
const ABOUT_CLAIM: readonly WorkKind[] = [
  ...(['acceptance', 'case-to-decide', 'court-case', 'limitation', 'owed-back', 'plan-in-default', 'review'] as const),
  ...(['service-to-suspend', 'small-claim', 'standing-still', 'unanswered'] as const),
];
/** Work on a part of a claim: `CLAIM/STEP`, `CLAIM/SERVICE`. */
const ABOUT_PART: readonly WorkKind[] = ['held-case', 'service-to-restore'];

/** The claim that a piece of work names; nothing where the work is about something else. */
export function claimNamedBy(workId: string): string | undefined {
  const [kind = '', about = ''] = workId.split(/:(.*)/s);
  if (ABOUT_CLAIM.some((one) => one === kind)) return about;
  return ABOUT_PART.some((one) => one === kind) ? about.slice(0, Math.max(0, about.lastIndexOf('/'))) : undefined;
}

/** Money that stands still costs a municipality its interest: 8 percent a year. Own choice, for the order of the list alone. */
const PERCENT_A_YEAR = 8n;
const DAYS_OF_YEAR = 365n;

/**
 * What waiting one more day costs. Money that is lost after a day costs an equal part of itself on each day that is left;
 * other money costs its interest. Rounded down to whole öre.
 */
export function costOfADay(
  { amount, lostAfter }: Pick<Work, 'amount' | 'lostAfter'>,
  asOf: CivilDate,
): Money | undefined {
  if (!amount) return undefined;
  const units = amount.toMinorUnits();
  const interest = (units * PERCENT_A_YEAR) / (100n * DAYS_OF_YEAR);
  if (lostAfter === undefined || lostAfter < asOf) return Money.ofMinorUnits(interest, amount.currency);
  const daysLeft = BigInt(daysBetween(asOf, lostAfter) + 1);
  const lost = units / daysLeft;
  return Money.ofMinorUnits(lost > interest ? lost : interest, amount.currency);
}

/** What costs most comes first; then what has the earliest day. Amounts of several currencies are compared as they stand. */
export function byCostOfWaiting(one: WorkRow, other: WorkRow): number {
  const [own, others] = [one, other].map((row) => row.costOfADay?.toMinorUnits() ?? 0n) as [bigint, bigint];
  if (own !== others) return own > others ? -1 : 1;
  const [place, otherPlace] = [one, other].map(({ dueOn, workId }) => `${dueOn} ${workId}`) as [string, string];
  return place < otherPlace ? -1 : Number(place > otherPlace);
}
