import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { textsIn } from '../../domain/explain/explain-claim';
import { LANGUAGES, type Language } from '../../domain/explain/language';
import { rowOf } from '../../formats/csv/write-rows';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { makeFolder } from '../../compose/output-files';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { CREDITOR } from '../with-creditor';
import { writeNewFile } from '../write-new-file';

interface Options {
  readonly asOf?: string;
  readonly creditor?: string;
  readonly language?: Language;
  readonly to?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring court-case`: what a court needs of a claim, listed or written into a folder. */
export function addCourtCase(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('court-case').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER'))
    .addOption(new Option('--language <language>', "sv, da or en (default: the policy's own)").choices([...LANGUAGES]))
    .option('--to <folder>', 'write the story and the list of letters there')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (invoice: string, options: Options) => {
      const { language: asked, to, creditor } = options;
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const at = caller(creditor === undefined ? undefined : await creditorMeant());
        const papers = await office.claims.papers(at, { invoice, ...(asked && { language: asked }) });
        const { invoiceNumber, creditorId, today, language, explained, letters } = papers;
        if (options.json) {
          await writeLine(JSON.stringify({ invoice: invoiceNumber, creditor: creditorId, asOf: today, letters }));
          return;
        }
        const { story, standing, cost } = explained;
        const told = [
          textsIn(language).headings.title(invoiceNumber, creditorId),
          ...story.map(({ on, text }) => `${on}  ${text}`),
          standing,
          cost,
        ];
        if (to !== undefined) {
          await makeFolder(to);
          await writeNewFile(join(to, 'story.txt'), `${told.join('\n')}\n`);
          const rows = letters.map(({ kind, deliveredOn, debtorId, file }) => [kind, deliveredOn, debtorId, file]);
          await writeNewFile(join(to, 'letters.csv'), [HEADER, ...rows].map(rowOf).join(''));
          await writeLine(`wrote story.txt and letters.csv into ${to}; the letters lie in the folder of letters`);
          return;
        }
        for (const line of told) await writeLine(line);
        const rows = letters.map(({ kind, deliveredOn, file }) => [kind, deliveredOn, file]);
        if (rows.length > 0) await writeLine(`\n${table({ header: ['letter', 'delivered on', 'place'], rows })}`);
      });
      ended(EXIT.done);
    });
}

const HEADER = ['kind', 'delivered_on', 'debtor_id', 'file'];
