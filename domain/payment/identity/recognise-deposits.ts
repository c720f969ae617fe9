import type { BankMovement } from '../bank-movement';
import { CamtMoney, type Evidence } from './camt-money';
import { depositsAmong, knownDeposit, type ToldDeposit } from './deposit';
import type { KnownBook, KnownMoney } from './known-money';

/** What a deposit of BgMax is, held against what messages of camt have told. */
export type DepositVerdict =
  | { readonly is: 'new' }
  /** Each payment is money that is booked: nothing is booked of it. */
  | { readonly is: 'known'; readonly pairs: readonly (readonly [BankMovement, KnownMoney])[] }
  /** A message told its sum, which waits in suspense: the payments are booked out of it. */
  | { readonly is: 'part'; readonly of: KnownMoney }
  | { readonly is: 'question'; readonly candidates: readonly KnownMoney[]; readonly because: string };

export interface RecognisedDeposit {
  readonly deposit: ToldDeposit;
  readonly verdict: DepositVerdict;
}

const UNSAID = 'standing data does not say whether the giro number is another name of the account';
const ALIKE = 'a message of the bank told of money of this day and amount, and nothing tells whether it is this money';

/**
 * Holds the deposits of a BgMax file against the money that camt files have told of, and notes them in the book. Day, sum and
 * account tell that two are one, where nothing else can be meant.
 */
export function recogniseDeposits(movements: readonly BankMovement[], book: KnownBook): RecognisedDeposit[] {
  const deposits = depositsAmong(movements);
  const rivals = new Map<string, number>();
  const change = (key: string, by: number): void => void rivals.set(key, (rivals.get(key) ?? 0) + by);
  const ofDays = new Map<string, ToldDeposit[]>();
  for (const one of deposits) {
    change(sumKey(one, book), 1);
    const key = dayKey(one, book);
    ofDays.set(key, [...(ofDays.get(key) ?? []), one]);
  }
  for (const one of book.deposits) if (one.whole.levels.size === 0) change(sumKey(one, book), 1);
  return deposits.map((deposit) => {
    const evidence = { rivals: rivals.get(sumKey(deposit, book)) ?? 1, ofDay: ofDays.get(dayKey(deposit, book)) ?? [] };
    const verdict = verdictOn(deposit, evidence, book);
    note(deposit, verdict, book);
    if (verdict.is === 'known' || verdict.is === 'part') change(sumKey(deposit, book), -1);
    return { deposit, verdict };
  });
}

function verdictOn(deposit: ToldDeposit, evidence: Evidence, book: KnownBook): DepositVerdict {
  if (!deposit.net.isPositive()) return { is: 'new' };
  const named = deposit.movements.flatMap((movement): (readonly [BankMovement, KnownMoney])[] => {
    const known = book.byDeposit(movement.key);
    return known ? [[movement, known]] : [];
  });
  if (named.length === deposit.movements.length) return { is: 'known', pairs: named };
  const money = new CamtMoney(deposit, evidence, book);
  const byReference = money.pairsByReference();
  if (byReference) return { is: 'known', pairs: byReference };
  const whole = money.whole();
  if (whole?.isDivisible && whole.open.equals(whole.amount)) return { is: 'part', of: whole };
  const pairs = money.pairs(whole);
  if (pairs) return { is: 'known', pairs };
  const candidates = money.alike();
  if (candidates.length === 0) return { is: 'new' };
  return { is: 'question', candidates, because: money.isSaid(candidates) ? ALIKE : UNSAID };
}

function note(deposit: ToldDeposit, verdict: DepositVerdict, book: KnownBook): void {
  const account = book.accounts.main(deposit.giro);
  switch (verdict.is) {
    case 'new':
      book.deposits.push(knownDeposit(deposit, account));
      break;
    case 'known':
      for (const [{ key }, known] of verdict.pairs) book.learnDeposit(known, [deposit.key, key]);
      break;
    case 'part':
      verdict.of.open = verdict.of.open.minus(deposit.net);
      book.learnDeposit(verdict.of, [deposit.key]);
      book.deposits.push(knownDeposit(deposit, account, new Map([[deposit.key, verdict.of]])));
      break;
    case 'question':
      break;
  }
}

function sumKey({ giro, on, net }: Pick<ToldDeposit, 'giro' | 'on' | 'net'>, { accounts }: KnownBook): string {
  return `${accounts.main(giro)} ${on} ${net.toString()}`;
}

function dayKey({ giro, on }: ToldDeposit, { accounts }: KnownBook): string {
  return `${accounts.main(giro)} ${on}`;
}
