import type { Pool } from 'pg';
import type { Role } from '../../domain/authority/roles';
import type { RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { fileLink } from './evidence/file-evidence';
import { refuseEarlierDay } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import type { RunEvent } from './run-events';
import { eventsOf, noticeOf, record } from './run-record';
import { RunRefused } from './run-refused';
import { saidWords } from './said-words';
import { signersOf, type Signing } from './signing';
import { STANDS } from './stands';
import { lockRunInSeries } from './start-run';
import { doneBy, isSamePerson, refuseService, type By } from './who-acts';

/**
 * The client says that it has seen the signed run (S003-32), which is filed with it. By its own sign-in; or on its behalf,
 * by somebody of the house who has the client's receipt and gives its reference. Nobody acknowledges what they prepared or
 * signed themselves. Throws `RunRefused`.
 */
export async function acknowledgeRun(
  pool: Pool,
  { run: name, today, note, receipt }: Acknowledgement,
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'acknowledge');
  const { actor, role } = by;
  const words = acknowledgedIn(role, saidWords(note), saidWords(receipt));
  const recipe = await recipeOfRun(pool, name);
  return inTransaction(pool, async (client) => {
    const run = await lockRunInSeries(client, name);
    if (run.state !== 'unacknowledged') {
      throw new RunRefused(
        'no-acknowledgement-asked',
        `${run.recipe} for ${run.period} waits for no acknowledgement: ${STANDS[run.state]}.`,
      );
    }
    await refuseEarlierDay(client, run, today);
    const signedBy = signersOf(await eventsOf(client, run.runId));
    if (signedBy.some((person) => isSamePerson(person, actor.subject))) {
      throw new RunRefused(
        'own-acknowledgement',
        `You prepared or signed ${run.recipe} for ${run.period} yourself. The client acknowledges it, or another person who has the client's receipt.`,
      );
    }
    const event: RunEvent = {
      type: 'RunAcknowledged',
      ...(words !== undefined && { note: words }),
      ...(actor.name !== undefined && { name: actor.name }),
    };
    const acknowledged = await record(client, run, doneBy(by, today), event);
    return noticeOf(await fileLink(client, acknowledged, recipe, today));
  });
}

export interface Acknowledgement extends Signing {
  readonly note?: string;
  /** The reference of the client's own receipt, where somebody of the house records it. */
  readonly receipt?: string;
}

/** What is kept of it: the client's words, or under which reference its receipt lies. */
function acknowledgedIn(
  role: Role | undefined,
  words: string | undefined,
  receipt: string | undefined,
): string | undefined {
  if (role === 'client-contact' && receipt === undefined) return words;
  if (receipt === undefined) {
    throw new RunRefused(
      'receipt-missing',
      'The client acknowledges by its own sign-in. If its receipt came another way, the reference under which it lies must be given with it (receipt), by somebody who neither prepared nor signed.',
    );
  }
  const onBehalf =
    role === 'client-contact' ? `receipt ${receipt}` : `on behalf of the client, by its receipt ${receipt}`;
  return words === undefined ? onBehalf : `${onBehalf}: ${words}`;
}
