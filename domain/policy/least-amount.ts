import { Money, type Currency } from '../kernel/money';
import type { StepRule } from './policy';
import { HANDED_ON, kindOf } from './step-kind';

/** What a step asks for at the least: it is taken while everything claimed is strictly over the limit. */
export interface LeastAmount {
  readonly limit: Money;
  readonly sources: readonly string[];
}

/**
 * No source says from which amount on a rest is followed up; these are our choice. A rest of 0.01 must not become a demand of
 * 181.06: it stays open, and waits for a person who writes it off or asks for it.
 */
const STANDARD: Readonly<Record<Currency, string>> = { SEK: '20.00', DKK: '20.00' };

/** The step's own limit, or the standard one for a letter that asks for money and for a claim that is handed on. */
export function leastAmountOf(
  rule: Pick<StepRule, 'step' | 'kind' | 'claimedOver' | 'document' | 'fee'>,
  currency: Currency,
): LeastAmount | undefined {
  const { claimedOver, document, fee } = rule;
  if (claimedOver) return { limit: Money.of(claimedOver.value, currency), sources: claimedOver.sources };
  if (document === undefined && fee === undefined && !HANDED_ON.includes(kindOf(rule))) return undefined;
  return { limit: Money.of(STANDARD[currency], currency), sources: [] };
}
