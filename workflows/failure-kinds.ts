import { FAULT_KINDS, type FaultKind } from '../domain/kernel/fault';

/** What the failure of an activity tells beside its type, as its only detail. */
export interface FailureDetail {
  readonly kind: FaultKind;
}

/**
 * The kinds of the failures that activities threw before failures told their kind: recorded histories have them, and
 * workers of an earlier release still throw them. A new fault tells its kind itself and is not added.
 */
export const KIND_OF_TYPE: Readonly<Record<string, FaultKind>> = {
  BankFileUnknown: 'unknown',
  ClaimUnknown: 'unknown',
  InputRefused: 'refused',
  MovementKnownOtherwise: 'refused',
  RecipeUnknown: 'unknown',
  RunUnknown: 'unknown',
};

/** The kind of fault that the failure of an activity stands for; undefined for a bug, and for what is no such failure. */
export function kindOfFailure(failure: Error): FaultKind | undefined {
  if (!('type' in failure) || typeof failure.type !== 'string') return undefined;
  const detail: unknown = 'details' in failure && Array.isArray(failure.details) ? failure.details[0] : undefined;
  const told = typeof detail === 'object' && detail !== null && 'kind' in detail ? detail.kind : undefined;
  return FAULT_KINDS.find((kind) => kind === told) ?? KIND_OF_TYPE[failure.type];
}
