import { shown } from './arithmetic';
import type { Aim, Measured } from './bench';

/** One line of the bench's output. `aim` and `holds` are absent where nothing was promised. */
export interface FigureLine {
  readonly bench: string;
  readonly figure: string;
  /** Ours to bare. */
  readonly ratio: number;
  readonly ours: number;
  readonly bare: number;
  readonly unit: string;
  readonly aim?: string;
  readonly holds?: boolean;
  readonly runs: number;
  /** The machine's load over the minute before the bench began: others' work, which the ratio bears and the absolutes do not. */
  readonly load: number;
}

export function figureLine(
  bench: string,
  { figure, ratio, ours, bare, unit, aim }: Measured,
  circumstances: { readonly runs: number; readonly load: number },
): FigureLine {
  return {
    bench,
    figure,
    ratio: shown(ratio),
    ours: shown(ours),
    bare: shown(bare),
    unit,
    ...(aim && { aim: aimText(aim, unit), holds: holds(aim, aim.of === 'ratio' ? ratio : ours) }),
    runs: circumstances.runs,
    load: shown(circumstances.load),
  };
}

function aimText({ of, atLeast, atMost }: Aim, unit: string): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`>= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`<= ${atMost}`]),
  ];
  return `${limits.join(' and ')}${of === 'ours' ? ` ${unit}` : ''}`;
}

function holds({ atLeast = -Infinity, atMost = Infinity }: Aim, value: number): boolean {
  return value >= atLeast && value <= atMost;
}
