import { claimIdOf } from '../domain/claim/claim-id';
import { isSettled, performanceOf, type Claim } from '../domain/claim/claim';
import { timetable } from '../domain/claim/timetable';
import { actorOfCause } from '../domain/claim/waiting-cause';
import { nameOf } from '../domain/explain/explain-claim';
import type { Caller, ClaimTotals, CreditorTotals, Office } from '../office/office';
import { SAMPLE_UNTIL, type SampleYear } from '../rehearsal/on-engine/sample-year';
import { countSteps, groupName } from '../rehearsal/step-counts';
import { table } from './table';

/**
 * What the main job prints of the lived year: steps, money, whether the books are whole, and three invoices' diaries. It is
 * about the invoices and payments that the sample brought; what a person imported besides is no part of its story.
 */
export async function sampleSummary(office: Office, caller: Caller, year: SampleYear): Promise<string> {
  const { name, chart } = year.creditor;
  const { invoices, movements } = year.portfolio;
  const { claims, totals, controls } = await office.sample.books(caller, {
    invoiceNumbers: invoices.map(({ invoiceNumber }) => invoiceNumber),
    paymentIds: movements.map(({ key }) => key),
  });
  const broken = controls.filter(({ holds }) => !holds).map(({ asks }) => asks);
  return [
    `${name}: ${claims.length} invoices of 2015, lived until ${SAMPLE_UNTIL} under ${year.policy.id} (${year.policy.title})`,
    '',
    'Steps taken, by invoice group',
    table(countSteps(claims, year.policy)),
    '',
    beforeAPerson(claims, year),
    '',
    'Money, by invoice group (SEK)',
    totals ? moneyTable(totals, year) : '',
    '',
    unmatchedLine(totals),
    broken.length === 0
      ? `Ledger in balance: yes (${controls.length} controls; sub-ledger = accounts ${chart.receivablePrincipal.number} + ${chart.receivableCharges.number})`
      : `Ledger in balance: NO: ${broken.join(' ')}`,
    '',
    ...(await diaries(office, caller, claims, year)),
  ].join('\n');
}

/** What no date will move on: reviews without a day, and claims that wait for somebody, counted by what they wait for. */
function beforeAPerson(claims: readonly Claim[], { rulebook }: SampleYear): string {
  const waiting = new Map<string, number>();
  const count = (what: string): void => {
    waiting.set(what, (waiting.get(what) ?? 0) + 1);
  };
  for (const claim of claims) {
    for (const { rule, cause } of timetable(claim, rulebook, SAMPLE_UNTIL)) {
      if (rule.placement === 'without-day') count(nameOf(rule));
      else if (cause && actorOfCause(cause) === 'person') count(`${nameOf(rule)} held back`);
    }
  }
  const listed = [...waiting].map(([what, number]) => `${number} × ${what}`);
  return `Before a person: ${listed.length > 0 ? listed.join(', ') : 'nothing'}`;
}

const FIGURES = ['invoiced', 'fees', 'interest', 'paid', 'refund', 'open'] as const;

function moneyTable({ groups, total }: CreditorTotals, { policy }: SampleYear): string {
  const row = (title: string, figures: ClaimTotals): string[] => [
    title,
    ...FIGURES.map((figure) => figures[figure].toString()),
  ];
  return table({
    header: ['group', 'invoiced', '+ fees', '+ interest', '− paid', '+ to pay back', '= open'],
    rows: [...groups.map((group) => row(groupName(policy, group.invoiceGroup), group)), row('all', total)],
  });
}

function unmatchedLine(totals: CreditorTotals | undefined): string {
  const { payments = 0, sum } = totals?.unmatched ?? {};
  return `Unmatched: ${payments} payments, ${sum?.toString() ?? '0.00'} SEK, in suspense (npm run --silent fordring -- match)`;
}

/** Three lives that differ: paid late, handed over, and one that something unusual happened to. */
async function diaries(office: Office, caller: Caller, claims: readonly Claim[], year: SampleYear): Promise<string[]> {
  const disputed = new Set(
    year.portfolio.facts
      .filter(({ command }) => command.type === 'RaiseDispute')
      .map(({ invoiceNumber }) => claimIdOf(year.creditor.creditorId, invoiceNumber)),
  );
  const chosen = [
    claims.find((claim) => performanceOf(claim, 'demand') && isSettled(claim) && claim.charged.fee.isPositive()),
    claims.find((claim) => performanceOf(claim, 'monitoring') && performanceOf(claim, 'suspension-due')),
    claims.find(({ claimId }) => disputed.has(claimId)),
  ].filter((claim) => claim !== undefined);
  const told: string[] = [];
  for (const { invoiceNumber } of chosen) {
    const asked = { invoice: invoiceNumber, language: 'en' as const };
    const { explained } = await office.claims.explain({ ...caller, today: SAMPLE_UNTIL }, asked);
    const diary = explained.story.map(({ on, text }) => `  ${on}  ${text}`);
    told.push(`Diary of invoice ${invoiceNumber}`, ...diary, `  ${explained.standing}`, '');
  }
  return told;
}
