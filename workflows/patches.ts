/**
 * Every change of a process that runs already, by the name that its histories keep. A patch is added when a change would
 * break the replay of an older history. It may go when no run is open that began before it.
 */

/** A reconciliation's run shows its state where a claim shows its stage. Since 0.1.0, July 2026. */
export const RUN_SHOWS_ITS_STAGE = 'run-shows-its-stage';

/**
 * A claim that waits takes up what the ledger answers when it confirms a decision. Before, the claim asked the ledger a
 * second time for the same. Since 0.2.0, November 2026.
 */
export const CONFIRMATION_IS_AN_ANSWER = 'confirmation-is-an-answer';
