import type { Stack } from '../stack/stack';
import type { Comparison } from './arithmetic';
import type { Scratch } from './scratch';

/** What a figure should be: `>= 0.9` of the ratio, or a limit of what ours took, in the figure's unit. */
export interface Aim {
  readonly of: 'ratio' | 'ours';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One measured figure, before it becomes a line. */
export interface Measured extends Comparison {
  readonly figure: string;
  readonly unit: string;
  readonly aim?: Aim;
}

/** How much is measured. `FULL` is what the aims are about; with less the figures mean nothing, but everything is run. */
export interface Size {
  /** Invoices of the portfolio, and payments of its bank file. */
  readonly invoices: number;
  readonly onTimeLives: number;
  readonly enforcementLives: number;
  /** Of each of the two files that are reconciled. */
  readonly reconciledRows: number;
}

export const FULL: Size = { invoices: 154_598, onTimeLives: 500, enforcementLives: 120, reconciledRows: 1_000_000 };

export const QUICK: Size = { invoices: 200, onTimeLives: 20, enforcementLives: 4, reconciledRows: 20_000 };

/** What a bench is given. */
export interface Given {
  readonly size: Size;
  /** How often each side is measured. */
  readonly runs: number;
  /** The servers, started when the first bench asks. */
  readonly stack: () => Promise<Stack>;
  /** Databases that are gone when the bench ends, however it ends. */
  readonly scratch: () => Promise<Scratch>;
  readonly report: (measured: Measured) => void;
  /** For the person who waits. */
  readonly tell: (what: string) => void;
}

export type Bench = (given: Given) => Promise<void>;
