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

/**
 * A claim that is settled while a step is tried calls the step off. The earliest runs waited for the step all the same.
 * Since 0.2.0, November 2026.
 */
export const SETTLED_ENDS_A_STEP = 'settled-ends-a-step';

/** A run of the first form goes over to the present form when its act is done. Since 0.2.0, November 2026. */
export const RUN_TAKES_THE_PRESENT_FORM = 'run-takes-the-present-form';

/**
 * A run whose input says no form, and that has not begun to act, takes the present form at once. Since 0.2.0, November
 * 2026.
 */
export const BEGINS_IN_THE_PRESENT_FORM = 'begins-in-the-present-form';

/**
 * A step that hands a claim to a collection agency is ordered. Before, no worker knew the step, and the claim waited for a
 * newer worker. Since 0.2.0, November 2026.
 */
export const HANDS_TO_AN_AGENCY = 'hands-to-an-agency';

/**
 * A step that brings a claim to the district court is ordered. Before, no worker knew the step, and the claim waited for a
 * newer worker. Since 0.2.0, November 2026.
 */
export const BRINGS_TO_DISTRICT_COURT = 'brings-to-district-court';
