import { Fault } from '../../domain/kernel/fault';
import type { Forgettable, Obstacle } from './forgettable';

/**
 * Something stands against forgetting the debtor. The message names each obstacle, and the first day on which the law lets
 * go. Settle the obstacles, or wait for that day.
 */
export class DebtorNotForgettable extends Fault {
  override readonly name = 'DebtorNotForgettable';
  override readonly kind = 'refused';
}

/** The forgetting or the hold is unknown, settled already, or one's own. Nothing was changed. */
export class ForgettingRefused extends Fault {
  override readonly name = 'ForgettingRefused';
  override readonly kind = 'refused';
}

const IN_WORDS: Readonly<Record<Obstacle, string>> = {
  'open-claim': 'an invoice is open',
  'money-owed-back': 'money is owed back, or a payment waits in suspense',
  'open-case': 'a case at a counterpart is not ended',
  'open-decision': 'a decision waits for approval',
  'untold-message': 'a letter or a message has not left yet',
  'legal-hold': 'a legal hold stands',
  retention: 'the books must be kept',
};

/** Why the debtor is not forgotten, in a sentence. */
export function whyNot({ debtorId, obstacles, kept, firstDay }: Forgettable): string {
  const reasons = obstacles.map((obstacle) =>
    obstacle === 'retention' && kept
      ? `the books must be kept through ${kept.through} (${kept.paragraph})`
      : IN_WORDS[obstacle],
  );
  const first =
    obstacles.includes('retention') && firstDay !== undefined ? ` The first possible day is ${firstDay}.` : '';
  return `Debtor ${debtorId} is not forgotten yet: ${reasons.join('; ')}.${first}`;
}
