import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { consequenceOf, isOfDecision } from '../../domain/decisions/consequences';
import type { Money } from '../../domain/kernel/money';
import { isServiceCost, NOTICE_COST } from '../../domain/policy/case-cost';
import type { HandOverStep } from './counterpart-ports';
import type { RaiseCause, ReductionCause } from '../../formats/counterparts/party-fields';

/** How an event changes what a case asks for. */
export interface Move {
  readonly eventNumber: number;
  readonly toldOn: CivilDate;
  readonly effectiveOn: CivilDate;
  /** Negative when less is asked for. */
  readonly amount: Money;
  /** The money came through the counterpart itself, or the counterpart charged it: nothing is told. */
  readonly collected: boolean;
  readonly reduces: ReductionCause;
  readonly raises: RaiseCause;
  readonly writesOff?: true;
}

type Cause = Partial<Pick<Move, 'reduces' | 'raises' | 'writesOff'>>;

/** Beside what decisions lead to; everything else is a correction. */
const CAUSES: Partial<Record<ClaimEvent['type'], Cause>> = {
  PaymentReceived: { reduces: 'payment' },
  PaymentReversed: { raises: 'payment-taken-back' },
  StepPerformed: { raises: 'charge' },
  CaseCostsAdded: { raises: 'charge' },
};

function causeOf(event: ClaimEvent): Cause | undefined {
  if (!isOfDecision(event)) return CAUSES[event.type];
  const { reduces, raises, writesOff } = consequenceOf(event).onCase ?? {};
  return { ...(reduces && { reduces }), ...(raises && { raises }), ...(writesOff && { writesOff }) };
}

/** None when the event leaves what is asked for as it was. */
export function movesOf(
  event: ClaimEvent,
  about: Pick<Move, 'eventNumber' | 'toldOn'>,
  amount: Money,
  cameThrough: (paymentId: string) => boolean,
  step: HandOverStep,
): Move[] {
  if (amount.isZero()) return [];
  // Whoever has the case before the authority charged the costs there, and knows of them.
  const isKnown =
    event.type === 'CaseCostsAdded' &&
    step !== 'monitoring' &&
    !event.costs.some(({ cost }) => isServiceCost(cost) || cost === NOTICE_COST);
  const isPayment = event.type === 'PaymentReceived' || event.type === 'PaymentReversed';
  return [
    {
      ...about,
      effectiveOn: 'effectiveOn' in event ? event.effectiveOn : event.on,
      amount,
      collected: isKnown || (isPayment && cameThrough(event.paymentId)),
      reduces: 'correction',
      raises: 'correction',
      ...causeOf(event),
    },
  ];
}
