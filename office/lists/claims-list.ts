import type { Pool } from 'pg';
import { ageBucketOf, type AgeBucket } from '../../domain/claim/age-bucket';
import { outcomeOf, type Outcome } from '../../domain/claim/outcome';
import { addDays, daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';
import { claimsKnownOn, claimsOfADay } from '../claims/claims-known-on';
import type { ClaimsAsked, Page } from './claims-asked';
import { placeOf, type Place } from './places-of-claims';

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
  readonly sum: {
    readonly claims: number;
    /** In the creditor's currency. */
    readonly open: Money;
    /** In each other currency that occurs. */
    readonly otherCurrencies?: readonly Money[];
  };
  /** Absent on the last page. */
  readonly next?: string;
}

/** A condition on the claims and the value of its parameter: only what is asked for is in the query, so an index can serve it. */
type Condition = readonly [condition: (parameter: string) => string, value: unknown];

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
    [(of) => `${place.open} >= ${of}::numeric`, asked.openFrom],
    [(of) => `${place.open} <= ${of}::numeric`, asked.openTo],
    [(of) => `${place.stage} = ${of}`, place.stage === 'NULL' ? undefined : asked.stage],
    [(of) => `${place.dueOn} <= ${of}::date`, last],
  ];
  return all.filter(([, value]) => value !== undefined);
}

const DEBTORS_NAMED = (name: string): string =>
  `SELECT debtor_id FROM fordring.debtor WHERE creditor_id = $1 AND strpos(lower(name), lower(${name})) > 0`;

/** Of whom claims are listed, and by which accounts what is open is known. */
type Listing = ClaimsAsked & { readonly currency: Currency; readonly controlAccounts: readonly string[] };

/** One reading of the claims gives the page and the sum of all pages. Whose a claim is, is asked of the page alone where it can be. */
async function readPage(pool: Pool, asked: Listing, { after, limit }: Page): Promise<(Row & Sum)[]> {
  const { creditorId, asOf, administrationId, currency, controlAccounts } = asked;
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const isPast = await isBookedLater(pool, asked);
  const place = placeOf(asked, isPast);
  const params: unknown[] = [creditorId, asOf, ownersParameter(administrations, asOf)];
  if (isPast) params.push(controlAccounts);
  if (isPast && !asked.all) params.push(await claimsThatHadComeTo(pool, asked));
  const parameter = (value: unknown): string => `$${params.push(value)}`;
  const conditions = conditionsOf(asked, place).map(([condition, value]) => condition(parameter(value)));
  const where = ['claim.creditor_id = $1', 'claim.issued_on <= $2', ...place.where, ...conditions];
  const behind =
    after === undefined
      ? ''
      : `WHERE (due_on, invoice_number COLLATE "C") >
         (${parameter(after.slice(0, 10))}::date, ${parameter(after.slice(11))}::text COLLATE "C")`;
  const others = parameter(CURRENCIES.filter((other) => other !== currency));
  const { rows } = await pool.query<Row & Sum>(
    `WITH ${place.with}${OWNERS.with('$3')}, matching AS MATERIALIZED (
       SELECT claim.claim_id, claim.invoice_number, ${place.dueOn} AS due_on, ${place.open} AS open
       FROM ${place.from}
       ${administrationId === undefined ? '' : OWNERS.join('$3')}
       WHERE ${where.join(' AND ')}
     ), elsewhere AS (
       SELECT claim.currency, count(*)::integer AS claims, sum(open) AS open
       FROM fordring.claim JOIN matching USING (claim_id)
       WHERE claim.creditor_id = $1 AND claim.currency = ANY (${others}) GROUP BY 1
     ), page AS (
       SELECT claim_id, due_on, open FROM matching ${behind}
       ORDER BY due_on, invoice_number COLLATE "C" LIMIT ${parameter(limit + 1)}
     )
     SELECT total.claims, total.open - coalesce((SELECT sum(open) FROM elsewhere), 0) AS open_of_own,
       (SELECT coalesce(json_agg(json_build_object('currency', currency, 'claims', claims, 'open', open::text)
          ORDER BY currency), '[]') FROM elsewhere) AS elsewhere,
       claim.claim_id, claim.invoice_number, claim.invoice_group, ${OWNERS.owner} AS owner,
       claim.debtor_id, debtor.name, claim.payment_reference, page.due_on, claim.amount, claim.currency, page.open
     FROM (SELECT count(*)::integer AS claims, coalesce(sum(open), 0) AS open FROM matching) AS total
       LEFT JOIN (page JOIN fordring.claim USING (claim_id) JOIN fordring.debtor USING (creditor_id, debtor_id)
         ${OWNERS.join('$3')}) ON true
     ORDER BY page.due_on, claim.invoice_number COLLATE "C"`,
    params,
  );
  return rows;
}

