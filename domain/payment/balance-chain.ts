import { Decimal } from 'decimal.js';
import type { CivilDate } from '../kernel/civil-date';
import type { StatedBalances } from './stated-balance';
import { statementDays } from './statement-days';

/** What moved on an account on a day, as the ledger knows of it. */
export interface KnownDay {
  readonly on: CivilDate;
  /** Booked, or known not to be ours. Decimal text. */
  readonly moved: string;
  /** What waits for a person's answer, and may be money that is counted already. */
  readonly asked: string;
}

/** A day on which the bank and the ledger part. */
export interface BalanceFinding {
  readonly account: string;
  readonly currency: string;
  readonly on: CivilDate;
  /** `gap`: a statement does not begin where the one before it ended. `differs`: the ledger has more or less than the bank. */
  readonly finding: 'gap' | 'differs';
  /** What the bank says, and what it should be after all that the ledger knows of. Decimal text. */
  readonly bank: string;
  readonly ledger: string;
}

/** What an account should have come to since a statement began, day after day, and what questions may explain. */
class Reckoning {
  expected: Decimal;
  least = new Decimal(0);
  most = new Decimal(0);
  private readonly known: readonly KnownDay[];
  private next: number;

  /** `known` is in the order of its days. */
  constructor({ beginsOn, opening }: StatedBalances, known: readonly KnownDay[]) {
    this.expected = new Decimal(opening.amount);
    this.known = known;
    const from = known.findIndex(({ on }) => on >= beginsOn);
    this.next = from === -1 ? known.length : from;
  }

  /** Goes on to the end of a day, which is no earlier than the one before. */
  goTo(day: CivilDate): void {
    for (let of = this.known[this.next]; of && of.on <= day; of = this.known[++this.next]) {
      const asked = new Decimal(of.asked);
      this.expected = this.expected.plus(of.moved);
      if (asked.isNegative()) this.least = this.least.plus(asked);
      else this.most = this.most.plus(asked);
    }
  }

  /** Some of what is asked is new money, and some is known: the difference lies between nothing and all of it. */
  explains(difference: Decimal): boolean {
    return difference.gte(this.least) && difference.lte(this.most);
  }
}

/**
 * Holds the statements of one account against each other and against the ledger, by the bank's days. A difference is told
 * on the day on which it begins or changes, and open questions may explain it.
 */
export function balanceFindingsOf(stated: readonly StatedBalances[], known: readonly KnownDay[]): BalanceFinding[] {
  const findings: BalanceFinding[] = [];
  const inOrder = [...known].sort(byDay);
  let reckoning: Reckoning | undefined;
  let last = new Decimal(0);
  for (const { first, end, follows, reached } of statementDays(stated)) {
    const finding = (kind: BalanceFinding['finding'], bank: Decimal, ledger: Decimal): BalanceFinding => ({
      ...{ account: end.account, currency: end.currency, on: end.closing.on, finding: kind },
      ...{ bank: bank.toFixed(2), ledger: ledger.toFixed(2) },
    });
    if (reckoning && !follows) {
      findings.push(finding('gap', new Decimal(first.opening.amount), new Decimal(reached)));
      last = new Decimal(0);
    }
    if (!reckoning || !follows) reckoning = new Reckoning(first, inOrder);
    reckoning.goTo(end.closing.on);
    const closing = new Decimal(end.closing.amount);
    const difference = closing.minus(reckoning.expected);
    if (!difference.equals(last) && !reckoning.explains(difference))
      findings.push(finding('differs', closing, reckoning.expected));
    last = difference;
  }
  return findings;
}

/** The findings of the latest days, by day: a new file's own are among them. */
export function newestOf(findings: readonly BalanceFinding[], count: number): readonly BalanceFinding[] {
  return [...findings].sort(byDay).slice(-count);
}

function byDay(one: { readonly on: CivilDate }, other: { readonly on: CivilDate }): number {
  return one.on < other.on ? -1 : Number(one.on > other.on);
}
