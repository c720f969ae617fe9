import { Option, type Command } from 'commander';
import { explainStandstill } from '../../domain/explain/explain-standstill';
import { LANGUAGES, type Language } from '../../domain/explain/language';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';

interface Options {
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly creditor?: string;
  readonly language: Language;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring standstill`: every open claim that stands still, why, since when, and who must act. */
export function addStandstill(program: Command, ended: (exitCode: number) => void): void {
  withKnown(program.command('standstill'))
    .option('--creditor <id>', 'of this creditor only')
    .addOption(new Option('--language <language>', 'of the reasons').choices([...LANGUAGES]).default('en'))
    .option(...TOKEN_FILE)
    .option('--json', 'for machines: one object a line')
    .action(async (options: Options) => {
      const found = await atCounter(options, async ({ office, caller }) =>
        office.claims.standstill(caller(options.creditor), knownBy(options)),
      );
      for (const standstill of found) {
        const { claimId, since, open, actor, reason } = standstill;
        const { why, mustAct } = explainStandstill(standstill, options.language);
        await writeLine(
          options.json
            ? JSON.stringify({ claim: claimId, since, open, actor, reason, why, mustAct })
            : `${claimId}  since ${since}  ${open.toString()} ${open.currency}  for ${mustAct}: ${why}`,
        );
      }
      if (found.length === 0 && !options.json) await writeLine('nothing stands still');
      ended(found.length === 0 ? EXIT.done : EXIT.disagrees);
    });
}
