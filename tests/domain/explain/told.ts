import { civilDate } from '../../../domain/kernel/civil-date';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
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

/** As the ledger has it of older versions: a step's reason is an English note and nothing else. */
export function withNotesAlone(life: Life): Life {
  const events = life.events.map(
    (event) =>
      Object.fromEntries(Object.entries(event).filter(([field]) => field !== 'because')) as unknown as ClaimEvent,
  );
  return { ...life, events };
}
