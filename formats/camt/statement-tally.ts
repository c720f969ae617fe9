import type { Decimal } from 'decimal.js';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CamtEntry, Direction } from './camt-report';
import { Exact, type BookedEntries } from './whole-statements';

/** What some entries of a statement come to. `sum` is of the amounts as they stand, credits and debits alike. */
export interface Tallied {
  readonly count: number;
  readonly sum: Decimal;
}

interface Heap extends Pick<CamtEntry, 'currency' | 'direction' | 'isBooked'> {
  count: number;
  sum: Decimal;
  first: CivilDate | undefined;
  last: CivilDate | undefined;
}

/** Counts the entries of a statement and adds their amounts up, entry by entry. The entries themselves are not kept. */
export class StatementTally {
  private readonly heaps = new Map<string, Heap>();

  take(entry: CamtEntry): void {
    const heap = this.heapOf(entry);
    heap.count += 1;
    heap.sum = heap.sum.plus(entry.amount);
    const on = entry.bookedOn ?? entry.valueDate;
    if (on === undefined) return;
    if (heap.first === undefined || on < heap.first) heap.first = on;
    if (heap.last === undefined || on > heap.last) heap.last = on;
  }

  /** All entries, or those of one direction; with `isBooked` only the booked ones. */
  tallied(direction?: Direction, isBooked?: true): Tallied {
    return this.chosen(direction, isBooked).reduce(
      (all, { count, sum }) => ({ count: all.count + count, sum: all.sum.plus(sum) }),
      { count: 0, sum: new Exact(0) },
    );
  }

  /** Credits less debits. */
  net(isBooked?: true): Decimal {
    return this.tallied('credit', isBooked).sum.minus(this.tallied('debit', isBooked).sum);
  }

  /** The booked entries by currency. */
  booked(): ReadonlyMap<string, BookedEntries> {
    const booked = new Map<string, BookedEntries>();
    for (const { currency, direction, sum, first, last } of this.chosen(undefined, true)) {
      const before = booked.get(currency);
      const days = [before?.first, before?.last, first, last].flatMap((day) => day ?? []).sort();
      const [from, through] = [days[0], days.at(-1)];
      booked.set(currency, {
        sum: (before?.sum ?? new Exact(0)).plus(direction === 'credit' ? sum : sum.negated()),
        ...(from && { first: from }),
        ...(through && { last: through }),
      });
    }
    return booked;
  }

  private heapOf({ currency, direction, isBooked }: CamtEntry): Heap {
    const key = `${isBooked ? 'booked' : 'waiting'} ${direction} ${currency}`;
    const found = this.heaps.get(key);
    if (found) return found;
    const days = { first: undefined, last: undefined };
    const heap = { currency, direction, isBooked, count: 0, sum: new Exact(0), ...days };
    this.heaps.set(key, heap);
    return heap;
  }

  private chosen(direction: Direction | undefined, isBooked: true | undefined): readonly Heap[] {
    return [...this.heaps.values()].filter(
      (heap) => (direction === undefined || heap.direction === direction) && (!isBooked || heap.isBooked),
    );
  }
}
