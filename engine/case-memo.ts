import type { CaseNotice } from '../domain/claim/case-notice';
import { civilDate } from '../domain/kernel/civil-date';
import type { Standing } from '../office/controls/followed-claims';

const STANDS = 'stands';

/** What a workflow was told when it began, such as `1 2016-02-08`: readable while it sleeps and cannot be asked. */
export function memoOf({ eventNumber, next }: CaseNotice): Record<string, unknown> {
  return { [STANDS]: next ? `${eventNumber} ${next.on}` : String(eventNumber) };
}

/** Nothing where the workflow was begun by a release that left no memo. */
export function standingOfMemo(memo: Readonly<Record<string, unknown>> | undefined): Standing | undefined {
  const words = memo?.[STANDS];
  if (typeof words !== 'string') return undefined;
  const [eventNumber, nextOn] = words.split(' ');
  return { eventNumber: Number(eventNumber), ...(nextOn !== undefined && { nextOn: civilDate(nextOn) }) };
}

export function standingOfNotice({ eventNumber, next }: CaseNotice): Standing {
  return { eventNumber, ...(next && { nextOn: next.on }) };
}
