import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { atCounter } from './at-counter';
import { EXIT } from './exit-codes';
import { writeLine } from './output';
import { TOKEN_FILE } from './signed-in';
import { CREDITOR } from './with-creditor';

interface Moving {
  readonly creditor?: string;
  readonly tokenFile?: string;
}

/** `fordring creditor move-day`: lets a town in virtual time, such as the sample, come to a later day. */
export function addMoveDay(creditor: Command, ended: (exitCode: number) => void): void {
  creditor
    .command('move-day')
    .argument('<date>', 'the day on which it stands from now on, YYYY-MM-DD', (text) => civilDate(text))
    .description('move a creditor that lives in virtual time, such as the sample, to a later day, for good')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .action(async (to: CivilDate, options: Moving) => {
      await move(to, options);
      ended(EXIT.done);
    });
}

async function move(to: CivilDate, options: Moving): Promise<void> {
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const { creditorId, from } = await office.creditors.moveDay(caller(await creditorMeant()), { to });
    if (from === to) return writeLine(`${creditorId} stands at ${to} already.`);
    await writeLine(
      `${creditorId} has moved from ${from} to ${to}. What was due in between is done on ${to}, while fordring start or a worker runs.`,
    );
  });
}
