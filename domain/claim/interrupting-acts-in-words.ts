import type { InterruptingAct } from '../policy/rulebook';

/** What makes the time run anew, as a list has it. In English. */
export const ACT_WORDS: Readonly<Record<InterruptingAct['act'], string>> = {
  acknowledged: "the debtor's acknowledgement or part payment",
  'written-demand-received': 'a written demand or reminder that is proved to have reached the debtor',
  proceedings: 'an application to the enforcement authority or a court',
  'received-by-authority': "the authority's receipt of the claim",
};
