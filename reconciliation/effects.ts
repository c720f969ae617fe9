import { Money, type Currency } from '../domain/kernel/money';
import type { OpenDifference } from './result';

/** What open differences do to one account in one period (S002-93). */
export interface Effect {
  /** Blank where no row names its account. */
  readonly account: string;
  readonly period: string;
  /** How many differences touch it. */
  readonly differences: number;
  /** Left less right. */
  readonly amount: Money;
}

/**
 * Which accounts and which periods the differences touch, by account and period. A difference whose rows are of several
 * accounts or months counts in each, by its rows; one of which a part is explained counts where its first row is.
 */
export function effectsOf(differences: readonly OpenDifference[], period: string, currency: Currency): Effect[] {
  const effects = new Map<string, Effect>();
  for (const difference of differences) {
    for (const { account, at, amount } of touchedBy(difference, period, currency)) {
      const key = `${account}\u001f${at}`;
      const before = effects.get(key) ?? { account, period: at, differences: 0, amount: Money.zero(currency) };
      effects.set(key, { ...before, differences: before.differences + 1, amount: before.amount.plus(amount) });
    }
  }
  return [...effects].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, effect]) => effect);
}

interface Touched {
  readonly account: string;
  readonly at: string;
  readonly amount: Money;
}

function touchedBy({ rows, amount }: OpenDifference, period: string, currency: Currency): Touched[] {
  const places = new Map<string, Touched>();
  let sum = Money.zero(currency);
  for (const { side, row } of rows) {
    const account = row.fields.account ?? '';
    const at = row.period?.slice(0, 7) ?? period;
    const signed = side === 'left' ? row.amount : row.amount.negated();
    const before = places.get(`${account}\u001f${at}`)?.amount ?? Money.zero(currency);
    places.set(`${account}\u001f${at}`, { account, at, amount: before.plus(signed) });
    sum = sum.plus(signed);
  }
  const all = [...places.values()];
  if (all.length > 0 && sum.equals(amount)) return all;
  return [{ account: all[0]?.account ?? '', at: all[0]?.at ?? period, amount }];
}
