import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { refuse } from './decision-refused';
import { readCreditor } from '../creditors/creditor';

/** A version of a policy, as a decision names it. */
export interface PolicyNamed {
  readonly policyId: string;
  readonly policyVersion: string;
}

/**
 * Throws `DecisionRefused`, naming the versions that there are, when the creditor's claims cannot live under this one from a
 * day on: it is not known, is a draft, is another country's or holds later.
 */
export async function checkPolicyVersion(
  connection: ClientBase | Pool,
  creditorId: string,
  { policyId, policyVersion }: PolicyNamed,
  on: CivilDate,
): Promise<void> {
  const { country, currency } = await readCreditor(connection, creditorId);
  const { rows } = await connection.query<
    Record<'id' | 'version' | 'country' | 'currency' | 'status' | 'validFrom', string>
  >(
    `SELECT policy_id AS id, version, data ->> 'country' AS country, data ->> 'currency' AS currency,
       data ->> 'status' AS status, data ->> 'validFrom' AS "validFrom"
     FROM fordring.policy_version ORDER BY policy_id, version`,
  );
  const named = rows.find(({ id, version }) => id === policyId && version === policyVersion);
  const ofPlace = rows.filter((policy) => policy.country === country && policy.currency === currency);
  const fitting = ofPlace.filter(({ status, validFrom }) => status === 'adopted' && validFrom <= on);
  const choices = fitting.map(({ id, version }) => `${id}@${version}`).join(', ') || 'none';
  const name = `Policy ${policyId} version ${policyVersion}`;
  if (!named)
    return refuse('policy-unknown', `${name} is not in the ledger. For creditor ${creditorId} there are: ${choices}.`);
  if (fitting.includes(named)) return;
  if (named.status === 'draft') {
    refuse(
      'policy-draft',
      `${name} is a draft, and a draft is used for no claim. For creditor ${creditorId} there are: ${choices}.`,
    );
  }
  if (ofPlace.includes(named)) {
    refuse(
      'policy-not-yet',
      `${name} holds from ${named.validFrom}, not on ${on}. For creditor ${creditorId} there are: ${choices}.`,
    );
  }
  refuse(
    'policy-foreign',
    `${name} is for claims of ${named.country} in ${named.currency}. For creditor ${creditorId} there are: ${choices}.`,
  );
}
