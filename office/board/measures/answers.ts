import { addDays, addMonths, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Finding, Measured } from '../../../domain/controls/verdict';
import { recipe as declarationRecipe } from '../../../reconciliation/recipes/client-declaration';
import { digestOfItems, listsOf, type KeptList } from '../../close/list-record';
import { administrationsOfMonth, listedItems } from '../../close/make-lists';
import { writeDownProposals } from '../../decisions/write-down-proposals';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

/** Own choices: so long a month's lists or a half-year's write-downs may take to be made. */
const DAYS = { lists: 45, round: 45 } as const;
/** Lists of so many months are held against the books anew: what is older was closed since. */
const FRESH_MONTHS = 3;

/** The newest lists of the last 12 months as they stood at the end of the day. */
async function listsOn({ pool, creditor }: BoardAsked, day: CivilDate): Promise<KeptList[]> {
  const newest = new Map<string, KeptList>();
  for (const list of await listsOf(pool, { creditorId: creditor.creditorId })) {
    if (list.known > day || list.period < addMonths(day, -12).slice(0, 7)) continue;
    newest.set(`${list.period} ${list.administrationId}`, list);
  }
  return [...newest.values()];
}

const nameOf = ({ administrationId, period }: Pick<KeptList, 'administrationId' | 'period'>): string =>
  `${administrationId} ${period}`;

/** Lists that nobody confirmed in time or made, and lists of which the books have changed since (S002-40, S002-43, S002-108). */
export const openItemLists: Measures = async (asked) => {
  const day = learnedBy(asked);
  const lists = await listsOn(asked, day);
  const missing = await notMade(asked, lists, day);
  const late = lists.filter(
    ({ confirmedOn, dueOn }) => (confirmedOn === undefined || confirmedOn > day) && dueOn < day,
  );
  const fresh = lists.filter(({ period }) => period >= addMonths(day, -FRESH_MONTHS).slice(0, 7));
  const stale: Finding[] = [];
  for (const list of fresh) {
    const items = await listedItems(asked.pool, asked.creditor, { asOf: list.asOf, known: day });
    if (digestOfItems(items.get(list.administrationId) ?? []) === list.sha256) continue;
    stale.push({ about: nameOf(list), says: `made on ${list.known}, and the books changed since` });
  }
  const unconfirmed = late.map((list) => ({ about: nameOf(list), says: `to be confirmed by ${list.dueOn}` }));
  const findings = [...unconfirmed, ...missing];
  return [
    {
      measure: 'open-item-lists-late',
      ...{ value: findings.length, examined: lists.length + missing.length, findings },
    },
    { measure: 'open-item-lists-stale', value: stale.length, examined: fresh.length, findings: stale },
  ];
};

/** Of the months since the first list that were over long enough: administrations without a list. */
async function notMade(
  { pool, creditor: { creditorId } }: BoardAsked,
  lists: readonly KeptList[],
  day: CivilDate,
): Promise<Finding[]> {
  const made = new Set(lists.map(nameOf));
  const first = lists.map(({ period }) => period).toSorted()[0];
  const found: Finding[] = [];
  for (let back = 12; back >= 1 && first !== undefined; back -= 1) {
    const period = addMonths(addDays(day, -DAYS.lists), -back).slice(0, 7);
    if (period < first) continue;
    for (const { administrationId } of await administrationsOfMonth(pool, creditorId, period)) {
      const about = nameOf({ administrationId, period });
      if (!made.has(about)) found.push({ about, says: 'no list was made' });
    }
  }
  return found;
}

/** Declarations that were sent, and that the client did not acknowledge in time (S003-31, S003-32); no measure where none was sent. */
export const declarations: Measures = async (asked) => {
  const day = learnedBy(asked);
  const { rows } = await asked.pool.query<{ about: string; sentOn: CivilDate; acknowledged: boolean }>(
    `SELECT recipe || ' ' || period AS about, sent.business_on AS "sentOn", EXISTS (
       SELECT FROM fordring.reconciliation_event AS later
       WHERE later.run_id = run.run_id AND later.event_number > sent.event_number AND later.business_on <= $2
         AND later.type IN ('RunAcknowledged', 'RunReopened')) AS acknowledged
     FROM fordring.reconciliation_run AS run CROSS JOIN LATERAL (
       SELECT business_on, event_number FROM fordring.reconciliation_event AS event
       WHERE event.run_id = run.run_id AND type = 'EvidenceFiled' AND data ->> 'asksFor' IS NOT NULL AND business_on <= $2
       ORDER BY event_number DESC LIMIT 1) AS sent
     WHERE creditor_id = $1 AND sent.business_on > $3 ORDER BY 1`,
    [asked.creditor.creditorId, day, addMonths(day, -12)],
  );
  if (rows.length === 0) return [];
  const late = rows.filter(({ acknowledged, sentOn }) => !acknowledged && addDays(sentOn, ACKNOWLEDGED_WITHIN) < day);
  const findings = late.map(({ about, sentOn }) => ({ about, says: `sent on ${sentOn}, and not acknowledged` }));
  return [{ measure: 'declarations-unacknowledged', value: findings.length, examined: rows.length, findings }];
};

const ACKNOWLEDGED_WITHIN = declarationRecipe.acknowledgement?.withinDays ?? 0;

/** Half-years of the last 12 months in which nobody proposed write-downs although claims had come so far (S002-65, S002-67). */
export const writeDownRounds: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const day = learnedBy(asked);
  const rounds = halfYearsBefore(addDays(day, -DAYS.round)).filter(({ to }) => to > addMonths(day, -12));
  const { rows } = await pool.query<{ from: CivilDate; isProposed: boolean; isBegun: boolean }>(
    `SELECT round.from_day AS from, EXISTS (SELECT FROM fordring.decision WHERE creditor_id = $1 AND kind = 'write-down'
         AND starts_with(decision_id, 'write-down/' || $1 || '/') AND NOT terms ? 'proposal' AND proposed_on BETWEEN round.from_day AND round.to_day) AS "isProposed",
       EXISTS (SELECT FROM fordring.claim WHERE creditor_id = $1 AND issued_on <= round.to_day) AS "isBegun"
     FROM unnest($2::date[], $3::date[]) AS round (from_day, to_day) ORDER BY 1`,
    [creditor.creditorId, rounds.map(({ from }) => from), rounds.map(({ to }) => to)],
  );
  const findings: Finding[] = [];
  const begun = rows.filter(({ isBegun }) => isBegun);
  for (const { from } of begun.filter(({ isProposed }) => !isProposed)) {
    const to = rounds.find((round) => round.from === from)?.to ?? from;
    const proposals = await writeDownProposals(pool, creditor.creditorId, to);
    const claims = proposals.reduce((sum, { lines }) => sum + lines.length, 0);
    if (claims > 0)
      findings.push({
        about: `${from} to ${to}`,
        says: `nobody proposed write-downs, and ${claims} claims had come so far`,
      });
  }
  const measured: Measured = {
    measure: 'write-down-rounds-missing',
    ...{ value: findings.length, examined: begun.length, findings },
  };
  return [measured];
};

/** The two latest half-years that were over by a day. */
function halfYearsBefore(day: CivilDate): { readonly from: CivilDate; readonly to: CivilDate }[] {
  const year = day.slice(0, 4);
  const begins = (day.slice(5) < '07-01' ? `${year}-01-01` : `${year}-07-01`) as CivilDate;
  return [1, 2].map((back) => {
    const from = addMonths(begins, -6 * back);
    return { from, to: addDays(addMonths(from, 6), -1) };
  });
}
