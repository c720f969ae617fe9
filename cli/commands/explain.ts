import { Option, type Command } from 'commander';
import { textsIn } from '../../domain/explain/explain-claim';
import { LANGUAGES, type Language } from '../../domain/explain/language';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { CREDITOR } from '../with-creditor';

interface Options {
  readonly asOf?: string;
  readonly creditor?: string;
  readonly language?: Language;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring explain`: what happened to an invoice and why, what it cost, what comes next, and what it waits for. */
export function addExplain(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('explain').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER'))
    .addOption(new Option('--language <language>', "sv, da or en (default: the policy's own)").choices([...LANGUAGES]))
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (invoice: string, options: Options) => {
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const { language: asked, creditor } = options;
        const at = caller(creditor === undefined ? undefined : await creditorMeant());
        const answer = await office.claims.explain(at, { invoice, ...(asked && { language: asked }) });
        const { invoiceNumber, creditorId, today, language, explained } = answer;
        if (options.json) {
          await writeLine(JSON.stringify({ invoice: invoiceNumber, creditor: creditorId, asOf: today, ...explained }));
          return;
        }
        const { headings } = textsIn(language);
        const { story, standing, cost, ahead, waits, refused } = explained;
        await writeLine(headings.title(invoiceNumber, creditorId));
        await writeSection(headings.story, story.map(dated));
        await writeLine(`\n${standing}\n${cost}`);
        await writeSection(headings.ahead, ahead.map(dated));
        await writeSection(
          headings.waits,
          waits.map(({ text }) => text),
        );
        await writeSection(headings.refused, refused.map(dated));
      });
      ended(EXIT.done);
    });
}

function dated({ on, text }: { readonly on: string; readonly text: string }): string {
  return `${on}  ${text}`;
}

async function writeSection(heading: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await writeLine(`\n${heading}`);
  for (const line of lines) await writeLine(`  ${line}`);
}
