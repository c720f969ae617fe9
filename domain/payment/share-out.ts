import type { ClaimCommand } from '../claim/commands';
import { isRefused, type Answer } from '../claim/answer';
import type { Money } from '../kernel/money';
import type { PaymentMatch } from './match-payments';

export interface ClaimPosting {
  readonly claimId: string;
  readonly command: Extract<ClaimCommand, { type: 'ReceivePayment' | 'ReversePayment' }>;
}

/** What a claim would say to a payment, as it stands. */
export type DecideOn = (claimId: string, command: ClaimPosting['command']) => Answer;

/**
 * What a matched movement does to each of its claims. A payment for several claims that the payer did not split covers
 * them from the oldest due date on, each as far as the claim takes it; what is left goes to the last one, which then
 * owes it back. A deduction or reversal takes back money from its one claim; with several claims a person decides. So a person
 * does where the sum alone chose the claims, and one of them has less open than its share.
 */
export function shareOut(match: PaymentMatch, decideOn: DecideOn): ClaimPosting[] | undefined {
  const { movement, claimIds } = match;
  const [only] = claimIds;
  if (only === undefined) return undefined;
  const { key, receivedOn, amount } = movement;
  if (movement.kind !== 'payment') {
    if (claimIds.length > 1) return undefined;
    return [{ claimId: only, command: { type: 'ReversePayment', reversalId: key, reversedOn: receivedOn, amount } }];
  }
  const posting = (claimId: string, share: Money): ClaimPosting => ({
    claimId,
    command: { type: 'ReceivePayment', paymentId: key, receivedOn, amount: share },
  });
  if (claimIds.length === 1) return [posting(only, amount)];
  if (match.shares) {
    const postings = merged(match.shares).map((share) => posting(share.claimId, share.amount));
    const isOpen = ({ claimId, command }: ClaimPosting) =>
      refundOf(decideOn(claimId, command), command.amount).isZero();
    return match.chosenBySum && !postings.every(isOpen) ? undefined : postings;
  }
  const postings: ClaimPosting[] = [];
  let rest = amount;
  for (const [position, claimId] of claimIds.entries()) {
    const isLast = position === claimIds.length - 1;
    const share = isLast ? rest : rest.minus(refundOf(decideOn(claimId, posting(claimId, rest).command), rest));
    if (!share.isPositive()) continue;
    postings.push(posting(claimId, share));
    rest = rest.minus(share);
  }
  return postings;
}

/** What the claim would not take of the payment; all of it when it takes none. */
function refundOf(answer: Answer, offered: Money): Money {
  if (isRefused(answer)) return offered;
  const received = answer.events.find((event) => event.type === 'PaymentReceived');
  return received ? received.allocation.refund : offered;
}

/** Two references of one payment may name the same claim: it is one payment to that claim. */
function merged(shares: readonly { claimId: string; amount: Money }[]): { claimId: string; amount: Money }[] {
  const sums = new Map<string, Money>();
  for (const { claimId, amount } of shares) sums.set(claimId, sums.get(claimId)?.plus(amount) ?? amount);
  return [...sums].map(([claimId, amount]) => ({ claimId, amount }));
}
