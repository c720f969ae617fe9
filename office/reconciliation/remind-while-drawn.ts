import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../../policies/calendars/banking-calendar';
import type { Period } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import { lastDayToDraw } from '../../reconciliation/report-window';
import { DEADLINES, firstPeriod } from './due-days';
import { currentLoads } from './loads';
import { note } from './notices';
import { eventsOf, record, type RunRow } from './run-record';
import { sourcesOf } from '../../reconciliation/recipe';
import { sourceNamed } from './source-of-run';

/** The longer runs that will ask for the same reports, when nobody can draw the months any more. */
function alsoFor({ alsoRun = [] }: Recipe, period: Period): string {
  const longer = alsoRun.flatMap((schedule) => firstPeriod(schedule, period) ?? []).filter((one) => one !== period);
  return longer.length === 0 ? '' : ` The run of ${longer.join(' and of ')} needs them too.`;
}

/**
 * Reminds once of each report that was not delivered and that can soon be drawn no more for all of the period (S004-07 to
 * S004-09): of the lists of causes too, which a run does not wait for, and which nobody can fetch later.
 */
export async function remindWhileDrawn(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  { today, calendar }: { readonly today: CivilDate; readonly calendar: BankingCalendar },
): Promise<RunRow> {
  const loads = await currentLoads(client, run.runId);
  const soon = [...sourcesOf(recipe)].flatMap(([source, { window }]) => {
    const last = window && !loads.has(source) ? lastDayToDraw(window, run.period) : undefined;
    if (last === undefined) return [];
    const from = calendar.addBankingDays(last, -DEADLINES.drawWithinBankingDays);
    return today >= from && today <= last ? [{ source, last, from }] : [];
  });
  if (soon.length === 0) return run;
  const reminders = (await eventsOf(client, run.runId)).flatMap(({ on, event }) =>
    event.type === 'SourceReminded' ? [{ on, sources: event.sources }] : [],
  );
  const untold = soon.filter(
    ({ source, from }) => !reminders.some(({ on, sources }) => on >= from && sources.includes(source)),
  );
  if (untold.length === 0) return run;
  const owedBy = [...new Set(untold.map(({ source }) => sourceNamed(recipe, source).owedBy))];
  const event = { type: 'SourceReminded', sources: untold.map(({ source }) => source), owedBy } as const;
  const reminded = await record(client, run, { on: today }, event, { tells: false });
  for (const addressee of owedBy) {
    const theirs = untold.filter(({ source }) => sourceNamed(recipe, source).owedBy === addressee);
    const named = theirs.map(({ source, last }) => `${sourceNamed(recipe, source).title} (${source}) until ${last}`);
    await note(
      client,
      reminded,
      addressee,
      `${recipe.title} for ${run.period}: soon these reports can no longer be drawn for all of the period: ${named.join(', ')}.${alsoFor(recipe, run.period)} Draw them now and deliver them: fordring reconciliations deliver ${recipe.id} --period ${run.period} --source ${theirs[0]?.source ?? ''} --file FILE.`,
      today,
    );
  }
  return reminded;
}
