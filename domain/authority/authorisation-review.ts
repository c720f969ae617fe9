import type { Administration } from '../administrations/administration';
import type { CivilDate } from '../kernel/civil-date';
import { conflictOf, type AuthorisationRules } from './authorisation-rules';
import type { Role } from './roles';

/** A row of the identity provider's list: who has which role, for what, from when to when. */
export interface ListedAuthorisation {
  readonly line: number;
  readonly subject: string;
  readonly name?: string;
  readonly role: Role;
  /** Absent: everything of the creditor. */
  readonly administrationId?: string;
  readonly from?: CivilDate;
  /** The last day. */
  readonly through?: CivilDate;
}

/** What somebody did in a role on a day, as the ledger has it. */
export interface AuthorisationUse {
  readonly subject: string;
  /** Absent where whoever is recognised may do it. */
  readonly role?: string;
  readonly on: CivilDate;
  /** Of the claim that it was about, or of the list that was confirmed; absent where it was about the whole creditor. */
  readonly administrationId?: string;
  /** Signed by the data folder's own key, or taken up by one person alone. */
  readonly byHouse: boolean;
  readonly uses: number;
}

export const AUTHORISATION_FINDINGS = [
  'not-listed',
  'unused',
  'outside-dates',
  'outside-scope',
  'conflict',
  'two-names',
  'contact-not-listed',
  'deputy-not-listed',
  'local-operator',
] as const;
export type AuthorisationFindingKind = (typeof AUTHORISATION_FINDINGS)[number];

/** A row of a review: something that an owner answers. */
export interface AuthorisationFinding {
  readonly finding: AuthorisationFindingKind;
  readonly subject: string;
  readonly role?: string;
  /** The other role of a conflict, or the other name of the person. */
  readonly other?: string;
  readonly administrationId?: string;
  readonly uses: number;
  readonly firstOn?: CivilDate;
  readonly lastOn?: CivilDate;
}

/** What is held against each other, from the first day of a period to its last. */
export interface AuthorisationsCompared {
  readonly listed: readonly ListedAuthorisation[];
  readonly uses: readonly AuthorisationUse[];
  readonly rules: AuthorisationRules;
  /** As they are organised on the period's last day. */
  readonly administrations: readonly Pick<Administration, 'administrationId' | 'contacts'>[];
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/** What the findings of a kind are known by, however often they are worked out. */
export function keyOfFinding({ finding, subject, role, other, administrationId }: AuthorisationFinding): string {
  return [finding, subject, role ?? '', other ?? '', administrationId ?? ''].join('|');
}

/**
 * Holds the list against what was used (S000-12): used and not listed, listed and unused, used outside its days or its scope,
 * conflicting roles, one person under two names, contacts and deputies without the role, and what the house's own key signed.
 * The same input in any order gives the same rows in the same order.
 */
export function compareAuthorisations(compared: AuthorisationsCompared): AuthorisationFinding[] {
  const within = { ...compared, listed: compared.listed.filter((row) => overlaps(row, compared)) };
  const found = [
    ...usedAgainst(compared),
    ...unused(within),
    ...conflicts(within),
    ...twoNames(compared),
    ...contactsWithoutRole(within),
  ];
  const merged = new Map<string, AuthorisationFinding>();
  for (const one of found) {
    const key = keyOfFinding(one);
    const before = merged.get(key);
    merged.set(key, before ? together(before, one) : one);
  }
  return [...merged.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, finding]) => finding);
}

function together(one: AuthorisationFinding, other: AuthorisationFinding): AuthorisationFinding {
  const days = [one.firstOn, one.lastOn, other.firstOn, other.lastOn].filter((day) => day !== undefined).sort();
  const [firstOn] = days;
  const lastOn = days.at(-1);
  return { ...one, uses: one.uses + other.uses, ...(firstOn && { firstOn }), ...(lastOn && { lastOn }) };
}

type Days = Pick<ListedAuthorisation, 'from' | 'through'>;

function holdsOn({ from, through }: Days, day: CivilDate): boolean {
  return (from === undefined || from <= day) && (through === undefined || day <= through);
}

function overlaps({ from, through }: Days, period: { readonly from: CivilDate; readonly through: CivilDate }): boolean {
  return (from === undefined || from <= period.through) && (through === undefined || through >= period.from);
}

/** Each use against all rows of the list, also those that have run out: `outside-dates` tells more than `not-listed`. */
function usedAgainst({ listed, uses }: AuthorisationsCompared): AuthorisationFinding[] {
  const rows = new Map<string, ListedAuthorisation[]>();
  for (const row of listed) rows.set(row.subject, [...(rows.get(row.subject) ?? []), row]);
  return uses.flatMap((use): AuthorisationFinding[] => {
    const { subject, role, on, administrationId, byHouse } = use;
    const seen = { subject, uses: use.uses, firstOn: on, lastOn: on, ...(role !== undefined && { role }) };
    const house: AuthorisationFinding[] = byHouse ? [{ finding: 'local-operator', ...seen }] : [];
    const own = (rows.get(subject) ?? []).filter((row) => role === undefined || row.role === role);
    if (own.length === 0) return [{ finding: 'not-listed', ...seen }, ...house];
    const then = own.filter((row) => holdsOn(row, on));
    if (then.length === 0) return [{ finding: 'outside-dates', ...seen }, ...house];
    const isInScope = then.some(
      (row) => row.administrationId === undefined || row.administrationId === administrationId,
    );
    if (role === undefined || isInScope) return house;
    return [
      { finding: 'outside-scope', ...seen, ...(administrationId !== undefined && { administrationId }) },
      ...house,
    ];
  });
}

