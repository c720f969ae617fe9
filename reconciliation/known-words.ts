import type { InputProblem } from '../domain/kernel/input-refused';
import type { Cells } from './row';

/**
 * A word that decides what a line is (a status, a kind of movement, a side), and how it is written. `Tilgang…` stands for
 * every word that begins so, `… OP` for every word that ends so, `…kning…` for every word that has it; capitals do not matter.
 */
export interface KnownWord {
  readonly means: string;
  readonly written: readonly string[];
}

/** The words of a column, in order: the first that fits counts. */
export interface WordsOfColumn {
  readonly column: string;
  readonly words: readonly KnownWord[];
  /** A file that says it of one line says it of every line: a blank status beside others is nobody’s to guess. */
  readonly onEveryLine?: true;
}

/** What a word means; nothing of a blank and of a word that is not among them. */
export function meaningOf(words: readonly KnownWord[], written: string): string | undefined {
  const said = folded(written);
  if (said === '') return undefined;
  return words.find(({ written: ways }) => ways.some((way) => fits(folded(way), said)))?.means;
}

function fits(way: string, said: string): boolean {
  if (!way.endsWith(AND_SO_ON)) return way.startsWith(AND_SO_ON) ? said.endsWith(way.slice(1)) : way === said;
  const stem = way.slice(0, -1);
  return stem.startsWith(AND_SO_ON) ? said.includes(stem.slice(1)) : said.startsWith(stem);
}

const AND_SO_ON = '…';

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/**
 * Looks at each line of a source whether it is understood. A line with a word that nobody knows must not be left out as
 * though it said that it does not count, nor counted as though it said that it does: its file is refused. A blank cell says
 * nothing, and is the recipe's own affair.
 */
export class WordCheck {
  private readonly columns: readonly (WordsOfColumn & { readonly understood: Set<string>; firstBlank?: number })[];

  constructor(columns: readonly WordsOfColumn[] = []) {
    this.columns = columns.map((of) => ({ ...of, understood: new Set(of.onEveryLine ? [] : ['']) }));
  }

  /** The first word of the line that is not known; nothing when all are. */
  problemIn(line: number, fields: Cells): InputProblem | undefined {
    for (const of of this.columns) {
      const { column, words, understood } = of;
      const written = fields[column] ?? '';
      if (understood.has(written)) continue;
      if (of.onEveryLine && written === '') of.firstBlank ??= line;
      const isMixed = of.firstBlank !== undefined && (written !== '' || understood.size > 0);
      if (isMixed) return { line: of.firstBlank ?? line, field: column, message: BLANK };
      if (written === '') continue;
      if (written.trim() !== '' && meaningOf(words, written) === undefined) {
        return { line, field: column, message: notKnown(written, words) };
      }
      understood.add(written);
    }
    return undefined;
  }
}

const BLANK = 'it is blank, and other lines of the file say a word here. Fill it in, or take the whole column out.';

function notKnown(written: string, words: readonly KnownWord[]): string {
  const known = words.flatMap(({ written: ways }) => ways).join(', ');
  return `"${written}" is not known here, and what nobody understands is neither counted nor left out. Known are: ${known}. Correct the cell, or have the word added to the recipe.`;
}
