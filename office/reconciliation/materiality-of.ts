import { Money } from '../../domain/kernel/money';
import type { SigningRules } from '../../domain/authority/signing-rules';
import type { Materiality } from './run-events';

/** What is left against the creditor's threshold; nothing where none is stated, or in another currency. */
export function materialityOf({ materiality, currency }: SigningRules, amount: Money): Materiality | undefined {
  if (materiality === undefined || amount.currency !== currency) return undefined;
  const threshold = Money.of(materiality, currency);
  const material = !amount.isZero() && !threshold.isOver(amount);
  return { threshold: threshold.toString(), answersFor: amount.toString(), material };
}
