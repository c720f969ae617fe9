import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import type { Money } from '../../domain/kernel/money';
import type { RaiseCause, ReductionCause } from '../../formats/counterparts/party-fields';

/** How an event changes what a case asks for. */
export interface Move {
  readonly eventNumber: number;
  readonly toldOn: CivilDate;
  readonly effectiveOn: CivilDate;
  /** Negative when less is asked for. */
  readonly amount: Money;
  /** The money came through the counterpart itself. */
  readonly collected: boolean;
  readonly reduces: ReductionCause;
  readonly raises: RaiseCause;
  readonly writesOff?: true;
}

/** Everything else is a correction. */
const CAUSES: Partial<Record<ClaimEvent['type'], Partial<Pick<Move, 'reduces' | 'raises' | 'writesOff'>>>> = {
  PaymentReceived: { reduces: 'payment' },
  PaymentReversed: { raises: 'payment-taken-back' },
  SetOffBooked: { reduces: 'set-off' },
  SetOffTakenBack: { raises: 'set-off-taken-back' },
  ClaimCredited: { reduces: 'credit' },
  ClaimWrittenOff: { writesOff: true },
  StepPerformed: { raises: 'charge' },
  PlanAgreed: { raises: 'charge' },
};

/** None when the event leaves what is asked for as it was. */
export function movesOf(
  event: ClaimEvent,
  about: Pick<Move, 'eventNumber' | 'toldOn'>,
  amount: Money,
  cameThrough: (paymentId: string) => boolean,
): Move[] {
  if (amount.isZero()) return [];
  const isPayment = event.type === 'PaymentReceived' || event.type === 'PaymentReversed';
  return [
    {
      ...about,
      effectiveOn: event.type === 'ClaimCredited' ? event.effectiveOn : event.on,
      amount,
      collected: isPayment && cameThrough(event.paymentId),
      reduces: 'correction',
      raises: 'correction',
      ...CAUSES[event.type],
    },
  ];
}
