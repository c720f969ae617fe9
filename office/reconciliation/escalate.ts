import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../../policies/calendars/banking-calendar';
import type { Recipe } from '../../reconciliation/recipe';
import { DEADLINES } from './due-days';
import { openItems, writeMarks, type Item } from './items';
import { note } from './notices';
import { partyNamed } from './parties';
import { eventsOf, latest, record, type RunRow } from './run-record';
import { STANDS } from './stands';

/**
 * Takes what has passed its day a step higher: the run itself, or a difference that nobody has cleared up. First to whoever
 * signs, each banking week after that to who stands above, as the creditor's parties say; at the top it is told again each
 * week. Whoever was to look into a difference hears of it too.
 */
export async function escalateWhatIsLate(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  { today, calendar }: { readonly today: CivilDate; readonly calendar: BankingCalendar },
): Promise<RunRow> {
  const weekAgo = calendar.addBankingDays(today, -DEADLINES.escalateEveryBankingDays);
  const isTime = (toldOn: CivilDate | null | undefined) => toldOn === null || toldOn === undefined || toldOn <= weekAgo;
  const last = latest(await eventsOf(client, run.runId), 'RunEscalated');
  const overdue = (await openItems(client, run)).filter(
    ({ dueOn, escalatedOn }) => dueOn !== null && dueOn < today && isTime(escalatedOn),
  );
  const isLate = run.dueOn < today && isTime(last?.on);
  if (overdue.length === 0 && !isLate) return run;

  const { to, step } = await nextStep(client, run, recipe, last?.event, isTime(last?.on));
  const event = { type: 'RunEscalated', to, items: overdue.length, step } as const;
  const escalated = await record(client, run, { on: today }, event, { tells: false });
  await writeMarks(
    client,
    run.runId,
    { on: today },
    overdue.map(({ itemId }) => ({ itemId, mark: 'escalated', owner: to })),
  );
  const what = `${recipe.title} for ${run.period}`;
  const late = isLate ? ` It was to be signed by ${run.dueOn}.` : '';
  const items = overdue.length > 0 ? ` Past their day: ${numbersOf(overdue)}.` : '';
  await note(client, escalated, to, `${what}: ${STANDS[run.state]}.${late}${items}`, today);
  for (const [owner, theirs] of byOwner(overdue, recipe.preparedBy)) {
    if (owner === to) continue;
    const message = `${what}: ${numbersOf(theirs)} ${theirs.length === 1 ? 'has' : 'have'} passed the day, and ${to} is told. Look into it: fordring reconciliations show ${recipe.id} --period ${run.period}.`;
    await note(client, escalated, owner, message, today);
  }
  return escalated;
}

async function nextStep(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  last: { readonly to: string; readonly step?: number } | undefined,
  isTime: boolean,
): Promise<{ to: string; step: number }> {
  if (!last) return { to: recipe.signedBy, step: 1 };
  const here = { to: last.to, step: last.step ?? 1 };
  if (!isTime) return here;
  const { above } = await partyNamed(client, run.creditorId, last.to);
  return above === null ? here : { to: above, step: here.step + 1 };
}

const MOST_NUMBERS = 20;

function numbersOf(items: readonly Item[]): string {
  const numbers = items.slice(0, MOST_NUMBERS).map(({ itemId }) => String(itemId));
  const more = items.length > MOST_NUMBERS ? ` and ${items.length - MOST_NUMBERS} more` : '';
  return `${items.length === 1 ? 'difference' : 'differences'} ${numbers.join(', ')}${more}`;
}

function byOwner(items: readonly Item[], nobody: string): Map<string, Item[]> {
  const owners = new Map<string, Item[]>();
  for (const item of items) {
    const owner = item.owner ?? nobody;
    owners.set(owner, [...(owners.get(owner) ?? []), item]);
  }
  return owners;
}
