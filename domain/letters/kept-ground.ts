import type { WaitingCause } from '../claim/waiting-cause';
import type { CivilDate } from '../kernel/civil-date';
import type { StepName } from '../policy/policy';
import type { Withheld } from './withheld-ground';

/**
 * Why a letter or a case has not left the house, as values. Beside them the record has an English note, which is all that
 * older rows have.
 */
export type KeptGround =
  | Withheld
  /** Nobody takes such cases in the claim's country. */
  | { readonly ground: 'no-counterpart'; readonly step: StepName }
  /** The step would not be taken now. */
  | { readonly ground: 'step-waits'; readonly cause: WaitingCause }
  /** Payment may wait through the day, or the claim is held through it. */
  | { readonly ground: 'respite'; readonly on: CivilDate }
  /** The counterpart's record lacks these fields, or does not take what they have. */
  | { readonly ground: 'record-incomplete'; readonly fields: readonly string[] }
  /** The counterpart or the deliverer has it already, with other contents. */
  | { readonly ground: 'told-otherwise' }
  /** Somebody whom the letter is for is not in the register. */
  | { readonly ground: 'recipient-unknown' }
  /** The register has no address for somebody whom the letter is for. */
  | { readonly ground: 'address-missing' }
  | { readonly ground: 'not-printable' }
  /** The address does not fit into an envelope's window. */
  | { readonly ground: 'address-too-long' }
  /** It would not be true. */
  | { readonly ground: 'not-possible' }
  /** A fault that has no name here. */
  | { readonly ground: 'fault' };
