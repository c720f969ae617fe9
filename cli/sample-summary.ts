import type { Pool } from 'pg';
import { checkLedger } from '../office/controls/check-ledger';
import { foldClaims } from '../office/claims/read-events';
import { readClaim } from '../office/claims/read-claim';
import { totalsOf, type ClaimTotals } from '../office/controls/totals';
import { isSettled, performanceOf, type Claim } from '../domain/claim/claim';
import { explainClaim, nameOf } from '../domain/explain/explain-claim';
import { timetable } from '../domain/claim/timetable';
import { actorOfCause } from '../domain/claim/waiting-cause';
import { countSteps, groupName } from '../rehearsal/step-counts';
import { SAMPLE_UNTIL, type SampleYear } from './sample-year';
import { table } from './table';

/** What the main job prints of the lived year: steps, money, whether the books are whole, and three invoices' diaries. */
export async function sampleSummary(pool: Pool, year: SampleYear): Promise<string> {
  const { creditorId, name } = year.creditor;
  const { rows } = await pool.query<{ claim_id: string }>(
    'SELECT claim_id FROM fordring.claim WHERE creditor_id = $1 ORDER BY claim_id',
    [creditorId],
  );
  const claimIds = rows.map((row) => row.claim_id);
  const claims = [...(await foldClaims(pool, claimIds)).values()];
  const report = await checkLedger(pool);
  const broken = report.checks.filter(({ holds }) => !holds).map(({ asks }) => asks);
  return [
    `${name}: ${claims.length} invoices of 2015, lived until ${SAMPLE_UNTIL} under ${year.policy.id} (${year.policy.title})`,
    '',
    'Steps taken, by invoice group',
    table(countSteps(claims, year.policy)),
    '',
    beforeAPerson(claims, year),
    '',
    'Money, by invoice group (SEK)',
    await moneyTable(pool, year),
    '',
    await unmatchedLine(pool, creditorId),
    report.holds
      ? `Ledger in balance: yes (${report.checks.length} controls; sub-ledger = accounts ${year.creditor.chart.receivablePrincipal.number} + ${year.creditor.chart.receivableCharges.number})`
      : `Ledger in balance: NO: ${broken.join(' ')}`,
    '',
    ...(await diaries(pool, claims, year)),
  ].join('\n');
}

/** What no date will move on: reviews without a day, and claims that wait for somebody, counted by what they wait for. */
function beforeAPerson(claims: readonly Claim[], { rulebook }: SampleYear): string {
  const waiting = new Map<string, number>();
  const count = (what: string): void => {
    waiting.set(what, (waiting.get(what) ?? 0) + 1);
  };
  for (const claim of claims) {
    for (const { step, rule, cause } of timetable(claim, rulebook, SAMPLE_UNTIL)) {
      if (rule.placement === 'without-day') count(nameOf(step));
      else if (cause && actorOfCause(cause) === 'person') count(`${nameOf(step)} held back`);
    }
  }
  const listed = [...waiting].map(([what, number]) => `${number} × ${what}`);
  return `Before a person: ${listed.length > 0 ? listed.join(', ') : 'nothing'}`;
}

const FIGURES = ['invoiced', 'fees', 'interest', 'paid', 'refund', 'open'] as const;

async function moneyTable(pool: Pool, { creditor, policy }: SampleYear): Promise<string> {
  const totals = await totalsOf(pool, creditor.creditorId);
  if (!totals) return '';
  const row = (title: string, figures: ClaimTotals): string[] => [
    title,
    ...FIGURES.map((figure) => figures[figure].toString()),
  ];
  const named = totals.groups.map((group) => row(groupName(policy, group.invoiceGroup), group));
  return table({
    header: ['group', 'invoiced', '+ fees', '+ interest', '− paid', '+ to pay back', '= open'],
    rows: [...named, row('all', totals.total)],
  });
}

async function unmatchedLine(pool: Pool, creditorId: string): Promise<string> {
  const totals = await totalsOf(pool, creditorId);
  const payments = totals?.unmatched.payments ?? 0;
  return `Unmatched: ${payments} payments, ${totals?.unmatched.sum.toString() ?? '0.00'} SEK, in suspense (npm run --silent fordring -- match)`;
}

/** Three lives that differ: paid late, handed over, and one that something unusual happened to. */
async function diaries(pool: Pool, claims: readonly Claim[], year: SampleYear): Promise<string[]> {
  const has =
    (type: string) =>
    (claim: Claim): boolean =>
      year.portfolio.facts.some((fact) => fact.invoiceNumber === claim.invoiceNumber && fact.command.type === type);
  const chosen = [
    claims.find((claim) => performanceOf(claim, 'demand') && isSettled(claim) && claim.charged.fee.isPositive()),
    claims.find((claim) => performanceOf(claim, 'monitoring') && performanceOf(claim, 'suspension-due')),
    claims.find(has('RaiseDispute')),
  ].filter((claim) => claim !== undefined);
  const told: string[] = [];
  for (const { claimId, invoiceNumber } of chosen) {
    const file = await readClaim(pool, claimId);
    if (!file) continue;
    const { story, standing } = explainClaim(
      file.claim,
      file.events.map(({ event }) => event),
      year.rulebook,
      SAMPLE_UNTIL,
      { language: 'en' },
    );
    const diary = story.map(({ on, text }) => `  ${on}  ${text}`);
    told.push(`Diary of invoice ${invoiceNumber}`, ...diary, `  ${standing}`, '');
  }
  return told;
}
