import { civilDate } from '../../../domain/kernel/civil-date';
import { explainClaim } from '../../../domain/explain/explain-claim';
import type { ExplainedClaim, Explanation } from '../../../domain/explain/explanation';
import type { GivenInvoice, Life } from '../life';

/** A life as it is told on a day. */
export function toldOn(day: string, given: GivenInvoice, life: Life, explanation: Explanation): ExplainedClaim {
  return explainClaim(life.claim, life.events, given.rulebook, civilDate(day), explanation);
}

/** `2016-02-08 Betalningspåminnelse …`, one for each event. */
export function storyOf({ story }: ExplainedClaim): string[] {
  return story.map(({ on, text }) => `${on} ${text}`);
}
