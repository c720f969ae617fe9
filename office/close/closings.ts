import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { isClosing, SWEDISH_CLOSINGS, VALUED_STAGES, type Closings } from '../../domain/close/closings';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { KeptCreditor } from '../creditors/creditor';
import { daysOf } from './period-marks';
import { ValuationRefused } from './valuation-refused';

const percent = z.int().min(0).max(100);

/** Closings as a file has them. Every stage is named: a percent that is left out is not taken for nought. */
export const closingsWords: z.ZodType<Closings> = z.strictObject({
  months: z
    .array(z.int().min(1).max(12))
    .min(1, 'names no month')
    .refine((months) => new Set(months).size === months.length, 'names a month twice'),
  valuation: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('age') }),
    z.strictObject({ by: z.literal('stage'), percents: z.record(z.enum(VALUED_STAGES), percent) }),
  ]),
});

type Named = Pick<KeptCreditor, 'creditorId' | 'country'>;

/** The closings of a creditor as they are on a day; nothing for a Danish one that has laid none down. */
export async function closingsOn(
  connection: Pool | PoolClient,
  { creditorId, country }: Named,
  day: CivilDate,
): Promise<Closings | undefined> {
  const { rows } = await connection.query<{ data: Closings | null }>(
    "SELECT fordring.standing_data($1, 'closings', '', $2) AS data",
    [creditorId, day],
  );
  return rows[0]?.data ?? (country === 'SE' ? SWEDISH_CLOSINGS : undefined);
}

/** Whether a month is a closing by what holds on its last day. */
export async function isClosingOf(connection: Pool | PoolClient, creditor: Named, month: string): Promise<boolean> {
  const closings = await closingsOn(connection, creditor, daysOf(month).to);
  return closings !== undefined && isClosing(closings, month);
}

/** The last day of a closing, and the closings that hold on that day. Throws `ValuationRefused` and `PeriodRefused`. */
export async function demandClosing(
  connection: Pool | PoolClient,
  creditor: Named,
  month: string,
): Promise<{ readonly asOf: CivilDate; readonly closings: Closings }> {
  const asOf = daysOf(month).to;
  const closings = await closingsOn(connection, creditor, asOf);
  if (!closings) {
    throw new ValuationRefused(
      'no-closing',
      `${creditor.creditorId} has no closings on ${asOf}. Lay them down: fordring valuation closings FILE.`,
    );
  }
  if (isClosing(closings, month)) return { asOf, closings };
  throw new ValuationRefused(
    'no-closing',
    `${month} is no closing of ${creditor.creditorId}: its closings are in the months ${closings.months.join(', ')}.`,
  );
}
