import type { PoolClient } from 'pg';
import type { Permission } from '../../domain/authority/permissions';
import { mayNotSign, roleToSign, type SigningRules, type ToSign } from '../../domain/authority/signing-rules';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { signingAuthority } from '../counter/signing-authority';
import type { RunRow } from './run-record';
import { RunRefused } from './run-refused';
import type { By } from './who-acts';

/**
 * Whoever acts, by the role with which the creditor's matrix lets them do so for a party of the recipe, and for such an
 * amount. Throws `RunRefused`.
 */
export async function roleFor(
  client: PoolClient,
  run: RunRow,
  { actor }: By,
  asked: Pick<ToSign, 'done' | 'party' | 'amount'> & { readonly permission: Permission; readonly today: CivilDate },
): Promise<By & { readonly rules: SigningRules }> {
  const { permission, today: day, ...rest } = asked;
  const { rules, roles } = await signingAuthority(client, { creditorId: run.creditorId, day, permission, actor });
  const answer = roleToSign(rules, { ...rest, what: `${run.recipe} for ${run.period}`, roles });
  if (mayNotSign(answer)) throw new RunRefused(answer.refused, answer.message);
  return { actor, ...answer, rules };
}
