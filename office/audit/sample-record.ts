import type { Pool, PoolClient } from 'pg';
import type { Assertion } from '../../domain/audit/assertions';
import type { DrawnBy, SampleCandidate, SamplePart } from '../../domain/audit/draw-sample';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { AuditSampleRefused } from './sample-refused';

/** How many were asked for and there, and what these come to. */
export interface KeptPart {
  readonly wanted: number;
  readonly drawn: number;
  readonly drawnOpen: Money;
  /** The population. */
  readonly claims: number;
  readonly open: Money;
  readonly answered: number;
  readonly exceptions: number;
}

/** An audit sample as the ledger keeps it. */
export interface KeptSample {
  readonly sampleNumber: number;
  readonly creditorId: string;
  /** `2016-08`. */
  readonly period: string;
  readonly asOf: CivilDate;
  /** Through which day the ledger had learned. */
  readonly known: CivilDate;
  readonly seed: string;
  readonly drawnBy: DrawnBy;
  readonly invoiceGroup?: string;
  readonly currency: Currency;
  readonly overdue: KeptPart;
  readonly largest: KeptPart;
  /** Open claims of other currencies, which no part has. */
  readonly leftOut: number;
  readonly sha256: string;
  readonly madeBy: string;
  readonly madeOn: CivilDate;
}

/** The latest answer of an auditor on an invoice that was drawn. */
export interface KeptAnswer {
  readonly answerNumber: number;
  /** Empty where everything holds. */
  readonly doesNotHold: readonly Assertion[];
  readonly comment?: string;
  readonly answeredBy: string;
  readonly answeredOn: CivilDate;
  /** What the accounting unit did about the exception. */
  readonly ended?: { readonly reason: string; readonly by: string; readonly on: CivilDate };
}

export interface SampledClaim extends SampleCandidate {
  readonly part: SamplePart;
  /** From 1. */
  readonly place: number;
  readonly invoiceNumber: string;
  readonly answer?: KeptAnswer;
}

interface PartRow {
  readonly part: SamplePart;
  readonly drawn: number;
  readonly open: string;
  readonly answered: number;
  readonly exceptions: number;
}

interface Row extends Omit<KeptSample, 'overdue' | 'largest' | 'invoiceGroup'> {
  readonly invoiceGroup: string | null;
  readonly overdueWanted: number;
  readonly largestWanted: number;
  readonly overdueClaims: number;
  readonly overdueOpen: string;
  readonly openClaims: number;
  readonly open: string;
  readonly parts: readonly PartRow[];
}

/** The samples of a creditor, in the order in which they were drawn. */
export async function samplesOf(
  connection: Pool | PoolClient,
  { creditorId, sampleNumber }: { readonly creditorId: string; readonly sampleNumber?: number },
): Promise<KeptSample[]> {
  const { rows } = await connection.query<Row>(
    `WITH latest AS (
       SELECT DISTINCT ON (sample_number, part, claim_id) sample_number, part, claim_id, does_not_hold
       FROM fordring.audit_answer ORDER BY sample_number, part, claim_id, answer_number DESC)
     SELECT sample_number AS "sampleNumber", creditor_id AS "creditorId", period, as_of AS "asOf", known, seed,
       drawn_by AS "drawnBy", invoice_group AS "invoiceGroup", currency, overdue_wanted AS "overdueWanted",
       largest_wanted AS "largestWanted", overdue_claims AS "overdueClaims", overdue_open::text AS "overdueOpen",
       open_claims AS "openClaims", open::text AS open, left_out AS "leftOut", sha256, made_by AS "madeBy", made_on AS "madeOn",
       (SELECT coalesce(jsonb_agg(of_part), '[]') FROM (
          SELECT part, count(*)::integer AS drawn, sum(drawn.open)::text AS open,
            count(does_not_hold)::integer AS answered,
            (count(*) FILTER (WHERE cardinality(does_not_hold) > 0))::integer AS exceptions
          FROM fordring.sampled_claim AS drawn LEFT JOIN latest USING (sample_number, part, claim_id)
          WHERE drawn.sample_number = sample.sample_number GROUP BY part) AS of_part) AS parts
     FROM fordring.audit_sample AS sample
     WHERE creditor_id = $1 AND ($2::bigint IS NULL OR sample_number = $2) ORDER BY sample_number`,
    [creditorId, sampleNumber ?? null],
  );
  return rows.map(({ invoiceGroup, parts, ...row }) => {
    const { overdueWanted, largestWanted, overdueClaims, overdueOpen, openClaims, open, ...kept } = row;
    const partOf = (part: SamplePart, wanted: number, claims: number, of: string): KeptPart => {
      const found = parts.find((one) => one.part === part);
      return {
        ...{ wanted, drawn: found?.drawn ?? 0, answered: found?.answered ?? 0, exceptions: found?.exceptions ?? 0 },
        drawnOpen: Money.ofSum(found?.open ?? '0.00', kept.currency),
        ...{ claims, open: Money.ofSum(of, kept.currency) },
      };
    };
    return {
      ...kept,
      ...(invoiceGroup !== null && { invoiceGroup }),
      overdue: partOf('overdue', overdueWanted, overdueClaims, overdueOpen),
      largest: partOf('largest', largestWanted, openClaims, open),
    };
  });
}

