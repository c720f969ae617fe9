import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Allocation } from './allocation';

export interface ReceivedPayment {
  readonly paymentId: string;
  readonly on: CivilDate;
  readonly amount: Money;
  readonly allocation: Allocation;
  /** By which it was moved here, when it stood elsewhere before. */
  readonly decisionId?: string;
}

/** What all lists share that have grown from one another. Whatever lies at or behind a list's own length is not its own. */
interface Shared {
  readonly payments: ReceivedPayment[];
  /** At which place each payment stands. */
  readonly places: Map<string, number>;
  /** The first place of each day on which a part was paid, in the order of these places. */
  readonly partPaid: Map<CivilDate, number>;
}

/**
 * Payments that stand, in order of booking. One more costs the same however many there are: the list before and the list
 * after share what they have in common, and neither ever changes.
 */
export class ReceivedPayments implements Iterable<ReceivedPayment> {
  readonly length: number;
  readonly #shared: Shared;

  private constructor(shared: Shared, length: number) {
    this.#shared = shared;
    this.length = length;
  }

  static of(payments: Iterable<ReceivedPayment> = []): ReceivedPayments {
    const shared: Shared = { payments: [], places: new Map(), partPaid: new Map() };
    for (const payment of payments) add(shared, payment);
    return new ReceivedPayments(shared, shared.payments.length);
  }

  with(payment: ReceivedPayment): ReceivedPayments {
    // Another list has grown from this one already: that one keeps what it shares.
    if (this.#shared.payments.length !== this.length) return ReceivedPayments.of([...this, payment]);
    add(this.#shared, payment);
    return new ReceivedPayments(this.#shared, this.length + 1);
  }

  get(paymentId: string): ReceivedPayment | undefined {
    const place = this.#shared.places.get(paymentId);
    return place !== undefined && place < this.length ? this.#shared.payments[place] : undefined;
  }

  /**
   * The days on which the debtor paid a part of the claim by the claim's own reference. What a decision moved here was paid
   * on something else, and what was too much is no part.
   */
  get partPaidOn(): readonly CivilDate[] {
    const days: CivilDate[] = [];
    for (const [on, place] of this.#shared.partPaid) {
      if (place >= this.length) break;
      days.push(on);
    }
    return days;
  }

  *[Symbol.iterator](): Iterator<ReceivedPayment> {
    for (let place = 0; place < this.length; place += 1) yield this.#shared.payments[place] as ReceivedPayment;
  }

  /** As plain data. */
  toJSON(): ReceivedPayment[] {
    return [...this];
  }
}

function add({ payments, places, partPaid }: Shared, payment: ReceivedPayment): void {
  const place = payments.push(payment) - 1;
  if (!places.has(payment.paymentId)) places.set(payment.paymentId, place);
  if (!partPaid.has(payment.on) && isPartPayment(payment)) partPaid.set(payment.on, place);
}

function isPartPayment({ decisionId, allocation: { fee, interest, principal } }: ReceivedPayment): boolean {
  return decisionId === undefined && fee.plus(interest).plus(principal).isPositive();
}
