import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { FoldedEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { StoredShare } from './rows-of-claims';

/** Holds each payment of a claim against the event of it: which way it went, its day and its amount. */
export function checkShares(
  claimId: string,
  folded: readonly FoldedEvent[],
  shares: readonly StoredShare[],
  log: CheckLog,
): void {
  const left = new Map(shares.map((share) => [share.movedBy ?? share.paymentId, share]));
  for (const { stored } of folded) {
    const expected = shareOf(stored.event);
    if (!expected) continue;
    log.examine('payment-shares');
    const decisionId = movedBy(stored.event);
    // A payment that is placed for the first time has a share, whoever placed it; what is moved has its decision's row.
    const key = decisionId !== undefined && left.has(decisionId) ? decisionId : expected.paymentId;
    const share = left.get(key);
    left.delete(key);
    const where = `claim ${claimId}, event ${stored.eventNumber}: payment ${expected.paymentId}`;
    if (!share) log.offend('payment-shares', `${where} has no share of it`);
    else if (!share.receivedOn) log.offend('payment-shares', `${where} is gone`);
    else {
      const says = inWords({ ...share, came: share.kind === 'payment' ? 'came' : 'was taken back' });
      if (says !== inWords(expected))
        log.offend('payment-shares', `${where} ${says}; ${inWords(expected)} by its event`);
    }
  }
  for (const { paymentId } of left.values())
    log.offend(
      'payment-shares',
      `claim ${claimId}: payment ${paymentId} has a share of it, and the claim has no event of that`,
    );
}

interface Share {
  readonly paymentId: string;
  readonly came: 'came' | 'was taken back';
  readonly receivedOn: string | null;
  readonly amount: string;
  readonly currency: string | null;
}

function shareOf(event: ClaimEvent): Share | undefined {
  if (event.type !== 'PaymentReceived' && event.type !== 'PaymentReversed') return undefined;
  const { on: receivedOn, amount } = event;
  const figures = { receivedOn, amount: amount.toString(), currency: amount.currency };
  return event.type === 'PaymentReceived'
    ? { paymentId: event.paymentId, came: 'came', ...figures }
    : {
        paymentId: event.decisionId === undefined ? event.reversalId : event.paymentId,
        came: 'was taken back',
        ...figures,
      };
}

function movedBy(event: ClaimEvent): string | undefined {
  return event.type === 'PaymentReceived' || event.type === 'PaymentReversed' ? event.decisionId : undefined;
}

function inWords({ came, receivedOn, amount, currency }: Omit<Share, 'paymentId'>): string {
  return `${came} on ${receivedOn ?? 'no day'} with ${amount} ${currency ?? ''}`;
}
