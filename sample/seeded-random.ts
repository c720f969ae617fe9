import { stableHash } from '../domain/claim/wake-time';

/**
 * Numbers that look random and are the same for the same seed on every machine: mulberry32 (Tommy Ettinger, public
 * domain), 32 bits of state. Good enough to invent a town; never for secrets.
 *
 * Each part of a sample takes a stream of its own by name, so that one more street does not move every payment.
 */
export class SeededRandom {
  private state: number;

  constructor(seed: number, stream: string) {
    this.state = stableHash(`${seed}/${stream}`);
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** Whether something happens that happens so many times in a hundred. */
  inPercent(percent: number): boolean {
    return this.fraction() * 100 < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[this.integer(0, items.length - 1)] as Item;
  }

  /** Picks an item as often as its weight says, compared with the other weights. */
  pickWeighted<Item>(items: readonly { readonly item: Item; readonly weight: number }[]): Item {
    let rest = this.fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
    for (const { item, weight } of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    throw new RangeError('There is nothing to pick from, or no weight is above zero.');
  }

  /** The same items in another order (Fisher and Yates). */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.integer(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
    }
    return shuffled;
  }

  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
}
