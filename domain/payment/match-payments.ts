import type { Money } from '../kernel/money';
import type { StatedReference, BankMovement } from './bank-movement';
import type { ClaimCandidate } from './claim-candidate';
import { onlySumOf } from './only-sum-of';

/** Which claims a movement is for. */
export interface PaymentMatch {
  readonly movement: BankMovement;
  /** Oldest due date first; empty when nothing was found. */
  readonly claimIds: readonly string[];
  /** When the payer said which part is for which claim, or the sum says it. */
  readonly shares?: readonly { readonly claimId: string; readonly amount: Money }[];
  /** The sum alone chose these among the claims of the reference: each must have its share open. */
  readonly chosenBySum?: true;
  /** Why nothing was found, for the person who looks at the suspense account. */
  readonly unmatchedBecause?: string;
}

/** The claims of one creditor, to be looked up by what a payer may write. */
export interface CandidateIndex {
  find(reference: string): readonly ClaimCandidate[];
}

/**
 * Which claims each movement is for. The rules, in order; an amount alone never decides:
 *
 * Nothing that the reader of the file doubts is matched.
 *
 * 1. The stated reference is the payment reference (OCR, FIK) of just one claim; leading zeros do not count.
 * 2. It is the invoice number of just one claim.
 * 3. It is the payment reference of several claims (one reference per debtor): the one whose invoiced amount is the
 *    amount paid, if there is just one; else the claims of one debtor whose invoiced amounts make up the amount paid, if
 *    that is so of just one debtor and in just one way; else the movement waits in suspense for a person.
 * 4. The movement states several references: each found claim belongs to it, split as the payer said, or else from the
 *    oldest due date on. If one of the references is unknown and the payer gave it its own amount, a person decides.
 * 5. Nothing was stated: a line of the free text that is, as a whole, the reference or number of just one claim.
 */
export function matchPayments(movements: readonly BankMovement[], index: CandidateIndex): PaymentMatch[] {
  return movements.map((movement) => matchMovement(movement, index));
}

export function indexCandidates(candidates: readonly ClaimCandidate[]): CandidateIndex {
  const byReference = indexedBy(candidates, ({ paymentReference }) => paymentReference);
  // Nearly every payer states the reference, so nearly no file asks for a number.
  let byNumber: ReadonlyMap<string, readonly ClaimCandidate[]> | undefined;
  return {
    find(reference) {
      const wanted = withoutLeadingZeros(reference);
      const referred = byReference.get(wanted) ?? [];
      if (referred.length === 1) return referred;
      byNumber ??= indexedBy(candidates, ({ invoiceNumber }) => invoiceNumber);
      const numbered = byNumber.get(wanted) ?? [];
      return numbered.length === 1 || referred.length === 0 ? numbered : referred;
    },
  };
}

function matchMovement(movement: BankMovement, index: CandidateIndex): PaymentMatch {
  if (movement.doubt !== undefined) return unmatched(movement, movement.doubt);
  const stated = movement.references.filter(({ reference }) => reference !== '');
  if (stated.length === 0) return matchText(movement, index);
  const [only] = stated;
  if (only && stated.length === 1) return matchReference(movement, only, index);
  const found: { candidate: ClaimCandidate; amount?: Money }[] = [];
  let chosenBySum = false;
  for (const one of stated) {
    const { reference, amount } = one;
    const meant = claimsMeant(one, movement, index);
    if (meant.length === 1) for (const candidate of meant) found.push({ candidate, ...(amount && { amount }) });
    else if (meant.length > 1) {
      chosenBySum = true;
      for (const candidate of meant) found.push({ candidate, amount: candidate.amount });
    } else if (amount) return unmatched(movement, whyNot(reference, index.find(reference)));
  }
  if (found.length === 0) return unmatched(movement, 'none of the stated references is known');
  return { ...matched(movement, found), ...(chosenBySum && { chosenBySum }) };
}

function matchReference(movement: BankMovement, stated: StatedReference, index: CandidateIndex): PaymentMatch {
  const meant = claimsMeant(stated, movement, index);
  const [only] = meant;
  if (only && meant.length === 1) return { movement, claimIds: [only.claimId] };
  if (only) {
    const found = meant.map((candidate) => ({ candidate, amount: candidate.amount }));
    return { ...matched(movement, found), chosenBySum: true };
  }
  return unmatched(movement, whyNot(stated.reference, index.find(stated.reference)));
}

