import type { Claim } from '../claim/claim';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { DecisionEvent } from './decision-events';

/** What keeps a case from being collected in the meantime: its beginning is told, and so is its end. */
export type Respite = 'deferred' | 'instalment-plan' | 'disputed';

/** What is told of a case whose amount stays. */
export type CaseTelling =
  /** `until`: until when payment may wait. `amount`: the disputed part, when it is not all. */
  | { readonly begins: Respite; readonly until?: CivilDate; readonly amount?: Money }
  /** It goes on with another day, when its beginning was told. */
  | { readonly goesOn: Respite; readonly until: CivilDate }
  | { readonly ends: Respite }
  | { readonly says: 'liable-debtor' | 'address-protected' };

/** What an event means for a case that stands with a counterpart; how it is told there, is the counterpart's own. */
export interface CaseEffect<Event extends DecisionEvent> {
  /** Why less is asked for; a correction when absent. */
  readonly reduces?: 'set-off' | 'credit';
  /** Why more is asked for; a correction when absent. */
  readonly raises?: 'charge' | 'set-off-taken-back';
  /** When nothing is asked for any more, it was written off. */
  readonly writesOff?: true;
  /** `after`: the claim as the event left it. */
  tells?(event: Event, after: Claim): CaseTelling | undefined;
}
