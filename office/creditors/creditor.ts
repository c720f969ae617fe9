import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import type { Currency } from '../../domain/kernel/money';
import type { Country } from '../../domain/policy/policy';
import { CreditorUnknown } from './creditor-chart';

/** What time it is, in milliseconds since 1970. */
export type Clock = () => number;

/** A creditor as the ledger keeps it. */
export interface KeptCreditor {
  readonly creditorId: string;
  readonly name: string;
  readonly country: Country;
  readonly currency: Currency;
  /** IANA name; every date of the creditor is a day in this zone. */
  readonly timeZone: string;
  /** Under whose adopted versions new claims start. */
  readonly policyId: string;
  /** The creditor's own business day, where its portfolio was lived through in virtual time. */
  readonly virtualToday?: CivilDate;
  readonly organisationNumber?: string;
  /** Whom to ask about the creditor. */
  readonly contact?: string;
}

/** What a creditor's today is known by. */
export type DayKeeper = Pick<KeptCreditor, 'timeZone' | 'virtualToday'>;

interface CreditorRow {
  readonly creditor_id: string;
  readonly name: string;
  readonly country: Country;
  readonly currency: Currency;
  readonly time_zone: string;
  readonly policy_id: string;
  readonly virtual_today: CivilDate | null;
  readonly organisation_number: string | null;
  readonly contact: string | null;
}

const CREDITORS = `SELECT creditor_id, coalesce(fordring.creditor_detail_on(creditor_id, 'name', today), name) AS name,
  fordring.creditor_detail_on(creditor_id, 'organisation-number', today) AS organisation_number,
  fordring.creditor_detail_on(creditor_id, 'contact', today) AS contact, country, currency, time_zone, business_day AS virtual_today, coalesce(
    fordring.standing_data(creditor_id, 'adopted-policies', '', today) ->> 'policyId',
    policy_id) AS policy_id
  FROM fordring.creditor LEFT JOIN fordring.rehearsal USING (creditor_id), fordring.today_of(creditor_id) AS today`;

/** The one reader of a creditor. Throws `CreditorUnknown`. */
export async function readCreditor(connection: ClientBase | Pool, creditorId: string): Promise<KeptCreditor> {
  const { rows } = await connection.query<CreditorRow>(`${CREDITORS} WHERE creditor_id = $1`, [creditorId]);
  if (!rows[0]) throw new CreditorUnknown(creditorId);
  return creditorOfRow(rows[0]);
}

/** Every creditor that the ledger keeps, by id. */
export async function readCreditors(connection: ClientBase | Pool): Promise<KeptCreditor[]> {
  const { rows } = await connection.query<CreditorRow>(`${CREDITORS} ORDER BY creditor_id`);
  return rows.map(creditorOfRow);
}

/** The creditor's own today: by the clock in its zone, or its own business day where it lives in virtual time. */
export function todayOf({ timeZone, virtualToday }: DayKeeper, clock: Clock): CivilDate {
  return virtualToday ?? civilDateAt(clock(), timeZone);
}

function creditorOfRow(row: CreditorRow): KeptCreditor {
  return {
    creditorId: row.creditor_id,
    name: row.name,
    country: row.country,
    currency: row.currency,
    timeZone: row.time_zone,
    policyId: row.policy_id,
    ...(row.virtual_today !== null && { virtualToday: row.virtual_today }),
    ...(row.organisation_number !== null && { organisationNumber: row.organisation_number }),
    ...(row.contact !== null && { contact: row.contact }),
  };
}
