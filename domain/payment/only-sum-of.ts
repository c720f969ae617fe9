import type { Money } from '../kernel/money';
import type { ClaimCandidate } from './claim-candidate';

/** Of more claims than these a person looks: a sum comes about by chance, and each more doubles the ways. */
const MOST_CLAIMS = 12;

/**
 * The claims of one debtor whose invoiced amounts make up the amount, to the öre. Undefined when there are none, when they
 * can be chosen in two ways, or when those of another debtor make it up too.
 */
export function onlySumOf(candidates: readonly ClaimCandidate[], amount: Money): readonly ClaimCandidate[] | undefined {
  const ways = [...byDebtor(candidates).values()].flatMap((claims) => waysToMake(amount, claims));
  return ways.length === 1 ? ways[0] : undefined;
}

function byDebtor(candidates: readonly ClaimCandidate[]): ReadonlyMap<string, readonly ClaimCandidate[]> {
  const debtors = new Map<string, ClaimCandidate[]>();
  for (const candidate of candidates) {
    if (candidate.debtorId === undefined) continue;
    const own = debtors.get(candidate.debtorId);
    if (own) own.push(candidate);
    else debtors.set(candidate.debtorId, [candidate]);
  }
  return debtors;
}

function waysToMake(amount: Money, claims: readonly ClaimCandidate[]): (readonly ClaimCandidate[])[] {
  if (claims.length > MOST_CLAIMS) return [];
  const [first, ...others] = claims;
  if (!first) return [];
  const left = amount.minus(first.amount);
  const withFirst = left.isZero() ? [[first]] : left.isPositive() ? waysToMake(left, others) : [];
  const ways = left.isZero() ? withFirst : withFirst.map((way) => [first, ...way]);
  return [...ways, ...waysToMake(amount, others)];
}
