/** What kind of fault it is. Exit codes, HTTP statuses and whether an activity is tried again follow from the kind. */
export const FAULT_KINDS = [
  /** Input or a question that the person corrects; nothing was changed. Exit code 2, HTTP 422. */
  'refused',
  /** What was asked for is not there. Exit code 2, HTTP 404. */
  'unknown',
  /** Whoever asks may not, or is not recognised. Exit code 2, HTTP 403, or 401 where nobody was recognised. */
  'forbidden',
  /** Something outside is away: a server, the engine, the issuer of identities. Try again later. Exit code 1, HTTP 503. */
  'unavailable',
  /** Stored data is not as it was written. A person must look. Exit code 1, HTTP 500. */
  'damaged',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * What went wrong in a way that the house foresees: told to a person in its own sentence, without a stack. A bug is an
 * `Error` and no fault. The docstring of each fault says when it is thrown and what to do; `docs/reference/failures.md`
 * lists them all.
 */
export abstract class Fault extends Error {
  /** The name of the class. Failures of activities carry the name as their type, so it never changes. */
  abstract override readonly name: string;
  abstract readonly kind: FaultKind;
}
