import type { CaseNotice } from '../domain/claim/case-notice';
import { civilDate } from '../domain/kernel/civil-date';
import type { Client } from '@temporalio/client';
import type { Standing } from '../office/controls/followed-claims';
import { isUnreadable, readStored, type Unreadable } from './undecoded';

const STANDS = 'stands';

/** What a workflow was told when it began, such as `1 2016-02-08`: readable while it sleeps and cannot be asked. */
export function memoOf({ eventNumber, next }: CaseNotice): Record<string, unknown> {
  return { [STANDS]: next ? `${eventNumber} ${next.on}` : String(eventNumber) };
}

/** Of a memo that `undecoded` has given. Nothing where the workflow was begun by a release that left no memo. */
export async function standingOfMemo(
  client: Client,
  memo: Readonly<Record<string, unknown>> | undefined,
): Promise<Standing | Unreadable | undefined> {
  const words = await readStored(client, memo?.[STANDS]);
  if (isUnreadable(words)) return words;
  if (typeof words !== 'string') return undefined;
  const [eventNumber, nextOn] = words.split(' ');
  return { eventNumber: Number(eventNumber), ...(nextOn !== undefined && { nextOn: civilDate(nextOn) }) };
}

export function standingOfNotice({ eventNumber, next }: CaseNotice): Standing {
  return { eventNumber, ...(next && { nextOn: next.on }) };
}
