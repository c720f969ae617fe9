import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../../policies/calendars/banking-calendar';
import type { Recipe } from '../../reconciliation/recipe';
import type { RunName, RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { DEADLINES } from './due-days';
import { escalateWhatIsLate } from './escalate';
import { currentLoads, missingSources } from './loads';
import type { MatchingParts } from './match-run';
import { remindWhileDrawn } from './remind-while-drawn';
import { takeInLedger } from './take-in-ledger';
import { note } from './notices';
import { recipeOfRun } from './recipe-of-run';
import type { RecordedRunEvent } from './run-events';
import { eventsOf, latest, noticeOf, readRun, record, type RunRow } from './run-record';
import { sourceNamed } from './source-of-run';
import { lockRunInSeries } from './start-run';
import { creditorOfRuns } from './creditor-of-runs';

export interface Waiting {
  readonly notice: RunNotice;
  /** What a run waits for, as an operator reads it; absent when it waits for nothing more. */
  readonly waitsFor?: string;
}

/**
 * Whether a run has its sources. Whoever owes a missing one is reminded, first two banking days after the run began, and
 * again each second banking day; when the run's own day has passed, it goes a step higher. What the ledger answers itself is
 * asked for here.
 */
export async function lookForSources(parts: MatchingParts, name: RunName, today: CivilDate): Promise<Waiting> {
  const { pool } = parts;
  const recipe = await recipeOfRun(pool, name);
  const before = await readRun(pool, name);
  if (before.state !== 'waiting') return { notice: noticeOf(before) };
  const missing = missingSources(recipe, await currentLoads(pool, before.runId));
  const refused = refusedSince(await eventsOf(pool, before.runId));
  if (missing.length === 0 && !refused) {
    await takeInLedger(parts, name, recipe, today);
    const now = await readRun(pool, name);
    if (now.state !== 'waiting') return { notice: noticeOf(now) };
  }
  const wanted = wantedSources(recipe, await eventsOf(pool, before.runId), await currentLoads(pool, before.runId));
  const waitsFor = wanted
    .map((source) => `${source} (${sourceNamed(recipe, source).title}${source === refused ? ', sent back' : ''})`)
    .join(' and ');
  const { calendar } = await creditorOfRuns(pool, name.creditorId);
  const run = await inTransaction(pool, async (client) => {
    const locked = await lockRunInSeries(client, name);
    if (locked.state !== 'waiting') return locked;
    const reminded = isReminderDue(locked, await eventsOf(client, locked.runId), today, calendar)
      ? await remind(client, locked, recipe, wanted, today)
      : locked;
    const drawn = await remindWhileDrawn(client, reminded, recipe, { today, calendar });
    return escalateWhatIsLate(client, drawn, recipe, { today, calendar });
  });
  return { notice: noticeOf(run), ...(run.state === 'waiting' && { waitsFor }) };
}

async function remind(
  client: Parameters<typeof record>[0],
  run: RunRow,
  recipe: Recipe,
  wanted: readonly string[],
  today: CivilDate,
): Promise<RunRow> {
  const owedBy = [...new Set(wanted.map((source) => sourceNamed(recipe, source).owedBy))];
  const event = { type: 'SourceReminded', sources: wanted, owedBy } as const;
  const reminded = await record(client, run, { on: today }, event, { tells: false });
  for (const addressee of owedBy) {
    const titles = wanted.filter((source) => sourceNamed(recipe, source).owedBy === addressee);
    await note(
      client,
      reminded,
      addressee,
      `${recipe.title} for ${run.period} waits for ${titles.map((source) => `${sourceNamed(recipe, source).title} (${source})`).join(' and ')}. Deliver it: fordring reconciliations deliver ${recipe.id} --period ${run.period} --source ${titles[0] ?? ''} --file FILE.`,
      today,
    );
  }
  return reminded;
}

/** What somebody has to deliver before a run goes on: what is not there, and what was sent back. */
export function wantedSources(
  recipe: Recipe,
  events: readonly RecordedRunEvent[],
  loads: ReadonlyMap<string, unknown>,
): string[] {
  const missing = missingSources(recipe, loads);
  const refused = refusedSince(events);
  return refused !== undefined && !missing.includes(refused) ? [...missing, refused] : missing;
}

/** A file that was sent back, and neither has come anew nor was withdrawn. */
function refusedSince(events: readonly RecordedRunEvent[]): string | undefined {
  const refused = latest(events, 'SourceRefused');
  const changed = Math.max(
    latest(events, 'SourceDelivered')?.eventNumber ?? 0,
    latest(events, 'SourceWithdrawn')?.eventNumber ?? 0,
  );
  return refused && refused.eventNumber > changed ? refused.event.source : undefined;
}

function isReminderDue(
  run: RunRow,
  events: readonly RecordedRunEvent[],
  today: CivilDate,
  calendar: BankingCalendar,
): boolean {
  const last = latest(events, 'SourceReminded')?.on ?? run.openedOn;
  return today >= calendar.addBankingDays(last, DEADLINES.remindEveryBankingDays);
}
