import type { Explanation } from './recipe';
import type { Explained, ExplainedDifference } from './result';

/** What causes explain, gathered by cause in the order in which they were found. */
export class Causes {
  private readonly found = new Map<string, { cites: readonly string[]; items: ExplainedDifference[] }>();

  add({ cause, cites }: Pick<Explanation, 'cause' | 'cites'>, items: readonly ExplainedDifference[]): void {
    if (items.length === 0) return;
    const known = this.found.get(cause);
    if (known) known.items.push(...items);
    else this.found.set(cause, { cites, items: [...items] });
  }

  get items(): readonly ExplainedDifference[] {
    return [...this.found.values()].flatMap(({ items }) => items);
  }

  get explained(): Explained[] {
    return [...this.found].flatMap(([cause, { cites, items }]) => explainedBy(cause, cites, items));
  }
}

/** One cause with what it explains; nothing when it explains nothing. */
export function explainedBy(
  cause: string,
  cites: readonly string[],
  items: readonly ExplainedDifference[],
): Explained[] {
  const [first, ...others] = items;
  if (!first) return [];
  return [
    {
      cause,
      cites,
      rows: items.reduce((rows, item) => rows + (item.because.length > 0 ? item.because : item.rows).length, 0),
      amount: others.reduce((sum, { amount }) => sum.plus(amount), first.amount),
      items,
    },
  ];
}
