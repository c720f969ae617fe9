import type { Command } from 'commander';
import { MEASURES } from '../../domain/controls/objectives';
import type { Judged, Verdict } from '../../domain/controls/verdict';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import type { Office } from '../../office/office';
import { controlsSheet } from '../../print/reports/controls-sheet';
import type { ReportLanguage } from '../../print/reports/report-words';
import { atCounter } from '../at-counter';
import { knownBy, withKnown } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { CREDITOR } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly known?: CivilDate;
  readonly findings?: true;
  readonly tokenFile?: string;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly json?: true;
}

type Board = Awaited<ReturnType<Office['board']['controls']>>;

/** `fordring controls`: the audit's eight control objectives. */
export function addControls(program: Command, ended: (exitCode: number) => void): void {
  withSheet(withKnown(program.command('controls')))
    .option('--findings', 'list everything that was found')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      const board = await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const at = caller(await creditorMeant());
        const found = await office.board.controls(at, knownBy(options));
        if (options.out !== undefined) {
          const { name, country } = await office.creditors.today(at, {});
          await writeReport(options, { ...found, name, country }, controlsSheet);
        }
        return found;
      });
      if (options.json) await writeLine(JSON.stringify(board));
      else if (options.out === undefined) await show(board, options.findings === true);
      const isMet = board.objectives.every(({ verdict }) => verdict === 'met');
      ended(isMet ? EXIT.done : EXIT.disagrees);
    });
}

const IN_WORDS: Readonly<Record<Verdict, string>> = {
  'not-tested': 'not tested',
  met: 'met',
  partly: 'partly met',
  not: 'not met',
};

async function show({ objectives, asOf, limitsFrom }: Board, isListed: boolean): Promise<void> {
  for (const { number, title, source, verdict, measures } of objectives) {
    const untested = measures.filter((one) => one.verdict === 'not-tested').length;
    const beside =
      verdict === 'partly' && untested > 0 ? `, and ${untested} of ${measures.length} measures not tested` : '';
    await writeLine(`${number}. ${title} (${source}): ${IN_WORDS[verdict]}${beside}`);
    const rows = measures.map((one) => [MEASURES[one.measure].says, ...figuresOf(one)]);
    await writeLine(table({ header: ['measure', 'value', 'of', 'met up to', 'partly up to', 'verdict'], rows }));
    for (const one of measures) if (one.findings.length > 0) await showFindings(one, isListed);
    await writeLine('');
  }
  const [met, partly, not, untested] = (['met', 'partly', 'not', 'not-tested'] as const).map(
    (which) => objectives.filter(({ verdict }) => verdict === which).length,
  );
  await writeLine(
    `On ${asOf} ${counted(met ?? 0, 'objective is', 'objectives are')} met, ${partly} partly, ${not} not, and ${untested} not tested. The limits hold from ${limitsFrom}.`,
  );
}

function figuresOf({ measure, value, examined, limits, verdict }: Judged): string[] {
  const unit = MEASURES[measure].unit === 'percent' ? ' %' : '';
  return [
    `${value}${unit}`,
    ...[String(examined), `${limits.metUpTo}${unit}`, `${limits.partlyUpTo}${unit}`, IN_WORDS[verdict]],
  ];
}

const A_FEW = 3;

async function showFindings({ measure, findings }: Judged, isListed: boolean): Promise<void> {
  const shown = isListed ? findings : findings.slice(0, A_FEW);
  for (const { about, says } of shown) await writeLine(`  ${about}: ${says}`);
  const more = findings.length - shown.length;
  await writeLine(`  ${more > 0 ? `and ${more} more; ` : ''}see ${MEASURES[measure].evidence}`);
}
