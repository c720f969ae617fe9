import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { composeOffice } from '../compose/compose-office';
import { SJOVIK } from '../sample/sjovik-creditor';
import { readConfiguration } from '../stack/configuration';
import { dropDatabase, urlOfDatabase } from '../stack/databases';
import { withFordring } from './open-fordring';
import { Refused } from './refusals';

const ELSEWHERE = 'To begin anew beside it, name another data folder: FORDRING_HOME=FOLDER npm start.';

/**
 * Takes the sample out of the data folder, with all that was done to it: its ledger, its workflows and its letters. Who may
 * sign in stays. Throws `Refused`, and touches nothing, where anything else would be lost: on servers that were there
 * before, beside other creditors, and while another process works on the folder.
 */
export async function removeSample(): Promise<void> {
  const { temporal, database, home } = readConfiguration();
  if (temporal.kind === 'existing' || database.kind === 'existing') {
    throw new Refused(
      'start --fresh is for servers that Fordring runs itself; these are yours (FORDRING_TEMPORAL_ADDRESS, FORDRING_DATABASE_URL), and nothing is removed from them.',
    );
  }
  await withFordring(async ({ stack, pool }) => {
    if (!stack.isOwn || stack.isShared())
      throw new Refused(`Another process works on ${home}. End it first (Ctrl-C); nothing was removed.`);
    const by = { subject: 'fordring/start', roles: [], creditorIds: 'all' as const, source: 'local' as const };
    const { known } = await composeOffice({ pool }).creditors.choices({ by }, {});
    const others = known.filter((creditorId) => creditorId !== SJOVIK.creditorId);
    if (others.length > 0) {
      throw new Refused(
        `The books in ${home} are also those of ${others.join(', ')}, which would be lost; nothing was removed. ${ELSEWHERE}`,
      );
    }
    await dropDatabase(urlOfDatabase(stack.databaseUrl, 'postgres'), 'fordring');
  });
  for (const file of ['temporal.db', 'temporal.db-shm', 'temporal.db-wal']) await rm(join(home, file), { force: true });
  await rm(join(home, 'outbox'), { recursive: true, force: true });
}
