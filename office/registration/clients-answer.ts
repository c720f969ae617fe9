import type { FactCommand } from '../claims/fact-command';
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

/** The client's answer comes by the client's contact, or with the client's receipt. Throws `ClientsReceiptMissing`. */
export async function demandClientsAnswer(
  { pool, actor }: Pick<Desk, 'pool' | 'actor'>,
  { creditorId, today }: { readonly creditorId: string; readonly today: CivilDate },
  command: FactCommand,
): Promise<void> {
  if (command.type !== 'AnswerAcceptance' || command.receipt !== undefined) return;
  const table = permissionsOf(await matrixInForce(pool, creditorId, today));
  const answer = permit(table, { permission: 'answer-for-client', actor, creditorId });
  if (!isNotPermitted(answer)) return;
  throw new ClientsReceiptMissing(
    `${answer.message} Or name the client's receipt: the number of the client's own document.`,
  );
}
