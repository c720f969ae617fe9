import type { CivilDate } from '../kernel/civil-date';
import { type Money, sumOf } from '../kernel/money';
import type { HandPlace } from './money-place';

/** Money that a person took in at a till, or on its way to the bank, or that left such a place. */
export interface HandMovement {
  readonly paymentId: string;
  /** As the person named it, such as `counter` or a Swish number. */
  readonly account: string;
  readonly place: HandPlace;
  readonly on: CivilDate;
  /** Plus came in; minus was given back, or was put into the bank. */
  readonly amount: Money;
  /** The payment that is given back, where one is named. */
  readonly returns?: string;
}

/** A receipt whose money the bank has not told of. */
export interface NotBanked {
  readonly paymentId: string;
  readonly on: CivilDate;
  readonly amount: Money;
  readonly left: Money;
}

/** What stands at one account that persons take money in at. */
export interface TillStanding {
  readonly account: string;
  readonly place: HandPlace;
  /** The sum of what waits, less what went out beyond what came in. */
  readonly balance: Money;
  /** The oldest first. */
  readonly waiting: readonly NotBanked[];
}

/**
 * What waits at each account to be put into the bank. Money that is given back is taken off the receipt that it returns;
 * what is put into the bank is taken off the oldest receipts, for notes and coins bear no number.
 */
export function standingOfTills(movements: readonly HandMovement[]): TillStanding[] {
  const byAccount = new Map<string, HandMovement[]>();
  for (const movement of movements) {
    const key = JSON.stringify([movement.place, movement.account, movement.amount.currency]);
    byAccount.set(key, [...(byAccount.get(key) ?? []), movement]);
  }
  return [...byAccount.values()]
    .map(standingOf)
    .sort((one, other) => (one.place + one.account < other.place + other.account ? 1 : -1));
}

function standingOf(movements: readonly HandMovement[]): TillStanding {
  const [first] = movements as [HandMovement];
  const { account, place, amount } = first;
  const inOrder = movements.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const left = new Map(inOrder.filter(cameIn).map((movement) => [movement.paymentId, movement.amount]));
  const outs = inOrder.filter((movement) => !cameIn(movement));
  for (const { returns, amount: out } of outs.toSorted((one, other) => Number(!one.returns) - Number(!other.returns))) {
    const named = returns === undefined ? [] : [returns];
    takeOff(left, out.negated(), [...named, ...left.keys()]);
  }
  const waiting = inOrder.flatMap((movement): NotBanked[] => {
    const rest = left.get(movement.paymentId);
    if (!rest?.isPositive()) return [];
    return [{ paymentId: movement.paymentId, on: movement.on, amount: movement.amount, left: rest }];
  });
  return {
    account,
    place,
    balance: sumOf(
      movements.map((each) => each.amount),
      amount.currency,
    ),
    waiting,
  };
}

function takeOff(left: Map<string, Money>, amount: Money, order: readonly string[]): void {
  let rest = amount;
  for (const paymentId of order) {
    const has = left.get(paymentId);
    if (!has || !rest.isPositive()) continue;
    const taken = rest.isOver(has) ? has : rest;
    left.set(paymentId, has.minus(taken));
    rest = rest.minus(taken);
  }
}

function cameIn({ amount }: HandMovement): boolean {
  return amount.isPositive();
}

function orderOf({ on, paymentId }: HandMovement): string {
  return `${on} ${paymentId}`;
}
