/*
 * A counterpart knows a case under the claim's own id. A claim that is handed over again after a recall is another case to
 * it, and so is what is added to a claim at Gældsstyrelsen: the number of the event that led to it stands behind a plus
 * sign then. Changes of a case are known by the number of the event that they tell of.
 */

export function caseIdOf(claimId: string, eventNumber?: number): string {
  return eventNumber === undefined ? claimId : `${claimId}+${eventNumber}`;
}

/** `7`, or `7.2` when one event leads to more than one change. */
export function changeIdOf(eventNumber: number, which: number): string {
  return which === 1 ? String(eventNumber) : `${eventNumber}.${which}`;
}

/** Sorts a day's instructions by claim and then as they came about: a recall stands before the hand-over that follows it. */
export function placeInFile({ caseId, changeId }: { readonly caseId: string; readonly changeId?: string }): string {
  const [, claimId = caseId, since = '0'] = /^(.+)\+(\d+)$/.exec(caseId) ?? [];
  const [event = '0', which = '1'] = (changeId ?? since).split('.');
  return [claimId, event.padStart(9, '0'), changeId === undefined ? 1 : 0, which.padStart(4, '0')].join('\n');
}
