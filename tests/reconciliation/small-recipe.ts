import type { Explanation, Matcher, Recipe } from '../../reconciliation/recipe';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import { amount, month, reportLayouts, text } from '../../formats/tables/report-layouts';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import { keyInWords } from '../../reconciliation/row';
import type { FileLine } from '../../reconciliation/source-reader';

/** A row in words: `A 100.00`, or `A 100.00 2021-04` where its month is another than March 2021. */
export type RowInWords = string;

export const source: RecipeSource = {
  title: 'a list',
  owedBy: 'somebody',
  layouts: reportLayouts({
    title: 'a list',
    currency: 'DKK',
    columns: [text('thing'), month('month'), amount('amount')],
  }),
  amounts: [{ columns: ['amount'], sign: 'as-is' }],
};

export const SHIFT: Extract<Matcher, { kind: 'period-shift' }> = {
  kind: 'period-shift',
  cause: 'in a neighbouring month',
  cites: [],
};
export const ALL_MATCHERS: readonly Matcher[] = [{ kind: 'exact' }, { kind: 'sums' }, { kind: 'many-to-one' }, SHIFT];

export function list(id: string, on: 'left' | 'right', explains: 'rows' | 'sums'): Explanation {
  return { id, cause: `on the list ${id}`, cites: [], by: { kind: 'file', source, on, explains } };
}

/** Two lists of things and amounts, compared thing by thing. */
export function smallRecipe(change: Partial<Recipe> = {}): Recipe {
  return {
    id: 'small',
    title: 'one list against another',
    place: 99,
    purpose: 'both lists are the same',
    cites: [],
    currency: 'DKK',
    key: ['thing'],
    left: source,
    right: { ...source },
    periodRules: [{ name: 'month', counts: 'within', column: { left: 'month', right: 'month' } }],
    matchers: ALL_MATCHERS,
    explanations: [list('errors', 'left', 'sums')],
    identities: [],
    schedule: { every: 'month', onBankingDay: 1, cites: [] },
    preparedBy: 'one',
    signedBy: 'another',
    routes: () => 'look into it',
    ...change,
  };
}

export function linesOf(rows: readonly RowInWords[]): FileLine[] {
  return rows.map((row, index) => {
    const [thing = '', written = '', on = '2021-03'] = row.split(' ');
    return { line: index + 2, currency: 'DKK', fields: { thing, amount: written, month: on } };
  });
}

export function runSmall(
  left: readonly RowInWords[],
  right: readonly RowInWords[],
  lists: Readonly<Record<string, readonly RowInWords[]>> = {},
  recipe = smallRecipe(),
): Reconciliation {
  return reconcile(
    recipe,
    { period: '2021-03' },
    {
      left: linesOf(left),
      right: linesOf(right),
      explanations: Object.fromEntries(Object.entries(lists).map(([id, rows]) => [id, linesOf(rows)])),
    },
  );
}

/** What is left in words: `only-left A 100.00: left 2`. */
export function leftOver({ unexplained }: Reconciliation): string[] {
  return unexplained.map(
    ({ class: kind, key, amount: apart, rows }) =>
      `${kind} ${keyInWords(key)} ${apart.toString()}: ${rows.map(({ side, row }) => `${side} ${row.line}`).join(', ')}`,
  );
}

export function explainedBy({ explained }: Reconciliation): string[] {
  return explained.map(({ cause, rows, amount: apart }) => `${cause}: ${rows} rows, ${apart.toString()}`);
}

export function matchedBy({ matched }: Reconciliation): string[] {
  return matched.map(({ by, leftRows, rightRows }) => `${by}: ${leftRows} against ${rightRows}`);
}
