import type { ClientBase, Pool } from 'pg';
import { refuse } from './decision-refused';
import { readCreditor } from '../creditors/creditor';

/** A version of a policy, as a decision names it. */
export interface PolicyNamed {
  readonly policyId: string;
  readonly policyVersion: string;
}

/** Throws `DecisionRefused`, naming the versions that there are, when the creditor's claims cannot live under this one. */
export async function checkPolicyVersion(
  connection: ClientBase | Pool,
  creditorId: string,
  { policyId, policyVersion }: PolicyNamed,
): Promise<void> {
  const { country, currency } = await readCreditor(connection, creditorId);
  const { rows } = await connection.query<{ id: string; version: string; country: string; currency: string }>(
    `SELECT policy_id AS id, version, data ->> 'country' AS country, data ->> 'currency' AS currency
     FROM fordring.policy_version ORDER BY policy_id, version`,
  );
  const named = rows.find(({ id, version }) => id === policyId && version === policyVersion);
  const fitting = rows.filter((policy) => policy.country === country && policy.currency === currency);
  const choices = fitting.map(({ id, version }) => `${id}@${version}`).join(', ') || 'none';
  const name = `Policy ${policyId} version ${policyVersion}`;
  if (!named)
    return refuse('policy-unknown', `${name} is not in the ledger. For creditor ${creditorId} there are: ${choices}.`);
  if (fitting.includes(named)) return;
  refuse(
    'policy-foreign',
    `${name} is for claims of ${named.country} in ${named.currency}. For creditor ${creditorId} there are: ${choices}.`,
  );
}
