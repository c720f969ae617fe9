import type { Pool, PoolClient } from 'pg';
import {
  drawSample,
  largestOf,
  type DrawnBy,
  type SampleCandidate,
  type SamplePart,
} from '../../domain/audit/draw-sample';
import { claimIdOf } from '../../domain/claim/claim-id';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf } from '../../domain/kernel/money';
import { inTransaction } from '../../store/connect';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import { openItems } from '../close/open-items';
import { daysOf } from '../close/period-marks';
import type { ReportedCreditor } from '../close/reported-creditor';
import { lockCreditor } from '../creditors/creditor-chart';
import { demandSample, samplesOf, type KeptSample } from './sample-record';
import { AuditSampleRefused } from './sample-refused';

/** What is to be drawn, and who draws. */
export interface SampleToDraw {
  readonly creditor: ReportedCreditor;
  readonly period: string;
  /** What the ledger learned after this day is left out; what it learned today is in when absent. */
  readonly known?: CivilDate;
  readonly seed: string;
  readonly drawnBy: DrawnBy;
  readonly invoiceGroup?: string;
  readonly overdue: number;
  readonly largest: number;
  readonly by: string;
  readonly role: string;
  readonly today: CivilDate;
}

interface Drawn {
  readonly parts: Readonly<Record<SamplePart, readonly SampleCandidate[]>>;
  readonly population: Readonly<Record<SamplePart, readonly SampleCandidate[]>>;
  readonly leftOut: number;
  readonly sha256: string;
}

/**
 * Draws overdue invoices by the seed, and the largest open ones, at the end of a month, and keeps them with their
 * population. The same seed over the same books is the sample that was kept before. Throws `AuditSampleRefused` and
 * `PeriodRefused`.
 */
export async function drawAuditSample(
  pool: Pool,
  asked: SampleToDraw,
): Promise<{ readonly already: boolean; readonly sample: KeptSample }> {
  const { creditor, period, today } = asked;
  const { creditorId } = creditor;
  const { to: asOf } = daysOf(period);
  const known = demandDays(asked, asOf);
  const drawn = await draw(pool, asked, { asOf, known });
  if (drawn.population.largest.length === 0) {
    throw new AuditSampleRefused(
      'nothing-to-draw',
      `On ${asOf} no claim of ${creditorId} was open in ${creditor.currency}, as far as was known on ${known}. Name another month.`,
    );
  }
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const before = (await samplesOf(client, { creditorId })).find(
      (sample) => sample.sha256 === drawn.sha256 && (asked.known === undefined || sample.known === known),
    );
    if (before) return { already: true, sample: before };
    const sampleNumber = await write(client, { ...asked, asOf, known, today }, drawn);
    return { already: false, sample: await demandSample(client, { creditorId, sampleNumber }) };
  });
}

function demandDays({ period, known, today }: SampleToDraw, asOf: CivilDate): CivilDate {
  if (asOf >= today) {
    throw new AuditSampleRefused('not-over', `${period} is not over on ${today}. Draw its sample after its last day.`);
  }
  if (known === undefined) return today;
  if (known < asOf) {
    throw new AuditSampleRefused(
      'known-too-early',
      `On ${known} the books of ${asOf} were not there yet. Name ${asOf} or a later day as --known.`,
    );
  }
  if (known > today) {
    throw new AuditSampleRefused(
      'known-too-late',
      `${known} has not come yet. Name ${today} or an earlier day as --known.`,
    );
  }
  return known;
}

async function draw(
  pool: Pool,
  { creditor, seed, drawnBy, invoiceGroup, overdue, largest }: SampleToDraw,
  days: { readonly asOf: CivilDate; readonly known: CivilDate },
): Promise<Drawn> {
  const { creditorId, currency } = creditor;
  const items = await openItems(pool, creditor, days);
  const all = items.flatMap((item): SampleCandidate[] => {
    if (item.open.currency !== currency || !item.open.isPositive()) return [];
    const { invoiceGroup: group, dueOn, open, doubtful } = item;
    return [{ claimId: claimIdOf(creditorId, item.invoiceNumber), invoiceGroup: group, dueOn, open, doubtful }];
  });
  const population = {
    overdue: all.filter(
      ({ dueOn, invoiceGroup: group }) => dueOn < days.asOf && (invoiceGroup === undefined || group === invoiceGroup),
    ),
    largest: all,
  };
  const numberOf = (text: string): bigint => BigInt(`0x${sha256(text).toString('hex')}`);
  const parts = {
    overdue: drawSample(population.overdue, { seed, wanted: overdue, by: drawnBy, numberOf }),
    largest: largestOf(population.largest, largest),
  };
  const said = { asOf: days.asOf, seed, drawnBy, invoiceGroup: invoiceGroup ?? null, overdue, largest };
  const digest = sha256(canonicalJson({ ...said, population: all, parts })).toString('hex');
  return {
    ...{ parts, population, sha256: digest },
    leftOut: items.filter(({ open }) => open.currency !== currency).length,
  };
}

async function write(
  client: PoolClient,
  asked: SampleToDraw & { readonly asOf: CivilDate; readonly known: CivilDate },
  { parts, population, leftOut, sha256: digest }: Drawn,
): Promise<number> {
  const { creditor, period, asOf, known, seed, drawnBy, invoiceGroup, by, role, today } = asked;
  const openOf = (part: SamplePart): string =>
    sumOf(
      population[part].map(({ open }) => open),
      creditor.currency,
    ).toString();
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO fordring.audit_sample
       (creditor_id, period, as_of, known, seed, drawn_by, invoice_group, currency, overdue_wanted, largest_wanted,
        overdue_claims, overdue_open, open_claims, open, left_out, sha256, made_by, role, made_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     RETURNING sample_number AS number`,
    [
      ...[creditor.creditorId, period, asOf, known, seed, drawnBy, invoiceGroup ?? null, creditor.currency],
      ...[asked.overdue, asked.largest, population.overdue.length, openOf('overdue')],
      ...[population.largest.length, openOf('largest'), leftOut, digest, by, role, today],
    ],
  );
  const sampleNumber = rows[0]?.number ?? 0;
  const drawn = (['overdue', 'largest'] as const).flatMap((part) =>
    parts[part].map((candidate, at) => ({ ...candidate, part, place: at + 1 })),
  );
  const columns = (['part', 'place', 'claimId', 'invoiceGroup', 'dueOn'] as const).map((name) =>
    drawn.map((one) => one[name]),
  );
  await client.query(
    `INSERT INTO fordring.sampled_claim
       (sample_number, part, place, claim_id, invoice_group, due_on, open, doubtful)
     SELECT $1, said.* FROM unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::date[], $7::numeric[],
       $8::numeric[]) AS said`,
    [
      sampleNumber,
      ...columns,
      ...(['open', 'doubtful'] as const).map((name) => drawn.map((one) => one[name].toString())),
    ],
  );
  return sampleNumber;
}
