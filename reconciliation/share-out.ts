import { claimedOf, type Claim } from '../domain/claim';
import type { ClaimCommand } from '../domain/commands';
import { smallerOf, type Money } from '../domain/money';
import type { PaymentMatch } from './match-payments';

export interface ClaimPosting {
  readonly claimId: string;
  readonly command: Extract<ClaimCommand, { type: 'ReceivePayment' | 'ReversePayment' }>;
}

/**
 * What a matched movement does to each of its claims. A payment for several claims that the payer did not split covers
 * them from the oldest due date on, each up to what is claimed and open; what is left goes to the last one, which then
 * owes it back. A deduction or reversal takes back money from its one claim; with several claims a person decides.
 */
export function shareOut(match: PaymentMatch, claimOf: (claimId: string) => Claim): ClaimPosting[] | undefined {
  const { movement, claimIds } = match;
  const [only] = claimIds;
  if (only === undefined) return undefined;
  if (movement.kind !== 'payment') {
    if (claimIds.length > 1) return undefined;
    return [
      {
        claimId: only,
        command: {
          type: 'ReversePayment',
          reversalId: movement.key,
          reversedOn: movement.receivedOn,
          amount: movement.amount,
        },
      },
    ];
  }
  return sharesOf(match, claimOf).map(({ claimId, amount }) => ({
    claimId,
    command: { type: 'ReceivePayment', paymentId: movement.key, receivedOn: movement.receivedOn, amount },
  }));
}

function sharesOf(match: PaymentMatch, claimOf: (claimId: string) => Claim): { claimId: string; amount: Money }[] {
  if (match.shares) return merged(match.shares);
  let rest = match.movement.amount;
  const last = match.claimIds.length - 1;
  return match.claimIds
    .map((claimId, position) => {
      const amount = position === last ? rest : smallerOf(rest, claimedOf(claimOf(claimId)));
      rest = rest.minus(amount);
      return { claimId, amount };
    })
    .filter(({ amount }) => amount.isPositive());
}

/** Two references of one payment may name the same claim: it is one payment to that claim. */
function merged(shares: readonly { claimId: string; amount: Money }[]): { claimId: string; amount: Money }[] {
  const sums = new Map<string, Money>();
  for (const { claimId, amount } of shares) sums.set(claimId, sums.get(claimId)?.plus(amount) ?? amount);
  return [...sums].map(([claimId, amount]) => ({ claimId, amount }));
}
