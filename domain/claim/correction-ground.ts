import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** Why charges fell away or came back, from the events around it; so that it can be told in any language. */
export type CorrectionGround =
  /** A payment of that day became known after the charge. */
  | { readonly type: 'late-payment'; readonly receivedOn: CivilDate }
  /** The payment that had corrected them was taken back. */
  | { readonly type: 'payment-taken-back' }
  | { readonly type: 'deferral'; readonly from: CivilDate }
  | { readonly type: 'credit'; readonly documentNumber: string; readonly effectiveOn: CivilDate }
  | { readonly type: 'set-off'; readonly on: CivilDate }
  | { readonly type: 'dispute-ended'; readonly on: CivilDate; readonly dismissed: Money }
  | { readonly type: 'interest-stopped'; readonly from: CivilDate; readonly paragraph: string }
  | { readonly type: 'decision-taken-back'; readonly reverses: string }
  /** No event beside it says more than the record itself. */
  | { readonly type: 'recorded'; readonly reason: string };
