import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { SHIPPED_AUTHORISATION_RULES, type AuthorisationRules } from '../../domain/authority/authorisation-rules';
import { ROLES } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Rules as a file has them. */
export const authorisationRulesWords: z.ZodType<AuthorisationRules> = z.strictObject({
  everyMonths: z.int().min(1).max(12),
  withinDays: z.int().min(1).max(365),
  conflicts: z
    .array(
      z
        .strictObject({ one: z.enum(ROLES), other: z.enum(ROLES), why: z.string().trim().min(1).max(200) })
        .refine(({ one, other }) => one !== other, 'a role does not conflict with itself'),
    )
    .max(200),
  roleNames: z.record(z.string().min(1).max(200), z.enum(ROLES)).exactOptional(),
});

/** The rules in force on a day, and whether the creditor has laid them down itself. */
export async function authorisationRulesOn(
  connection: Pool | PoolClient,
  creditorId: string,
  day: CivilDate,
): Promise<{ readonly rules: AuthorisationRules; readonly isOwn: boolean }> {
  const { rows } = await connection.query<{ data: AuthorisationRules | null }>(
    "SELECT fordring.standing_data($1, 'authorisation-rules', '', $2) AS data",
    [creditorId, day],
  );
  const own = rows[0]?.data ?? undefined;
  return { rules: own ?? SHIPPED_AUTHORISATION_RULES, isOwn: own !== undefined };
}
