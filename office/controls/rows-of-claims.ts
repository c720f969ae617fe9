import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { byClaim } from './checked-rows';

/** What stands beside the events of some claims, by claim: it must all follow from these events. */
export interface RowsOfClaims {
  readonly entries: ReadonlyMap<string, readonly StoredEntry[]>;
  readonly shares: ReadonlyMap<string, readonly StoredShare[]>;
  readonly documents: ReadonlyMap<string, readonly StoredDocument[]>;
  /** Of late interest that is claimed apart from the claim. */
  readonly interestLines: ReadonlyMap<string, readonly StoredInterestLine[]>;
  /** Of late interest that the claim is an invoice for. */
  readonly invoicedInterest: ReadonlyMap<string, readonly StoredInterestLine[]>;
}

export interface StoredEntry {
  readonly claimId: string;
  readonly entryId: number;
  readonly creditorId: string;
  readonly eventNumber: number;
  readonly paymentId: string | null;
  readonly businessOn: CivilDate;
  readonly bookedOn: CivilDate;
  readonly text: string;
  /** Account, amount and currency of each line, in order. */
  readonly postings: string | null;
}

/** A claim's share of a payment. Without a day: the payment is not there. */
export interface StoredShare {
  readonly claimId: string;
  readonly paymentId: string;
  readonly amount: string;
  readonly kind: string | null;
  readonly receivedOn: CivilDate | null;
  readonly currency: string | null;
  readonly status: string | null;
  /** The decision by which it came from another place, or went there. */
  readonly movedBy: string | null;
  /** Of a sum that was booked before. */
  readonly isDetail: boolean;
}

export interface StoredDocument {
  readonly claimId: string;
  readonly documentId: string;
  readonly kind: string;
}

export interface StoredInterestLine {
  readonly claimId: string;
  readonly line: number;
  readonly covers: 'interest' | 'charges';
  readonly eventNumber: number;
  readonly way: string;
  readonly amount: string;
  readonly businessOn: CivilDate;
  /** What became of the line; null while nobody has taken it. */
  readonly takenAs: string | null;
}

/** A message of the outbox, with what it says of its event. */
export interface StoredMessage {
  readonly claimId: string;
  readonly outboxId: number;
  readonly topic: string;
  readonly eventNumber: number;
  readonly says: string;
}

export async function rowsOf(client: PoolClient, claimIds: readonly string[]): Promise<RowsOfClaims> {
  return {
    entries: await read<StoredEntry>(client, ENTRIES, claimIds),
    shares: await read<StoredShare>(client, SHARES, claimIds),
    documents: await read<StoredDocument>(client, DOCUMENTS, claimIds),
    interestLines: await read<StoredInterestLine>(client, INTEREST_LINES, claimIds),
    invoicedInterest: await read<StoredInterestLine>(client, INVOICED_INTEREST, claimIds),
  };
}

const ENTRIES = `SELECT claim_id AS "claimId", entry_id AS "entryId", creditor_id AS "creditorId", event_number AS "eventNumber",
    payment_id AS "paymentId", business_on AS "businessOn", booked_on AS "bookedOn", text,
    (SELECT string_agg(concat_ws(' ', account, amount, currency), '; ' ORDER BY line) FROM fordring.posting
     WHERE posting.entry_id = entry.entry_id) AS postings
  FROM fordring.journal_entry AS entry WHERE claim_id = ANY ($1) ORDER BY claim_id, event_number, entry_id`;

const SHARES = `SELECT claim_id AS "claimId", payment_id AS "paymentId", abs(share.amount)::text AS amount,
    CASE WHEN share.amount < 0 THEN 'reversal' ELSE kind END AS kind, decision_id AS "movedBy", received_on AS "receivedOn",
    currency, status, EXISTS (SELECT FROM fordring.payment_part AS part WHERE part.creditor_id = share.creditor_id
      AND part.part_payment_id = share.payment_id) AS "isDetail"
  FROM fordring.payment_placing AS share LEFT JOIN fordring.payment USING (creditor_id, payment_id)
  WHERE claim_id = ANY ($1) ORDER BY claim_id, payment_id, decision_id NULLS FIRST`;

const DOCUMENTS = `SELECT claim_id AS "claimId", document_id AS "documentId", kind FROM fordring.document
  WHERE claim_id = ANY ($1) ORDER BY claim_id, event_number`;

const LINE = `line_number AS line, line.event_number AS "eventNumber", covers, way, line.amount::text AS amount,
  business_on AS "businessOn", taken_as AS "takenAs"`;

const INTEREST_LINES = `SELECT line.claim_id AS "claimId", ${LINE}
  FROM fordring.interest_line AS line LEFT JOIN fordring.interest_line_taken AS taken USING (line_number)
  WHERE line.claim_id = ANY ($1) ORDER BY line.claim_id, line_number`;

const INVOICED_INTEREST = `SELECT own.claim_id AS "claimId", ${LINE}
  FROM fordring.claim AS own JOIN fordring.interest_line_taken AS taken ON taken.invoice_number = own.invoice_number
    JOIN fordring.interest_line AS line USING (line_number) JOIN fordring.claim AS paid ON paid.claim_id = line.claim_id
  WHERE own.claim_id = ANY ($1) AND paid.creditor_id = own.creditor_id AND taken_as IN ('separate-invoice', 'credited')
  ORDER BY own.claim_id, line_number`;

async function read<Row extends { readonly claimId: string }>(
  client: PoolClient,
  query: string,
  claimIds: readonly string[],
): Promise<Map<string, Row[]>> {
  const { rows } = await client.query<Row>(query, [claimIds]);
  return byClaim(rows);
}
