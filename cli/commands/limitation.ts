import { InvalidArgumentError, type Command } from 'commander';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { ACT_WORDS } from '../../domain/claim/interrupting-acts-in-words';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';

/** Limitations of ten years are looked at once a year. */
const A_YEAR = 12;

interface Options {
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly withinMonths: number;
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring limitation`: claims that are soon time-barred, and those that are and that nobody has closed. */
export function addLimitation(program: Command, ended: (exitCode: number) => void): void {
  withKnown(program.command('limitation'))
    .option('--within-months <months>', 'how far ahead', months, A_YEAR)
    .option('--creditor <id>', 'of this creditor only')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines: one object a line')
    .action(async (options: Options) => {
      const { withinMonths: monthsAhead } = options;
      const found = await atCounter(options, async ({ office, caller }) =>
        office.claims.limitation(caller(options.creditor), { monthsAhead, ...knownBy(options) }),
      );
      for (const warning of found) {
        const { claimId: claim, state, open } = warning;
        const amount = `${claim}  ${open.toString()} ${open.currency}`;
        if (state === 'undecidable') {
          const { why } = warning;
          await writeLine(
            options.json
              ? JSON.stringify({ claim, state, why, open })
              : `${amount}  nothing can be decided on it: ${why}`,
          );
          continue;
        }
        const { lastDay, daysLeft, interruptedBy } = warning;
        const how = state === 'soon' ? `can be demanded through ${lastDay}` : `time-barred after ${lastDay}`;
        if (options.json) {
          await writeLine(JSON.stringify({ claim, lastDay, state, daysLeft, open, interruptedBy }));
          continue;
        }
        await writeLine(`${amount}  ${how}`);
        for (const { act, paragraph } of interruptedBy) {
          await writeLine(`  can be interrupted through ${lastDay} by ${ACT_WORDS[act]} (${paragraph})`);
        }
      }
      if (found.length === 0 && !options.json) {
        await writeLine(`no open claim is time-barred, or will be within ${counted(monthsAhead, 'month')}`);
      }
      ended(found.some(({ state }) => state !== 'soon') ? EXIT.disagrees : EXIT.done);
    });
}

function months(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('Give a whole number of months, such as 12.');
  return Number(text);
}
