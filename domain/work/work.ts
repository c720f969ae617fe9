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
  /** The administration that does it, where the work is on no claim. */
  readonly administrationId?: string;
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
  /** What `about` names: a claim by its id, a part of a claim (`CLAIM/STEP`, `CLAIM/SERVICE`), or something else. */
  readonly about: 'claim' | 'part' | 'other';
  readonly withinDays: number;
  readonly roles: readonly Role[];
}

const HANDLERS: readonly Role[] = ['case-handler', 'supervisor'];
const CHIEFS: readonly Role[] = ['supervisor', 'manager', 'controller'];

export const KINDS_OF_WORK = {
  acceptance: { about: 'claim', withinDays: 14, roles: ['client-contact'] },
  approval: { about: 'other', withinDays: 7, roles: CHIEFS },
  'audit-exception': { about: 'other', withinDays: 14, roles: CHIEFS },
  authorisation: { about: 'other', withinDays: 30, roles: CHIEFS },
  'audit-remark': { about: 'other', withinDays: 30, roles: CHIEFS },
  'bank-row': { about: 'other', withinDays: 3, roles: HANDLERS },
  'bank-unread': { about: 'other', withinDays: 1, roles: ['controller', 'supervisor'] },
  'case-to-decide': { about: 'claim', withinDays: 14, roles: HANDLERS },
  'counterpart-answer': { about: 'other', withinDays: 7, roles: HANDLERS },
  'court-case': { about: 'claim', withinDays: 14, roles: ['lawyer', 'case-handler'] },
  'court-transfer': { about: 'claim', withinDays: 28, roles: ['lawyer', 'case-handler'] },
  delivery: { about: 'other', withinDays: 3, roles: [...HANDLERS, 'controller'] },
  'governance-rule': { about: 'other', withinDays: 30, roles: CHIEFS },
  'held-case': { about: 'part', withinDays: 7, roles: HANDLERS },
  'held-letter': { about: 'other', withinDays: 3, roles: HANDLERS },
  'inter-municipal': { about: 'other', withinDays: 14, roles: HANDLERS },
  'late-interest': { about: 'part', withinDays: 1, roles: HANDLERS },
  limitation: { about: 'claim', withinDays: 90, roles: HANDLERS },
  material: { about: 'other', withinDays: 7, roles: CHIEFS },
  'month-close': { about: 'other', withinDays: 7, roles: CHIEFS },
  'not-told': { about: 'other', withinDays: 1, roles: CHIEFS },
  'open-item': { about: 'other', withinDays: 14, roles: HANDLERS },
  'open-item-list': { about: 'other', withinDays: 14, roles: ['client-contact'] },
  'owed-back': { about: 'claim', withinDays: 14, roles: CHIEFS },
  'owner-unclear': { about: 'other', withinDays: 14, roles: HANDLERS },
  'plan-in-default': { about: 'claim', withinDays: 14, roles: HANDLERS },
  procedure: { about: 'other', withinDays: 30, roles: CHIEFS },
  reconciliation: { about: 'other', withinDays: 7, roles: ['controller'] },
  review: { about: 'claim', withinDays: 30, roles: HANDLERS },
  'service-to-restore': { about: 'part', withinDays: 1, roles: HANDLERS },
  'service-to-suspend': { about: 'claim', withinDays: 7, roles: HANDLERS },
  'small-claim': { about: 'claim', withinDays: 30, roles: HANDLERS },
  'standing-still': { about: 'claim', withinDays: 1, roles: CHIEFS },
  'statutory-figure': { about: 'other', withinDays: 30, roles: CHIEFS },
  'till-money': { about: 'other', withinDays: 7, roles: HANDLERS },
  unanswered: { about: 'claim', withinDays: 14, roles: HANDLERS },
  unmatched: { about: 'other', withinDays: 7, roles: HANDLERS },
  'write-down-answers': { about: 'other', withinDays: 30, roles: ['client-contact'] },
  'write-down-asked': { about: 'other', withinDays: 14, roles: HANDLERS },
  'write-down-to-book': { about: 'other', withinDays: 7, roles: CHIEFS },
} as const satisfies Readonly<Record<string, KindOfWork>>;

export type WorkKind = keyof typeof KINDS_OF_WORK;

/** A row of the work list. */
export interface WorkRow {
  /** `KIND:ABOUT`. */
  readonly workId: string;
  readonly kind: WorkKind;
  readonly about: string;
  readonly claimId?: string;
  /** Of work on no claim. */
  readonly administrationId?: string;
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
    ...(work.administrationId !== undefined && { administrationId: work.administrationId }),
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
  return isWorkKind(kind) && about !== '';
}

function isWorkKind(kind: string): kind is WorkKind {
  return Object.hasOwn(KINDS_OF_WORK, kind);
}

/** The claim that a piece of work names; nothing where the work is about something else. */
export function claimNamedBy(workId: string): string | undefined {
  const [kind = '', about = ''] = workId.split(/:(.*)/s);
  if (!isWorkKind(kind)) return undefined;
  switch (KINDS_OF_WORK[kind].about) {
    case 'claim':
      return about;
    case 'part':
      return about.slice(0, Math.max(0, about.lastIndexOf('/')));
    case 'other':
      return undefined;
  }
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
