import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { ROLES } from '../../domain/authority/roles';
import {
  problemsOfChecklist,
  REPORTS_OF_CLOSE,
  stepsOfMonth,
  type CloseChecklist,
  type CloseStep,
} from '../../domain/close/checklist';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { word } from '../counter/words';
import { periodLike } from '../../reconciliation/period';
import type { CloseName } from '../../workflows/close-port';
import { WITH_CALENDAR } from '../reconciliation/calendar-of-runs';
import { isScheduled } from '../reconciliation/due-days';
import { findRecipe, recipeNamed } from '../reconciliation/recipe-shelf';
import { CloseRefused } from './close-refused';
import { daysOf } from './period-marks';

const bankingDay = z.int().min(1).max(60);

/** A checklist as a file has it. */
export const checklistWords: z.ZodType<CloseChecklist> = z.strictObject({
  from: word,
  beginsOnBankingDay: bankingDay,
  owner: word,
  steps: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no id: small letters, digits and hyphens'),
        title: word,
        kind: z.enum(['reconciliation', 'report', 'confirmation', 'valuation', 'lists']),
        recipe: word.optional(),
        acknowledged: z.literal(true).optional(),
        report: z.enum(REPORTS_OF_CLOSE).optional(),
        dependsOn: z.array(word).default([]),
        owner: word,
        role: z.enum(ROLES).optional(),
        dueOnBankingDay: bankingDay,
        required: z.boolean().default(true),
      }),
    )
    .min(1, 'has no step')
    .max(200),
});

/** Throws `CloseRefused`, `PeriodRefused` and `RecipeUnknown`. */
export function refuseUnusable(checklist: CloseChecklist): void {
  daysOf(checklist.from);
  const problems = problemsOfChecklist(checklist);
  for (const { id, recipe, acknowledged } of checklist.steps) {
    if (acknowledged && recipe !== undefined && recipeNamed(recipe).acknowledgement === undefined)
      problems.push(`Step ${id}: nobody acknowledges ${recipe}. Leave "acknowledged" out.`);
    if (recipe !== undefined && recipeNamed(recipe).schedule.every === 'arrival')
      problems.push(`Step ${id}: ${recipe} is run when its files arrive, and not for a period.`);
  }
  if (problems.length > 0) throw new CloseRefused('invalid-checklist', problems.join(' '));
}

/** The checklist that is in force for a creditor on a day, where one is. */
export async function checklistOf(
  connection: Pool | PoolClient,
  creditorId: string,
  day: CivilDate,
): Promise<CloseChecklist | undefined> {
  const { rows } = await connection.query<{ data: CloseChecklist | null }>(
    "SELECT fordring.standing_data($1, 'close-checklist', '', $2) AS data",
    [creditorId, day],
  );
  return rows[0]?.data ?? undefined;
}

interface WithCalendar {
  readonly creditorId: string;
  readonly timeZone: string;
  /** How many checklists and source systems were ever approved, and proposals told of. */
  readonly reasons: number;
}

/** The creditors that close their months by a checklist, or await deliveries or answers, or will. */
export async function creditorsWithCalendar(pool: Pool): Promise<WithCalendar[]> {
  const { rows } = await pool.query<WithCalendar>(
    `SELECT creditor_id AS "creditorId", time_zone AS "timeZone", count(*)::int AS reasons
     FROM (${WITH_CALENDAR}) AS kept JOIN fordring.creditor USING (creditor_id)
     GROUP BY creditor_id, time_zone ORDER BY creditor_id`,
  );
  return rows;
}

/**
 * The steps of a month: a quarter's reconciliation belongs to the quarter's last month, a valuation to a closing, and so on.
 * One whose recipe is not there any more belongs to every month: the step then says that the run could not begin, and is not
 * lost.
 */
export function stepsFor(
  { steps }: CloseChecklist,
  month: string,
  { isClosing }: { readonly isClosing: boolean },
): readonly CloseStep[] {
  return stepsOfMonth(steps, ({ kind, recipe }) => {
    if (kind === 'valuation') return isClosing;
    return recipe === undefined || periodOfRun(recipe, month) !== undefined;
  });
}

/** The period of a recipe's run that ends with a month; none where no such run does. The month of an unknown recipe. */
export function periodOfRun(recipe: string, month: string): string | undefined {
  const schedule = findRecipe(recipe)?.schedule;
  if (schedule === undefined) return month;
  const number = Number(month.slice(5));
  const candidates = [
    month,
    ...(number % 3 === 0 ? [periodLike(`${month.slice(0, 4)}-Q1`, month)] : []),
    ...(number === 12 ? [month.slice(0, 4)] : []),
  ];
  return candidates.find((period) => isScheduled(schedule, period));
}

/** The run of a recipe that belongs to a month's close. */
export function runOf({ creditorId, period }: CloseName, recipe: string): CloseName & { readonly recipe: string } {
  return { creditorId, recipe, period: periodOfRun(recipe, period) ?? period };
}
