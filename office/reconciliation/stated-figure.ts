import type { Pool, PoolClient } from 'pg';
import { Money, type Currency } from '../../domain/kernel/money';
import type { Recipe, StatedFigure } from '../../reconciliation/recipe';
import type { KeptEffect } from './evidence/kept-result';
import type { StatedBalance } from './run-events';
import { RunRefused } from './run-refused';

/** What the bank states for the last day of a period, and for the day before the period. */
export interface SaidBalance {
  readonly closing: string;
  readonly opening?: string;
}

interface KeptFigures {
  readonly currency: Currency;
  readonly difference: string;
  readonly identities: readonly { readonly name: string }[];
  readonly untested?: readonly { readonly name: string; readonly why: string }[];
  readonly effects?: readonly KeptEffect[];
  readonly brokenRules?: readonly {
    readonly rule: string;
    readonly source: string;
    readonly says?: readonly string[];
  }[];
  readonly sources: {
    readonly third?: { readonly parts: readonly { readonly name: string; readonly amount: string }[] };
  };
}

/** What a result did not test, and what a person is asked for in place of that. */
export interface NotTested {
  /** Identities, each with why it could not be tested. */
  readonly identities: readonly { readonly name: string; readonly why: string }[];
  /** Balances that the recipe's effect rests on and that the files do not say: see `StatedFigure`. */
  readonly figures: readonly StatedFigure[];
  /** The figures of the result, to hold a stated balance against. */
  readonly kept: KeptFigures;
}

/** What the result of a match did not test. */
export async function notTested(
  client: Pool | PoolClient,
  runId: number,
  recipe: Recipe,
  matchNumber: number,
): Promise<NotTested> {
  const { rows } = await client.query<{ contents: string }>(
    'SELECT contents FROM fordring.reconciliation_result WHERE run_id = $1 AND match_number = $2',
    [runId, matchNumber],
  );
  const kept = JSON.parse(rows[0]?.contents ?? '{"identities":[],"sources":{}}') as KeptFigures;
  const tested = new Set(kept.identities.map(({ name }) => name));
  const wanted = recipe.identities.flatMap(({ name, orStated }) => (orStated && !tested.has(name) ? [orStated] : []));
  const stands = new Set(recipe.identities.flatMap(({ name, orStated }) => (orStated ? [name] : [])));
  const identities = (kept.untested ?? []).filter(({ name }) => !stands.has(name));
  return { identities, figures: [...new Map(wanted.map((one) => [one.what, one])).values()], kept };
}

/**
 * What a person states, beside what it must be by the ledger: what the ledger has at the end and what the bank has besides.
 * With the bank's own opening balance it is the change that must be one, for an account that had money before the ledger.
 * Nothing where nothing is to be stated. Throws `RunRefused` for a figure that is no amount or that nobody asks for.
 */
export function heldAgainstLedger(
  { figures, kept }: NotTested,
  said: SaidBalance | undefined,
): StatedBalance | undefined {
  if (!said) return undefined;
  const [figure] = figures;
  if (!figure) {
    throw new RunRefused(
      'no-balance-asked',
      'The files say the balances themselves, or the recipe asks for none: leave the stated balance out.',
    );
  }
  const closing = amountIn(said.closing, kept.currency);
  const opening = said.opening === undefined ? undefined : amountIn(said.opening, kept.currency);
  const parts = new Map(kept.sources.third?.parts.map(({ name, amount }) => [name, amount]));
  const of = (name: string) => Money.of(parts.get(name) ?? '0.00', kept.currency);
  const atEnd = of(figure.atEnd).plus(Money.of(kept.difference, kept.currency));
  const byLedger = opening ? atEnd.minus(of(figure.before)).plus(opening) : atEnd;
  return {
    closing: closing.toString(),
    ...(opening && { opening: opening.toString() }),
    byLedger: byLedger.toString(),
  };
}

/** Whether the stated balance is the ledger's. */
export function agrees({ closing, byLedger }: StatedBalance): boolean {
  return closing === byLedger;
}

function amountIn(text: string, currency: Currency): Money {
  const written = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/,(?=\d{1,2}$)/, '.');
  try {
    return Money.of(written, currency);
  } catch {
    throw new RunRefused('no-amount', `"${text}" is no amount. Write the balance as 12345.67 or 12 345,67.`);
  }
}
