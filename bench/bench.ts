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
  /** Into one claim. */
  readonly floodSignals: number;
  readonly floodPayments: number;
  /** Claims that live beside the flooded one. */
  readonly floodNeighbours: number;
  /** Claims that are due at one instant. */
  readonly herdClaims: number;
  /** How large a part of its limit each reader reads. */
  readonly boundsPart: number;
}

export const FULL: Size = {
  ...{ invoices: 154_598, onTimeLives: 500, enforcementLives: 120, reconciledRows: 1_000_000 },
  ...{ floodSignals: 20_000, floodPayments: 60_000, floodNeighbours: 2_000 },
  ...{ herdClaims: 2_000, boundsPart: 1 },
};

export const QUICK: Size = {
  ...{ invoices: 200, onTimeLives: 20, enforcementLives: 4, reconciledRows: 20_000 },
  ...{ floodSignals: 400, floodPayments: 100, floodNeighbours: 20 },
  ...{ herdClaims: 40, boundsPart: 0.01 },
};

/** The same flood, a tenth as high with 0.1. */
export function floodScaled(size: Size, by: number): Size {
  const scaled = (number: number): number => Math.max(2, Math.round(number * by));
  return {
    ...size,
    floodSignals: scaled(size.floodSignals),
    floodPayments: scaled(size.floodPayments),
    floodNeighbours: scaled(size.floodNeighbours),
  };
}

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