/** Nobody when a person has to decide. */
function claimsMeant(
  { reference, amount }: StatedReference,
  movement: BankMovement,
  index: CandidateIndex,
): readonly ClaimCandidate[] {
  const candidates = sameCurrency(index.find(reference), movement);
  if (candidates.length === 1) return candidates;
  const paid = amount ?? movement.amount;
  const only = onlyOneOfAmount(candidates, paid);
  if (only) return [only];
  return movement.kind === 'payment' ? (onlySumOf(candidates, paid) ?? []) : [];
}

function matchText(movement: BankMovement, index: CandidateIndex): PaymentMatch {
  const found = new Map<string, ClaimCandidate>();
  for (const line of movement.text) {
    const candidates = sameCurrency(index.find(line.trim()), movement);
    if (candidates.length === 1 && candidates[0]) found.set(candidates[0].claimId, candidates[0]);
  }
  const [candidate] = found.values();
  if (found.size === 1 && candidate) return matched(movement, [{ candidate }]);
  return unmatched(
    movement,
    movement.text.length > 0
      ? 'no reference was stated, and the text names no single claim'
      : 'no reference was stated',
  );
}

function matched(
  movement: BankMovement,
  found: readonly { candidate: ClaimCandidate; amount?: Money }[],
): PaymentMatch {
  const oldestFirst = [...found].sort((one, other) => compare(one.candidate, other.candidate));
  const claimIds = [...new Set(oldestFirst.map(({ candidate }) => candidate.claimId))];
  const shares = oldestFirst.flatMap(({ candidate, amount }) =>
    amount ? [{ claimId: candidate.claimId, amount }] : [],
  );
  const isSplit = shares.length === found.length && isWhole(shares, movement.amount);
  return { movement, claimIds, ...(isSplit && claimIds.length > 1 && { shares }) };
}

/** A split counts only if its parts are positive and make up the payment to the öre. */
function isWhole(shares: readonly { amount: Money }[], whole: Money): boolean {
  let rest = whole;
  for (const { amount } of shares) {
    if (!amount.isPositive()) return false;
    rest = rest.minus(amount);
  }
  return rest.isZero();
}

function unmatched(movement: BankMovement, unmatchedBecause: string): PaymentMatch {
  return { movement, claimIds: [], unmatchedBecause };
}

function whyNot(reference: string, candidates: readonly ClaimCandidate[]): string {
  if (candidates.length === 0) return `the reference ${reference} is not known`;
  return candidates.length === 1
    ? `the reference ${reference} belongs to a claim in another currency`
    : `the reference ${reference} belongs to ${candidates.length} claims, and the amount does not single out one`;
}

function sameCurrency(candidates: readonly ClaimCandidate[], movement: BankMovement): readonly ClaimCandidate[] {
  return candidates.filter(({ amount }) => amount.currency === movement.amount.currency);
}

function onlyOneOfAmount(candidates: readonly ClaimCandidate[], amount: Money): ClaimCandidate | undefined {
  const same = candidates.filter((candidate) => candidate.amount.equals(amount));
  return same.length === 1 ? same[0] : undefined;
}

function compare(one: ClaimCandidate, other: ClaimCandidate): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.claimId < other.claimId ? -1 : Number(one.claimId > other.claimId);
}

/** Leading zeros do not count; a blank is nobody's. */
function indexedBy(
  candidates: readonly ClaimCandidate[],
  written: (candidate: ClaimCandidate) => string,
): ReadonlyMap<string, readonly ClaimCandidate[]> {
  const index = new Map<string, ClaimCandidate[]>();
  for (const candidate of candidates) {
    const key = withoutLeadingZeros(written(candidate));
    if (key === '') continue;
    const present = index.get(key);
    if (present) present.push(candidate);
    else index.set(key, [candidate]);
  }
  return index;
}

function withoutLeadingZeros(reference: string): string {
  return reference.charCodeAt(0) === 48 ? reference.replace(/^0+/, '') : reference;
}
