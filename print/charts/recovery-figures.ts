import { countOf, HAND_OVERS, type KeyFigures } from '../../domain/claim/key-figures';
import type { Currency } from '../../domain/kernel/money';
import type { KeyFiguresReport } from '../reports/key-figures-sheet';

/** The steps after which the share paid is told. */
export const RECOVERED_STEPS = ['reminder', 'demand', 'hand-over'] as const;
export type RecoveredStep = (typeof RECOVERED_STEPS)[number];

/** What was paid after each step, by the sums of the key figures. */
export interface Recovery {
  readonly currency: Currency;
  readonly steps: readonly {
    readonly step: RecoveredStep;
    readonly taken: number;
    /** After reminder and demand: how many of such claims went on to the next step; after hand-over: how many were paid in full since. */
    readonly afterwards: number;
    /** The share of the key figures, in percent; absent where the report tells none. */
    readonly share?: number;
  }[];
}

/** One for each currency in which one of these steps was taken. */
export function recoveryFigures({
  total,
  otherTotals = [],
}: Pick<KeyFiguresReport, 'total' | 'otherTotals'>): Recovery[] {
  return [total, ...otherTotals]
    .map(({ invoiced, steps, shares }) => ({
      currency: invoiced.currency,
      steps: [
        row('reminder', [taken(steps, 'reminder'), countOf(steps, 'behind', ['demand'])], shares.paidAfterReminder),
        row('demand', [taken(steps, 'demand'), handedOver(steps, 'behind')], shares.paidAfterDemand),
        row('hand-over', [handedOver(steps, 'taken'), handedOver(steps, 'paid')], shares.paidAfterHandOver),
      ],
    }))
    .filter(({ steps }) => steps.some((step) => step.taken > 0));
}

function row(
  step: RecoveredStep,
  [count, afterwards]: readonly [number, number],
  share: number | undefined,
): Recovery['steps'][number] {
  return { step, taken: count, afterwards, ...(share !== undefined && { share }) };
}

function taken(steps: KeyFigures['steps'], kind: 'reminder' | 'demand'): number {
  return countOf(steps, 'taken', [kind]);
}

function handedOver(steps: KeyFigures['steps'], what: 'taken' | 'behind' | 'paid'): number {
  return countOf(steps, what, HAND_OVERS);
}
