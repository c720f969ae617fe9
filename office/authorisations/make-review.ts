import type { Pool } from 'pg';
import { addDays, addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import { endOf, periodFrom, startOf } from '../../reconciliation/period';
import { inTransaction } from '../../store/connect';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import type { AuditAct } from '../audit-file/audit-file';
import { lockCreditor } from '../creditors/creditor-chart';
import { AuthorisationRefused } from './authorisation-refused';
import { reviewsOf, type KeptReview } from './reviews';
import { roleListsOf } from './role-lists';
import { authorisationRulesOn } from './rules';
import { comparedAuthorisations } from './uses';

/**
 * Holds the newest list of the provider against what was used in a period, and keeps the rows. The same findings again change
 * nothing; others make the review anew, and the one before stays on record. The list must be of the period's last day or
 * later. Throws `AuthorisationRefused` and `InvalidPeriod`.
 */
export async function makeReview(
  pool: Pool,
  act: AuditAct,
  periodAsked: string,
): Promise<{ readonly already: boolean; readonly review: KeptReview }> {
  const { creditorId, by, role, today } = act;
  const period = periodFrom(periodAsked);
  const [from, through] = [startOf(period) as CivilDate, endOf(period) as CivilDate];
  if (through >= today) {
    throw new AuthorisationRefused('not-over', `${period} is not over on ${today}. Review it after ${through}.`);
  }
  const list = (await roleListsOf(pool, creditorId)).filter(({ deliveredOn }) => deliveredOn <= today).at(-1);
  if (!list) {
    throw new AuthorisationRefused(
      'no-list',
      'No list of the identity provider was delivered. Deliver one: fordring authorisation deliver FILE --of DAY.',
    );
  }
  if (list.asOf < through) {
    throw new AuthorisationRefused(
      'list-too-early',
      `The newest list is of ${list.asOf}, and ${period} ends on ${through}. Deliver a list of ${through} or later.`,
    );
  }
  const { rules } = await authorisationRulesOn(pool, creditorId, today);
  const { findings, listed, used } = await comparedAuthorisations(pool, {
    creditorId,
    list,
    from,
    through,
    asOf: today,
  });
  const digest = sha256(canonicalJson([list.sha256, listed, used, findings])).toString('hex');
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const [before] = await reviewsOf(client, { creditorId, asOf: today, period });
    if (before?.sha256 === digest) return { already: true, review: before };
    const { rows } = await client.query<{ number: string }>(
      `INSERT INTO fordring.authorisation_review
         (creditor_id, period, from_on, through_on, list_number, listed, used, sha256, due_on, made_by, role, made_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING review_number AS number`,
      [
        ...[creditorId, period, from, through, list.listNumber, listed, used, digest],
        ...[before?.dueOn ?? addDays(today, rules.withinDays), by.subject, role, today],
      ],
    );
    await client.query(
      `INSERT INTO fordring.reviewed_authorisation
         (review_number, row_number, finding, subject, role, other, administration_id, uses, first_on, last_on)
       SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
         $9::date[], $10::date[])`,
      [
        rows[0]?.number,
        findings.map((_, at) => at + 1),
        findings.map(({ finding }) => finding),
        findings.map(({ subject }) => subject),
        findings.map((finding) => finding.role ?? null),
        findings.map(({ other }) => other ?? null),
        findings.map(({ administrationId }) => administrationId ?? null),
        findings.map(({ uses }) => uses),
        findings.map(({ firstOn }) => firstOn ?? null),
        findings.map(({ lastOn }) => lastOn ?? null),
      ],
    );
    const [review] = await reviewsOf(client, { creditorId, asOf: today, period });
    if (!review) throw new RangeError('A review of authorisations was not read back.');
    return { already: false, review };
  });
}

/** When the next review is due, and since when that is so. */
export interface NextReview {
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
}

/**
 * The rules' frequency after the last reviewed day, and the days that a review takes. Without a review it is due as long after
 * the first list. Nothing where neither a list nor a rule of the creditor's own is there.
 */
export async function nextReview(pool: Pool, creditorId: string, asOf: CivilDate): Promise<NextReview | undefined> {
  const { rules, isOwn } = await authorisationRulesOn(pool, creditorId, asOf);
  const reviews = await reviewsOf(pool, { creditorId, asOf });
  const reviewed = reviews
    .map(({ through }) => through)
    .sort()
    .at(-1);
  if (reviewed !== undefined) {
    const since = addMonths(addDays(reviewed, 1), rules.everyMonths);
    return { since, dueOn: addDays(since, rules.withinDays) };
  }
  const first = (await roleListsOf(pool, creditorId)).find(({ deliveredOn }) => deliveredOn <= asOf);
  if (first) return { since: first.asOf, dueOn: addDays(first.asOf, rules.withinDays) };
  return isOwn ? { since: asOf, dueOn: addDays(asOf, rules.withinDays) } : undefined;
}