/** Throws `AuditSampleRefused`. */
export async function demandSample(
  connection: Pool | PoolClient,
  asked: { readonly creditorId: string; readonly sampleNumber: number },
): Promise<KeptSample> {
  const [found] = await samplesOf(connection, asked);
  if (found) return found;
  throw new AuditSampleRefused(
    'no-such-sample',
    `No sample ${asked.sampleNumber} was drawn of ${asked.creditorId}. fordring audit lists those that were.`,
  );
}

interface ClaimRow extends Omit<SampledClaim, 'open' | 'doubtful' | 'answer'> {
  readonly open: string;
  readonly doubtful: string;
  readonly answerNumber: number | null;
  readonly doesNotHold: readonly Assertion[] | null;
  readonly comment: string | null;
  readonly answeredBy: string | null;
  readonly answeredOn: CivilDate | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly endedOn: CivilDate | null;
}

/** What was drawn, part by part in its order, each with the latest answer. */
export async function claimsOfSample(
  connection: Pool | PoolClient,
  { sampleNumber, currency }: Pick<KeptSample, 'sampleNumber' | 'currency'>,
): Promise<SampledClaim[]> {
  const { rows } = await connection.query<ClaimRow>(
    `SELECT drawn.part, place, drawn.claim_id AS "claimId", claim.invoice_number AS "invoiceNumber",
       drawn.invoice_group AS "invoiceGroup", drawn.due_on AS "dueOn", drawn.open::text AS open, doubtful::text AS doubtful,
       answer.answer_number AS "answerNumber", does_not_hold AS "doesNotHold", comment, answered_by AS "answeredBy",
       answered_on AS "answeredOn", ended.reason AS "endReason", ended_by AS "endedBy", ended_on AS "endedOn"
     FROM fordring.sampled_claim AS drawn JOIN fordring.claim USING (claim_id)
       LEFT JOIN LATERAL (SELECT * FROM fordring.audit_answer AS said
         WHERE said.sample_number = drawn.sample_number AND said.part = drawn.part AND said.claim_id = drawn.claim_id
         ORDER BY said.answer_number DESC LIMIT 1) AS answer ON true
       LEFT JOIN fordring.audit_exception_end AS ended ON ended.answer_number = answer.answer_number
     WHERE drawn.sample_number = $1 ORDER BY drawn.part DESC, place`,
    [sampleNumber],
  );
  return rows.map((row) => {
    const { part, place, claimId, invoiceNumber, invoiceGroup, dueOn } = row;
    const answer = answerOf(row);
    return {
      ...{ part, place, claimId, invoiceNumber, invoiceGroup, dueOn },
      ...{ open: Money.of(row.open, currency), doubtful: Money.of(row.doubtful, currency) },
      ...(answer && { answer }),
    };
  });
}

function answerOf(row: ClaimRow): KeptAnswer | undefined {
  const { answerNumber, doesNotHold, comment, answeredBy, answeredOn, endReason, endedBy, endedOn } = row;
  if (answerNumber === null || doesNotHold === null || answeredBy === null || answeredOn === null) return undefined;
  const isEnded = endReason !== null && endedBy !== null && endedOn !== null;
  return {
    ...{ answerNumber, doesNotHold, answeredBy, answeredOn },
    ...(comment !== null && { comment }),
    ...(isEnded && { ended: { reason: endReason, by: endedBy, on: endedOn } }),
  };
}
