import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import { isRole, rolesInWords } from '../../domain/authority/roles';
import type { Setting, StepRule } from '../../domain/policy/policy';
import { kindOf } from '../../domain/policy/step-kind';
import { stepsFor } from '../../domain/policy/step-variant';
import type { RulebookFor } from '../claims/decide-and-book';
import type { FactCommand } from '../claims/fact-command';
import { ClaimUnknown } from '../claims/lock-claim';
import { readUndamaged } from '../claims/read-undamaged';
import { isNotPermitted, permit } from '../../domain/authority/permissions';
import { Fault } from '../../domain/kernel/fault';
import { permissionsOf } from '../../policies/authority/shipped-permissions';
import type { Desk } from '../counter/act';
import { matrixInForce } from '../decisions/matrices';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Only the client can accept a hand-over. Have the client's contact record the answer, or name the client's own document. */
export class ClientsReceiptMissing extends Fault {
  override readonly name = 'ClientsReceiptMissing';
  override readonly kind = 'refused';
}

interface Asked {
  readonly creditorId: string;
  readonly claimId: string;
  readonly today: CivilDate;
}

/** The client's answer comes by the client's contact, or with the client's receipt; of some claims by those whom the
 * policy names. Throws `ClientsReceiptMissing`. */
export async function demandClientsAnswer(
  { pool, actor, rulebooks }: Pick<Desk, 'pool' | 'actor' | 'rulebooks'>,
  { creditorId, claimId, today }: Asked,
  command: FactCommand,
): Promise<void> {
  if (command.type !== 'AnswerAcceptance') return;
  const rule = await acceptanceRuleOf(pool, claimId, (await rulebooks()).for);
  if (rule?.approvedBy) {
    refuseOthers(rule.approvedBy, actor);
    return;
  }
  if (command.receipt !== undefined && !rule?.creditCheck) return;
  const table = permissionsOf(await matrixInForce(pool, creditorId, today));
  const answer = permit(table, { permission: 'answer-for-client', actor, creditorId });
  if (!isNotPermitted(answer)) return;
  throw new ClientsReceiptMissing(
    `${answer.message} Or name the client's receipt: the number of the client's own document.`,
  );
}

/** The step that asked, as the claim takes it; undefined for a claim that nobody knows, which is told where it is looked up. */
async function acceptanceRuleOf(pool: Pool, claimId: string, rulebookFor: RulebookFor): Promise<StepRule | undefined> {
  const claim = await readUndamaged(pool, claimId).catch((problem: unknown) => {
    if (problem instanceof ClaimUnknown) return undefined;
    throw problem;
  });
  if (!claim) return undefined;
  const { policy } = rulebookFor(claim.policyId, claim.policyVersion);
  return stepsFor(claim, policy).find((rule) => kindOf(rule) === 'acceptance');
}

/** Whoever else answers is refused, also with a document: the policy names who approves. */
function refuseOthers({ value: roles, sources }: Setting<readonly string[]>, actor: Actor): void {
  if (actor.roles.some((role) => roles.includes(role))) return;
  throw new ClientsReceiptMissing(
    `This claim is approved by ${rolesInWords(roles.filter(isRole))} (${sources.join(', ')}); have one of them record the answer.`,
  );
}