/** Whether anything was booked on a later day, or happened on one: then the rows of claims say more than was so on the day. */
async function isBookedLater(pool: Pool, { creditorId, asOf }: ClaimsAsked): Promise<boolean> {
  const { rows } = await pool.query<{ later: boolean }>(
    `SELECT EXISTS (SELECT FROM fordring.journal_entry WHERE creditor_id = $1 AND accounting_on > $2)
       OR EXISTS (SELECT FROM fordring.claim_event
         WHERE business_on > $2 AND left(claim_id, strpos(claim_id, '/') - 1) = $1) AS later`,
    [creditorId, asOf],
  );
  return rows[0]?.later === true;
}

/** The claims that had come as far as is asked by the end of a past day; null when nobody asked. */
async function claimsThatHadComeTo(pool: Pool, { creditorId, asOf, stage }: ClaimsAsked): Promise<string[] | null> {
  if (stage === undefined) return null;
  const found: string[] = [];
  for await (const { known } of claimsKnownOn(pool, { creditorId, asOf }))
    for (const { claim } of known) if (outcomeOf(claim) === stage) found.push(claim.claimId);
  return found;
}

/** Of all pages. */
interface Sum {
  readonly claims: number;
  /** In the creditor's currency. */
  readonly open_of_own: string;
  readonly elsewhere: readonly { readonly currency: Currency; readonly claims: number; readonly open: string }[];
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
  readonly currency: Currency;
  readonly open: string;
}

/**
 * The claims that were asked for, a page at a time, with what was open by accounting day at the end of the day. Names of debtors
 * are in it.
 */
export async function listClaims(pool: Pool, asked: Listing, { after, limit }: Page): Promise<ClaimsPage> {
  const read = await readPage(pool, asked, { limit, ...(after !== undefined && { after }) });
  const [total] = read;
  // Where no claim is on the page, there is one row with the sums alone.
  const rows = read.filter((row) => (row.claim_id as string | null) !== null);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    claims: await withStages(pool, page, asked.asOf),
    sum: sumOfPages(total, asked.currency),
    ...(rows.length > limit && last && { next: `${last.due_on} ${last.invoice_number}` }),
  };
}

function sumOfPages(total: Sum | undefined, own: Currency): ClaimsPage['sum'] {
  const others = (total?.elsewhere ?? []).map(({ currency, open }) => Money.ofSum(open, currency));
  return {
    claims: total?.claims ?? 0,
    open: Money.ofSum(total?.open_of_own ?? '0', own),
    ...(others.length > 0 && { otherCurrencies: others }),
  };
}

async function withStages(pool: Pool, rows: readonly Row[], asOf: CivilDate): Promise<ListedClaim[]> {
  const claimIds = rows.map(({ claim_id: claimId }) => claimId);
  const { known } = await claimsOfADay(pool, claimIds, { asOf });
  const claims = new Map(known.map(({ claim }) => [claim.claimId, claim]));
  return rows.map((row) => {
    const claim = claims.get(row.claim_id);
    return {
      ...{ claimId: row.claim_id, invoiceNumber: row.invoice_number, invoiceGroup: row.invoice_group },
      ...{ administrationId: row.owner, debtorId: row.debtor_id, name: row.name },
      ...{ paymentReference: row.payment_reference, dueOn: row.due_on },
      daysPastDue: Math.max(0, daysBetween(row.due_on, asOf)),
      bucket: ageBucketOf(row.due_on, asOf),
      ...{ invoiced: Money.of(row.amount, row.currency), open: Money.of(row.open, row.currency) },
      stage: claim ? outcomeOf(claim) : 'unknown',
    };
  });
}
