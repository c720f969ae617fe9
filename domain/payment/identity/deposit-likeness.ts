import { comparable, type KnownMoney } from './known-money';
import type { BankMovement } from '../bank-movement';

/** The two sides of one comparison: what a payment is for, by whichever file tells it. */
interface Payment {
  readonly kind: BankMovement['kind'];
  readonly amount: BankMovement['amount'];
  readonly references: ReadonlySet<string>;
}

export function asPayment({ kind, amount, references }: BankMovement): Payment {
  return { kind, amount, references: new Set(references.map(({ reference }) => comparable(reference))) };
}

/** How alike two payments of one day are: their references are the same, or one of the two has none. */
export function likenessOf(one: Payment, other: Payment): 'same-reference' | 'alike' | 'another' {
  if (one.kind !== other.kind || !one.amount.equals(other.amount)) return 'another';
  if (one.references.size === 0 || other.references.size === 0) return 'alike';
  return [...one.references].some((reference) => other.references.has(reference)) ? 'same-reference' : 'another';
}

/** Each payment with one of the others, those of the same reference first. Nothing where one has no other. */
export function pairsOf<One, Other>(
  ones: readonly (readonly [One, Payment])[],
  others: readonly (readonly [Other, Payment])[],
): { readonly pairs: readonly (readonly [One, Other])[]; readonly allByReference: boolean } | undefined {
  const left = new Map<string, (readonly [Other, Payment])[]>();
  for (const other of others) {
    const key = `${other[1].kind} ${other[1].amount.toString()}`;
    const alike = left.get(key);
    if (alike) alike.push(other);
    else left.set(key, [other]);
  }
  const found = new Map<One, Other>();
  let byReference = 0;
  for (const wanted of ['same-reference', 'alike'] as const) {
    for (const [one, payment] of ones) {
      if (found.has(one)) continue;
      const alike = left.get(`${payment.kind} ${payment.amount.toString()}`) ?? [];
      const at = alike.findIndex(([, other]) => likenessOf(payment, other) === wanted);
      const [other] = at === -1 ? [] : alike.splice(at, 1);
      if (!other) continue;
      found.set(one, other[0]);
      if (wanted === 'same-reference') byReference += 1;
    }
  }
  if (found.size < ones.length) return undefined;
  return { pairs: [...found], allByReference: byReference === ones.length };
}

/** A message tells the whole: as one sum, or as one movement whose reference, where it has one, is of the deposit. */
export function mayBeWhole(told: { readonly references: ReadonlySet<string> }, payments: readonly Payment[]): boolean {
  if (told.references.size === 0) return true;
  const known = payments.flatMap(({ references }) => [...references]);
  if (payments.length === 1 && known.length === 0) return true;
  return known.some((reference) => told.references.has(reference));
}

/** Money that no deposit was found to be yet. */
export function isNoDeposit(known: KnownMoney): boolean {
  return known.deposits.size === 0;
}
