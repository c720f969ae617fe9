import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { StoredEvent } from './check-chain';

/** A claim's row, to be held against its events. */
export interface StoredClaim {
  readonly claimId: string;
  readonly creditorId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
  readonly paymentReference: string;
  readonly eventNumber: number;
  readonly lastHash: Buffer;
  readonly claimedOpen: string;
  readonly settled: boolean;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly nextStepOn: CivilDate | null;
  readonly withdrawn: boolean;
  /** Of the narrow row of an open claim; null where there is none. */
  readonly open: { readonly dueOn: string; readonly claimedOpen: string; readonly stage: string } | null;
}

/** The next claims in the order of their ids; of these creditors, where some are named. */
export async function claimsAfter(
  client: PoolClient,
  claimId: string,
  count: number,
  creditorIds?: readonly string[],
): Promise<StoredClaim[]> {
  const { rows } = await client.query<StoredClaim>(
    `SELECT claim_id AS "claimId", creditor_id AS "creditorId", invoice_number AS "invoiceNumber", invoice_group AS "invoiceGroup",
       issued_on AS "issuedOn", due_on AS "dueOn", amount, currency, payment_reference AS "paymentReference",
       event_number AS "eventNumber", last_hash AS "lastHash", claimed_open AS "claimedOpen", settled,
       policy_id AS "policyId", policy_version AS "policyVersion", next_step_on AS "nextStepOn", withdrawn,
       (SELECT jsonb_build_object('dueOn', due_on, 'claimedOpen', claimed_open::text, 'stage', stage)
        FROM fordring.open_claim WHERE open_claim.claim_id = claim.claim_id) AS open
     FROM fordring.claim WHERE claim_id > $1 AND ($3::text[] IS NULL OR creditor_id = ANY ($3)) ORDER BY claim_id LIMIT $2`,
    [claimId, count, creditorIds ?? null],
  );
  return rows;
}

export async function eventsOf(client: PoolClient, claimIds: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const { rows } = await client.query<StoredEvent>(
    `SELECT claim_id AS "claimId", event_number AS "eventNumber", type, business_on AS "businessOn", booked_on AS "bookedOn",
       data AS event, command_key AS "commandKey", previous_hash AS "previousHash", hash, salt, erased
     FROM fordring.claim_event WHERE claim_id = ANY ($1) ORDER BY claim_id, event_number`,
    [claimIds],
  );
  return byClaim(rows);
}

/** The rows of each claim, in their order. */
export function byClaim<Row extends { readonly claimId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}

/** What is posted on each account for each of the claims. */
export async function postingsOf(
  client: PoolClient,
  claimIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await client.query<{ claim_id: string; account: string; sum: string }>(
    `SELECT claim_id, account, sum(amount) FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE claim_id = ANY ($1) GROUP BY claim_id, account`,
    [claimIds],
  );
  const postings = new Map<string, Map<string, string>>();
  for (const { claim_id: claimId, account, sum } of rows) {
    const accounts = postings.get(claimId) ?? new Map<string, string>();
    postings.set(claimId, accounts.set(account, sum));
  }
  return postings;
}
