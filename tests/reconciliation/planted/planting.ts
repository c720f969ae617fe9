import type { Money } from '../../../domain/kernel/money';
import type { SeededRandom } from '../../../sample/seeded-random';

/** One thing that both sides should have, such as a voucher or a claim. */
export interface Thing {
  readonly number: number;
  /** Its amounts, one for each key that it has rows under. */
  readonly amounts: readonly Money[];
  /** The month in which a side has it, `2021-03`. */
  readonly month: string;
}

export interface Entry {
  readonly fields: Readonly<Record<string, string>>;
  line: number;
}

/** What a plan plants with: rows of a thing on a side or a list, and the note of what must be found. */
export interface Planting {
  readonly random: SeededRandom;
  readonly month: string;
  /** A thing that occurs nowhere else. */
  thing(): Thing;
  put(side: 'left' | 'right', thing: Thing): readonly Entry[];
  /** Rows that the plan does not make of a thing. */
  putFields(side: 'left' | 'right', fields: readonly Readonly<Record<string, string>>[]): readonly Entry[];
  list(id: string, fields: readonly Readonly<Record<string, string>>[]): void;
  expect(outcome: string, amount: Money, about: About): void;
  /**
   * Each amount of a thing, which only one side has. Where it was put more than once, its repetition is the later line:
   * which that is, is known when the files are shuffled.
   */
  expectEach(outcome: string, thing: Thing, side: 'left' | 'right', putTimes: readonly (readonly Entry[])[]): void;
  /** Each amount of a thing, which both sides have and which is so much apart. */
  expectBetween(
    outcome: string,
    thing: Thing,
    apart: (amount: Money) => Money,
    left: readonly Entry[],
    right: readonly Entry[],
  ): void;
}

/** The lines that a difference is about. */
export interface About {
  readonly left?: readonly Entry[];
  readonly right?: readonly Entry[];
  readonly onlyTheLater?: true;
}
