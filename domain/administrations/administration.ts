import type { CivilDate } from '../kernel/civil-date';

/** A part of an administration, such as a school or a department. */
export interface Unit {
  readonly unitId: string;
  readonly name: string;
}

/** Somebody who answers for an administration during a period, first and last day included. */
export interface ContactPerson {
  /** As the sign-in names the person: what is theirs is known by this. */
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly from: CivilDate;
  /** The last day. Absent: until another version says otherwise. */
  readonly through?: CivilDate;
  /** Acts when no contact person is there. */
  readonly isDeputy?: true;
}

/** Which invoices belong to an administration: those that meet every condition of the rule. A rule has at least one. */
export interface OwnershipRule {
  readonly invoiceGroup?: string;
  readonly objectCode?: string;
  readonly sourceSystem?: string;
  /** The unit that such an invoice belongs to. */
  readonly unitId?: string;
}

/**
 * A part of the municipality whose invoices Fordring follows up (*förvaltning*, *forvaltning*), as it is organised from a
 * day on. Another day may bring another version; what was so before stays on record.
 */
export interface Administration {
  readonly administrationId: string;
  readonly name: string;
  readonly units: readonly Unit[];
  readonly contacts: readonly ContactPerson[];
  readonly owns: readonly OwnershipRule[];
  /** How often it reconciles its open items; every month when absent. Water is invoiced by the quarter (S002-41). */
  readonly openItemLists?: 'monthly' | 'quarterly';
}

/** Stands for an administration in lists: claims that no rule names, and claims that several administrations name. */
export const NOBODY = 'none';
export const SEVERAL = 'several';

/**
 * The administration that answers for what is sorted under `own`; none where that belongs to nobody or to several, or where no
 * administrations are laid down.
 */
export function ownedAloneBy(own: string | undefined): string | undefined {
  return own === NOBODY || own === SEVERAL ? undefined : own;
}

/** Who answers for an administration on a day: its contact persons, and else their deputies. */
export function contactsOn({ contacts }: Administration, day: CivilDate): ContactPerson[] {
  const there = contacts.filter(({ from, through }) => from <= day && (through === undefined || day <= through));
  const persons = there.filter(({ isDeputy }) => !isDeputy);
  return persons.length > 0 ? persons : there;
}

/**
 * The person as one who answers for the administration on a day: its contact person, or the deputy on days without one. Else
 * why the person does not, as a sentence that names who does.
 */
export function answererOn(administration: Administration, subject: string, day: CivilDate): ContactPerson | string {
  const answering = contactsOn(administration, day);
  const contact = answering.find((one) => one.subject === subject);
  if (contact) return contact;
  const { administrationId } = administration;
  const who =
    answering.length === 0
      ? `nobody does. Name a contact person: fordring administration set ${administrationId} FILE.`
      : `${answering.map((one) => one.subject).join(' and ')} ${answering.length === 1 ? 'does' : 'do'}.`;
  return `You do not answer for ${administrationId} on ${day}: ${who}`;
}
