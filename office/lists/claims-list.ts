import type { Pool } from 'pg';
import { ageBucketOf, type AgeBucket } from '../../domain/claim/age-bucket';
import { outcomeOf, type Outcome } from '../../domain/claim/outcome';
import { addDays, daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';
import { foldEachClaim } from '../claims/read-events';
import { movedDueDates } from '../claims/moved-due-dates';
import type { ClaimsAsked, Page } from './claims-asked';

/** A claim as people look it up. */
export interface ListedClaim {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  /** The administration, `none` or `several`. */
  readonly administrationId: string;
  readonly debtorId: string;
  readonly name: string;
  readonly paymentReference: string;
  /** The due date in force. */
  readonly dueOn: CivilDate;
  readonly daysPastDue: number;
  readonly bucket: AgeBucket;
  readonly invoiced: Money;
  /** Everything claimed and open. */
  readonly open: Money;
  /** How far the claim has come; `unknown` where its events make no claim. */
  readonly stage: Outcome | 'unknown';
}

/** One page of claims, by due date and number. */
export interface ClaimsPage {
  readonly claims: readonly ListedClaim[];
  /** Of all pages. */
  readonly sum: { readonly claims: number; readonly open: Money };
  /** Absent on the last page. */
  readonly next?: string;
}

/** A condition on the claims and the value of its parameter: only what is asked for is in the query, so an index can serve it. */
type Condition = readonly [condition: (parameter: string) => string, value: unknown];

/** Where claims are looked for, and where their due date in force and their stage stand there. */
interface Place {
  readonly from: string;
  readonly dueOn: string;
  readonly stage: string;
}

/** Broad questions about open claims ask the narrow table alone. */
const OPEN: Place = { from: 'fordring.open_claim AS claim', dueOn: 'claim.due_on', stage: 'claim.stage' };
/** A debtor, a number or a reference has an index among all claims. */
const OPEN_BY_INDEX: Place = {
  from: 'fordring.claim JOIN fordring.open_claim AS standing USING (claim_id)',
  ...{ dueOn: 'standing.due_on', stage: 'standing.stage' },
};
const ALL: Place = {
  from: 'fordring.claim LEFT JOIN moved ON moved.claim_id = claim.claim_id',
  ...{ dueOn: 'coalesce(moved.due_on, claim.due_on)', stage: 'NULL' },
};

function placeOf({ all, debtorId, debtorName, invoiceNumber, paymentReference }: ClaimsAsked): Place {
  if (all) return ALL;
  return (debtorId ?? debtorName ?? invoiceNumber ?? paymentReference) === undefined ? OPEN : OPEN_BY_INDEX;
}

const NUMBER = `ltrim(claim.invoice_number, '0')`;

function conditionsOf({ asOf, ...asked }: ClaimsAsked, place: Place): Condition[] {
  const { overdueDays } = asked;
  const last = overdueDays === undefined ? undefined : addDays(asOf, -overdueDays);
  const all: Condition[] = [
    [(of) => `claim.debtor_id = ${of}`, asked.debtorId],
    [(of) => `claim.debtor_id IN (${DEBTORS_NAMED(of)})`, asked.debtorName],
    [(of) => `(${NUMBER} = ltrim(${of}, '0') OR claim.claim_id = ${of})`, asked.invoiceNumber],
    [
      (of) => `claim.payment_reference <> '' AND ltrim(claim.payment_reference, '0') = ltrim(${of}, '0')`,
      asked.paymentReference,
    ],
    [(of) => `claim.invoice_group = ${of}`, asked.invoiceGroup],
    [(of) => `${OWNERS.owner} = ${of}`, asked.administrationId],
    [(of) => `claim.claimed_open >= ${of}::numeric`, asked.openFrom],
    [(of) => `claim.claimed_open <= ${of}::numeric`, asked.openTo],
    [(of) => `${place.stage} = ${of}`, asked.stage],
    [(of) => `${place.dueOn} <= ${of}::date`, last],
  ];
  return all.filter(([, value]) => value !== undefined);
}

const DEBTORS_NAMED = (name: string): string =>
  `SELECT debtor_id FROM fordring.debtor WHERE creditor_id = $1 AND strpos(lower(name), lower(${name})) > 0`;

/** One reading of the claims gives the page and the sum of all pages. Whose a claim is, is asked of the page alone where it can be. */
async function readPage(pool: Pool, asked: ClaimsAsked, { after, limit }: Page): Promise<(Row & Sum)[]> {
  const { creditorId, asOf, administrationId } = asked;
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const params: unknown[] = [creditorId, asOf, ownersParameter(administrations, asOf)];
  const parameter = (value: unknown): string => `$${params.push(value)}`;
  const place = placeOf(asked);
  const conditions = conditionsOf(asked, place).map(([condition, value]) => condition(parameter(value)));
  const behind =
    after === undefined
      ? ''
      : `WHERE (due_on, invoice_number COLLATE "C") >
         (${parameter(after.slice(0, 10))}::date, ${parameter(after.slice(11))}::text COLLATE "C")`;
  const { rows } = await pool.query<Row & Sum>(
    `WITH ${place === ALL ? `${movedDueDates('$1', '$2')}, ` : ''}${OWNERS.with('$3')}, matching AS MATERIALIZED (
       SELECT claim.claim_id, claim.invoice_number, ${place.dueOn} AS due_on, claim.claimed_open
       FROM ${place.from}
       ${administrationId === undefined ? '' : OWNERS.join('$3')}
       WHERE ${['claim.creditor_id = $1', 'claim.issued_on <= $2', ...(place === ALL ? ['NOT claim.withdrawn'] : []), ...conditions].join(' AND ')}
     ), page AS (
       SELECT claim_id, due_on FROM matching ${behind}
       ORDER BY due_on, invoice_number COLLATE "C" LIMIT ${parameter(limit + 1)}
     )
     SELECT total.claims, total.open, claim.claim_id, claim.invoice_number, claim.invoice_group, ${OWNERS.owner} AS owner,
       claim.debtor_id, debtor.name, claim.payment_reference, page.due_on, claim.amount, claim.claimed_open
     FROM (SELECT count(*)::integer AS claims, coalesce(sum(claimed_open), 0) AS open FROM matching) AS total
       LEFT JOIN (page JOIN fordring.claim USING (claim_id) JOIN fordring.debtor USING (creditor_id, debtor_id)
         ${OWNERS.join('$3')}) ON true
     ORDER BY page.due_on, claim.invoice_number COLLATE "C"`,
    params,
  );
  return rows;
}

/** Of all pages. */
interface Sum {
  readonly claims: number;
  readonly open: string;
}

interface Row {
  readonly claim_id: string;
  readonly invoice_number: string;
  readonly invoice_group: string;
  readonly owner: string;
  readonly debtor_id: string;
  readonly name: string;
  readonly payment_reference: string;
  readonly due_on: CivilDate;
  readonly amount: string;
  readonly claimed_open: string;
}

/** The claims that were asked for, a page at a time. Names of debtors are in it. */
export async function listClaims(
  pool: Pool,
  { currency, ...asked }: ClaimsAsked & { readonly currency: Currency },
  { after, limit }: Page,
): Promise<ClaimsPage> {
  const read = await readPage(pool, asked, { limit, ...(after !== undefined && { after }) });
  const [total] = read;
  // Where no claim is on the page, there is one row with the sums alone.
  const rows = read.filter((row) => (row.claim_id as string | null) !== null);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    claims: await withStages(pool, page, { currency, asOf: asked.asOf }),
    sum: { claims: total?.claims ?? 0, open: Money.ofSum(total?.open ?? '0', currency) },
    ...(rows.length > limit && last && { next: `${last.due_on} ${last.invoice_number}` }),
  };
}

async function withStages(
  pool: Pool,
  rows: readonly Row[],
  { currency, asOf }: { readonly currency: Currency; readonly asOf: CivilDate },
): Promise<ListedClaim[]> {
  const { claims } = await foldEachClaim(
    pool,
    rows.map(({ claim_id: claimId }) => claimId),
  );
  return rows.map((row) => {
    const claim = claims.get(row.claim_id);
    return {
      ...{ claimId: row.claim_id, invoiceNumber: row.invoice_number, invoiceGroup: row.invoice_group },
      ...{ administrationId: row.owner, debtorId: row.debtor_id, name: row.name },
      ...{ paymentReference: row.payment_reference, dueOn: row.due_on },
      daysPastDue: Math.max(0, daysBetween(row.due_on, asOf)),
      bucket: ageBucketOf(row.due_on, asOf),
      ...{ invoiced: Money.of(row.amount, currency), open: Money.of(row.claimed_open, currency) },
      stage: claim ? outcomeOf(claim) : 'unknown',
    };
  });
}
