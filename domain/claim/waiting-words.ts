import type { WaitingCause } from './waiting-cause';

/*
 * What a step waits for, in the English that the engine's operator and a refusal have. Whoever is told of a claim is told
 * by `domain/explain`, in their own language.
 */

const A_PERSON = 'a person';

/** Whom or what, as a sentence's end. Goes to the engine: never a word on the debtor's situation. */
export function awaitedBy(cause: WaitingCause): string {
  switch (cause.type) {
    case 'dispute':
      return `the end of the dispute raised on ${cause.since}`;
    case 'plan':
      return `the instalments of the plan agreed on ${cause.agreedOn}`;
    case 'flag':
      return `the client, who marked the claim as not to be reminded on ${cause.since}`;
    case 'acceptance':
      return "the client's acceptance";
    case 'declined':
      return `the client, who declined on ${cause.on}`;
    case 'ruling':
      return "the enforcement authority's ruling";
    case 'with-agency':
      return 'the collection agency, which has the claim';
    case 'objection':
      return `a person, who asks by ${cause.lastDay} that the case goes to court`;
    case 'judgment':
      return "the court's judgment";
    case 'stopped-by-law':
    case 'recalled':
    case 'not-over-limit':
    case 'charges-alone':
    case 'under-minimum':
    case 'debtor-excluded':
    case 'time-barred':
    case 'sent-back':
    case 'given-back':
    case 'ruled-already':
      return A_PERSON;
  }
}

/** Whom or what and why, for people: stays in the ledger. Without a cause it is a review, which waits for a person. */
export function awaitedAndWhy(cause: WaitingCause | undefined): string {
  if (!cause) return A_PERSON;
  const why = whyForAPerson(cause);
  return `${awaitedBy(cause)}${why ? `: ${why}` : ''}`;
}

function whyForAPerson(cause: WaitingCause): string | undefined {
  switch (cause.type) {
    case 'stopped-by-law':
      return `the debtor is ${cause.status} (${cause.paragraph})`;
    case 'recalled':
      return `the case was recalled on ${cause.on}`;
    case 'not-over-limit':
      return `claimed ${cause.claimed.toString()} is not over ${cause.limit.toString()}${bySources(cause.sources)}`;
    case 'charges-alone':
      return `only charges of invoice ${cause.of} are asked for`;
    case 'under-minimum':
      return `claimed ${cause.claimed.toString()} is under ${cause.least.toString()} (${cause.paragraph})`;
    case 'debtor-excluded':
      return `the debtor is ${cause.status} (${cause.sources.join(', ')})`;
    case 'time-barred':
      return `the claim is time-barred after ${cause.lastDay} (${cause.sources.join(', ')})`;
    case 'sent-back':
      return `the enforcement authority sent the case back on ${cause.on}`;
    case 'given-back':
      return `the collection agency gave the claim back on ${cause.on}`;
    case 'ruled-already':
      return `a payment order of ${cause.on} stands already`;
    case 'dispute':
    case 'plan':
    case 'flag':
    case 'acceptance':
    case 'declined':
    case 'ruling':
    case 'with-agency':
    case 'objection':
    case 'judgment':
      return undefined;
  }
}

function bySources(sources: readonly string[]): string {
  return sources.length > 0 ? ` (${sources.join(', ')})` : '';
}
