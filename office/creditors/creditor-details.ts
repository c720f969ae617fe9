import type { ClientBase, Pool } from 'pg';
import { isCvrNumber } from '../../domain/identity/danish-numbers';
import { isSwedishOrganisationNumber } from '../../domain/identity/swedish-numbers';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { Country } from '../../domain/policy/policy';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from './creditor-chart';
import { readCreditor } from './creditor';

/** What of a creditor is no part of its letterhead, its accounts or its policy, and decides nothing about money. */
export const CREDITOR_DETAILS = ['name', 'organisation-number', 'contact'] as const;

type CreditorDetailName = (typeof CREDITOR_DETAILS)[number];

/** A detail as somebody has said it. */
export interface CreditorDetail {
  readonly detail: CreditorDetailName;
  readonly contents: string;
  readonly validFrom: CivilDate;
  readonly saidOn: CivilDate;
  readonly saidBy: string;
}

/** Details that are to hold from a day on. */
export interface DetailsToSet {
  readonly creditorId: string;
  readonly details: Readonly<Partial<Record<CreditorDetailName, string>>>;
  readonly validFrom: CivilDate;
  readonly today: CivilDate;
  readonly by: string;
}

/**
 * Takes details down, each with the day from which it holds, and answers those that are new. What holds on that day already
 * adds nothing. Throws `InputRefused` for a day behind the creditor's own and for a number with a wrong digit.
 */
export async function setCreditorDetails(pool: Pool, set: DetailsToSet): Promise<readonly CreditorDetail[]> {
  const { creditorId, details, validFrom, today, by } = set;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    await refuseWrongDetails(client, set);
    const given = CREDITOR_DETAILS.flatMap((detail) => {
      const contents = details[detail];
      return contents === undefined ? [] : [{ detail, contents }];
    });
    const { rows } = await client.query<CreditorDetail>(
      `INSERT INTO fordring.creditor_detail (creditor_id, detail, contents, valid_from, said_on, said_by)
       SELECT $1, detail, contents, $4, $5, $6 FROM unnest($2::text[], $3::text[]) AS given (detail, contents)
       WHERE contents IS DISTINCT FROM fordring.creditor_detail_on($1, detail, $4)
       RETURNING detail, contents, valid_from AS "validFrom", said_on AS "saidOn", said_by AS "saidBy"`,
      [creditorId, given.map(({ detail }) => detail), given.map(({ contents }) => contents), ...[validFrom, today, by]],
    );
    return rows;
  });
}

/** All that was ever said of a creditor, in the order in which it was said. */
export async function creditorDetails(pool: Pool, creditorId: string): Promise<readonly CreditorDetail[]> {
  const { rows } = await pool.query<CreditorDetail>(
    `SELECT detail, contents, valid_from AS "validFrom", said_on AS "saidOn", said_by AS "saidBy"
     FROM fordring.creditor_detail WHERE creditor_id = $1 ORDER BY detail_id`,
    [creditorId],
  );
  return rows;
}

/** Throws `InputRefused` for a day behind the creditor's own, and for a number with a wrong digit. */
export async function refuseWrongDetails(
  connection: ClientBase | Pool,
  { creditorId, details, validFrom, today }: Omit<DetailsToSet, 'by'>,
): Promise<void> {
  if (validFrom < today) refuse('validFrom', `it holds from ${today} or later, not from ${validFrom}.`);
  refuseWrongNumber(details, (await readCreditor(connection, creditorId)).country);
}

/** Throws `InputRefused` for an organisation number that is none of the country. */
export function refuseWrongNumber(details: DetailsToSet['details'], country: Country): void {
  const number = details['organisation-number'];
  if (number === undefined) return;
  if (country === 'SE' ? isSwedishOrganisationNumber(number) : isCvrNumber(number)) return;
  const what = country === 'SE' ? 'Swedish organisation number' : 'Danish CVR number';
  refuse('organisation-number', `it is no ${what}: a digit is wrong or missing; correct the number.`);
}

/** What is wrong with a change of a creditor, as `InputRefused`. */
function refuse(field: string, message: string): never {
  throw new InputRefused('Nothing of the creditor was changed.', [{ field, message }]);
}