/** A use of which no role is kept speaks for every role of the person. */
function unused({ listed, uses }: AuthorisationsCompared): AuthorisationFinding[] {
  const used = new Set(uses.map(({ subject, role }) => (role === undefined ? subject : `${subject}|${role}`)));
  return listed
    .filter(({ subject, role }) => !used.has(subject) && !used.has(`${subject}|${role}`))
    .map(({ subject, role, administrationId }) => ({
      ...{ finding: 'unused' as const, subject, role, uses: 0 },
      ...(administrationId !== undefined && { administrationId }),
    }));
}

/** Roles that a person has at the same time by the list, or used within the period: in May the one, in June the other. */
function conflicts({ listed, uses, rules }: AuthorisationsCompared): AuthorisationFinding[] {
  const held = [
    ...listed,
    ...uses.flatMap(({ subject, role, on, uses: times }) =>
      role === undefined ? [] : [{ subject, role, from: on, through: on, uses: times }],
    ),
  ];
  const bySubject = new Map<string, (Days & { readonly role: string; readonly uses?: number })[]>();
  for (const one of held) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  return [...bySubject].flatMap(([subject, roles]) => {
    const pairs = new Set<string>();
    for (const one of roles)
      for (const other of roles) {
        if (one.role >= other.role || !conflictOf(rules, one.role, other.role)) continue;
        const bothUsed = one.uses !== undefined && other.uses !== undefined;
        if (bothUsed || meet(one, other)) pairs.add(`${one.role}|${other.role}`);
      }
    return [...pairs].map((pair) => {
      const [role = '', other = ''] = pair.split('|');
      const times = roles.filter((held) => held.role === role || held.role === other);
      return {
        finding: 'conflict' as const,
        subject,
        role,
        other,
        uses: times.reduce((sum, held) => sum + (held.uses ?? 0), 0),
      };
    });
  });
}

function meet(one: Days, other: Days): boolean {
  return (
    (one.through === undefined || other.from === undefined || other.from <= one.through) &&
    (other.through === undefined || one.from === undefined || one.from <= other.through)
  );
}

/** As a person reads a name: letter case, accents, blanks and signs do not matter. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '');
}

/** One name in the list under several ids, and ids that differ by letter case or signs alone. */
function twoNames({ listed, uses }: AuthorisationsCompared): AuthorisationFinding[] {
  const groups = new Map<string, Set<string>>();
  const put = (mark: string, subject: string): void => {
    groups.set(mark, (groups.get(mark) ?? new Set()).add(subject));
  };
  for (const { subject, name } of listed)
    if (name !== undefined && plain(name) !== '') put(`name ${plain(name)}`, subject);
  for (const { subject } of [...listed, ...uses]) put(`id ${plain(subject)}`, subject);
  return [...groups.values()].flatMap((subjects) => {
    const [subject = '', ...others] = [...subjects].sort();
    return others.map((other) => ({ finding: 'two-names' as const, subject, other, uses: 0 }));
  });
}

/** Who answers for an administration, or stands in for who does, has the role to do so. */
function contactsWithoutRole({
  listed,
  administrations,
  from,
  through,
}: AuthorisationsCompared): AuthorisationFinding[] {
  return administrations.flatMap(({ administrationId, contacts }) =>
    contacts
      .filter((contact) => overlaps(contact, { from, through }))
      .filter(
        ({ subject }) =>
          !listed.some(
            (row) =>
              row.subject === subject &&
              row.role === 'client-contact' &&
              (row.administrationId === undefined || row.administrationId === administrationId),
          ),
      )
      .map(({ subject, isDeputy }) => {
        const finding = isDeputy ? ('deputy-not-listed' as const) : ('contact-not-listed' as const);
        return { finding, subject, role: 'client-contact', administrationId, uses: 0 };
      }),
  );
}

export const AUTHORISATION_ANSWERS = ['kept', 'removed', 'explained'] as const;
export type AuthorisationAnswer = (typeof AUTHORISATION_ANSWERS)[number];

/** An answer that another person signed. */
export interface SignedAnswer {
  readonly answer: AuthorisationAnswer;
  readonly answeredOn: CivilDate;
  /** The last day of the period that was reviewed. */
  readonly reviewedThrough: CivilDate;
}

/**
 * Whether a finding needs nobody any more, in a comparison that begins on a day. `kept` and `explained` settle what the
 * reviewed period had, and nothing later. `removed` settles it until a newer list of the provider still has it, or somebody
 * uses it again.
 */
export function isSettledBy(
  { lastOn }: AuthorisationFinding,
  { from, listAsOf }: { readonly from: CivilDate; readonly listAsOf: CivilDate },
  { answer, answeredOn, reviewedThrough }: SignedAnswer,
): boolean {
  if (reviewedThrough < from) return false;
  if (answer === 'removed') return listAsOf <= answeredOn && (lastOn === undefined || lastOn <= answeredOn);
  return lastOn === undefined || lastOn <= reviewedThrough;
}
