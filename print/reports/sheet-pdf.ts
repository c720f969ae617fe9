import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { currenciesOf, type Sheet, type SheetCell } from '../../formats/sheets/sheet';
import { drawPicture } from '../charts/draw-picture';
import type { Picture } from '../charts/picture';
import { legible } from '../paper/legible';
import { INK } from '../paper/ink';
import { FACE, LetterPaper, millimetres, type TextStyle } from '../paper/paper';
import { CELL_PADDING, fitColumns, type ColumnNeed } from '../paper/sheet-columns';
import { danishFigures, swedishFigures } from '../paper/written-figures';
import { REPORT_WORDS, type ReportLanguage } from './report-words';

/** Of whom a printed report is, in whose figures and words, and of which day. */
export interface PrintedSheet {
  readonly creditor: string;
  /** Whose way of writing numbers and dates. */
  readonly country: Country;
  readonly language: ReportLanguage;
  readonly asOf: CivilDate;
  /** Drawn above the table on the first page. */
  readonly picture?: Picture;
  readonly compress?: boolean;
}

const EDGE = millimetres(14);
const PAGE = { short: millimetres(210), long: millimetres(297) } as const;
const HEAD = { size: 13, below: 10 } as const;
const FOOT = millimetres(10);
/** A word is broken where the blank behind it does not fit; the blank is 0.278 of the type's size. */
const WORD_END = 0.3;
const LINE = 2.2;
/** A text that is longer wraps, so that one long name does not take the whole page. */
const LONGEST_LINE = 34;

/** A report as a finance department hands it on: A4, the heading on every page, the same bytes each time. */
export async function sheetPdf(sheet: Sheet, about: PrintedSheet): Promise<Buffer> {
  const measured = paperFor(sheet, about, false);
  const isMixed = currenciesOf(sheet).length > 1;
  const cells = [...sheet.rows, ...(sheet.sums ?? [])].map((row) =>
    row.map((cell) => written(cell, about.country, isMixed)),
  );
  const needs = sheet.columns.map((_, column) => needOf(measured, sheet, cells, column));
  const [portrait, across] = [PAGE.short - 2 * EDGE, PAGE.long - 2 * EDGE];
  // Below a picture there is more room on an upright page.
  const isUpright = about.picture !== undefined;
  const fitted = fitColumns(needs, sheet.leading ?? 1, { portrait, landscape: isUpright ? portrait : across });
  const { size, parts } = fitted;
  const landscape = fitted.landscape && !isUpright;
  const paper = paperFor(sheet, about, landscape);
  const printing = new SheetPrinting(paper, sheet, about, { size, landscape });
  parts.forEach((part, at) => printing.part(part, cells, at > 0));
  printing.feet();
  return paper.end();
}

function paperFor({ headline }: Sheet, about: PrintedSheet, landscape: boolean): LetterPaper {
  return new LetterPaper({
    title: legible(headline[0] ?? ''),
    author: legible(about.creditor),
    languageTag: about.language,
    createdOn: about.asOf,
    compress: about.compress ?? true,
    layout: landscape ? 'landscape' : 'portrait',
  });
}

function written(cell: SheetCell, country: Country, isMixed: boolean): string {
  const figures = country === 'SE' ? swedishFigures : danishFigures;
  if (cell === undefined) return '';
  if ('text' in cell) return legible(cell.text);
  if ('date' in cell) return figures.shortDate(cell.date);
  if ('count' in cell) return String(cell.count).replace(/\B(?=(\d{3})+$)/g, country === 'SE' ? '\u00a0' : '.');
  if ('percent' in cell) return figures.percent(cell.percent.toFixed(2));
  const amount = figures.bareAmount(cell.money);
  return isMixed ? `${amount}\u00a0${cell.money.currency}` : amount;
}

function needOf(
  paper: LetterPaper,
  { columns, rows, sums = [] }: Sheet,
  cells: readonly (readonly string[])[],
  column: number,
): ColumnNeed {
  const header = legible(columns[column]?.header ?? '');
  const wide = (text: string, face: Face): number => paper.widthOf(text, { face, size: 10 }) / 10;
  const longest = (texts: readonly string[], face: Face): number =>
    Math.max(0, ...distinctLongest(texts).map((text) => wide(text, face)));
  const isText = typicalCells(rows, sums).every((row) => row[column] === undefined || 'text' in row[column]);
  const own = cells.map((row) => row[column] ?? '');
  const [plain, bold] = [own.slice(0, rows.length), own.slice(rows.length)];
  const words = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/[ \n]+/));
  const headerLeast = longest(words([header]), FACE.bold);
  if (!isText) {
    // The label of a sum may stand in a column of figures, and wraps.
    const figure = Math.max(longest(plain, FACE.plain), longest(bold, FACE.bold), headerLeast) + WORD_END;
    return { whole: figure, least: figure };
  }
  const least = Math.max(longest(words(plain), FACE.plain), longest(words(bold), FACE.bold), headerLeast) + WORD_END;
  const whole = Math.max(longest(plain, FACE.plain), longest(bold, FACE.bold), headerLeast) + WORD_END;
  return { whole, least: Math.min(least, Math.max(headerLeast, wide('n'.repeat(LONGEST_LINE / 2), FACE.plain))) };
}

/** What a column holds is told by its rows, and by the sums where there are no rows. */
function typicalCells(rows: Sheet['rows'], sums: NonNullable<Sheet['sums']>): Sheet['rows'] {
  return rows.length > 0 ? rows : sums;
}

/** Width follows length nearly: the longest few are measured, not every cell of a long list. */
function distinctLongest(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((one, other) => other.length - one.length).slice(0, 25);
}

type Part = readonly { readonly column: number; readonly width: number }[];
type Face = (typeof FACE)['plain' | 'bold'];
type RowKind = 'heading' | 'plain' | 'sum';

class SheetPrinting {
  private readonly width: number;
  private readonly bottom: number;
  private readonly paper: LetterPaper;
  private readonly sheet: Sheet;
  private readonly about: PrintedSheet;
  private readonly size: number;
  /** Those of numbers stand to the right. */
  private readonly numeric: readonly boolean[];
  private readonly currencies: readonly string[];

  constructor(paper: LetterPaper, sheet: Sheet, about: PrintedSheet, fit: { size: number; landscape: boolean }) {
    [this.paper, this.sheet, this.about, this.size] = [paper, sheet, about, fit.size];
    this.numeric = sheet.columns.map((_, column) => isNumeric(sheet, column));
    this.currencies = currenciesOf(sheet);
    const { long, short } = PAGE;
    this.width = (fit.landscape ? long : short) - 2 * EDGE;
    this.bottom = (fit.landscape ? short : long) - EDGE - FOOT;
    this.head();
    const { picture } = about;
    if (!picture) return;
    const scale = Math.min(this.width / picture.width, (this.bottom - paper.cursor) / picture.height);
    drawPicture(paper, picture, { left: EDGE, top: paper.cursor, scale });
    paper.cursor += picture.height * scale + HEAD.below;
  }

  part(part: Part, cells: readonly (readonly string[])[], onNewPage: boolean): void {
    if (onNewPage) this.turn();
    const { rows, sums = [] } = this.sheet;
    const sumsHeight = cells.slice(rows.length).reduce((sum, row) => sum + this.heightOf(part, row, 'sum'), 0);
    this.paper.group('Table', () => {
      const heading = this.sheet.columns.map(({ header }) => legible(header));
      const first = cells[0] ? this.heightOf(part, cells[0], 'plain') : 0;
      if (this.paper.cursor + this.heightOf(part, heading, 'heading') + first > this.bottom) this.turn();
      this.row(part, heading, 'heading');
      cells.forEach((row, at) => {
        const kind = at < rows.length ? 'plain' : 'sum';
        const isLast = at === rows.length - 1 && sums.length > 0;
        const height = this.heightOf(part, row, kind) + (isLast ? sumsHeight : 0);
        if (this.paper.cursor + height > this.bottom && at > 0) {
          this.turn();
          this.row(part, heading, 'heading');
        }
        this.row(part, row, kind);
      });
    });
  }

  /** Page n of m, known once the last page is there. */
  feet(): void {
    const { paper, about, sheet } = this;
    const words = REPORT_WORDS[about.language];
    const pages = paper.pageCount();
    const style = { size: 7.5, ink: INK.quiet };
    const top = this.bottom + FOOT - 4;
    for (let page = 0; page < pages; page += 1) {
      paper.document.switchToPage(page);
      const title = legible(`${about.creditor}, ${sheet.headline[0] ?? ''}`);
      paper.pageOrnament(title, EDGE, top, this.width - 110, style);
      const place = words.page(page + 1, pages);
      paper.pageOrnament(place, EDGE + this.width - 100, top, 100, { ...style, align: 'right' });
    }
  }

  private head(): void {
    const { paper, sheet, about, width } = this;
    const words = REPORT_WORDS[about.language];
    const [title = '', ...below] = sheet.headline;
    const [currency, ...others] = this.currencies;
    const lines = [...below, ...(currency !== undefined && others.length === 0 ? [words.amountsIn(currency)] : [])];
    const isFirst = paper.pageCount() === 1;
    paper.cursor = EDGE;
    const style = { face: FACE.bold, size: HEAD.size, ink: INK.accent };
    const quiet = { size: 8.5, ink: INK.quiet };
    const write = (text: string, of: TextStyle): void => {
      const height = paper.heightOf(legible(text), width, of);
      if (isFirst) paper.text(of === style ? 'H1' : 'P', legible(text), EDGE, paper.cursor, width, of);
      else paper.pageOrnament(legible(text), EDGE, paper.cursor, width, of);
      paper.cursor += height + 1;
    };
    write(title, style);
    write(lines.join(' · '), quiet);
    paper.cursor += HEAD.below;
  }

  private turn(): void {
    this.paper.document.addPage();
    this.head();
  }

  private row(part: Part, cells: readonly string[], kind: RowKind): void {
    const { paper } = this;
    const height = this.heightOf(part, cells, kind);
    const top = paper.cursor;
    const width = part.reduce((sum, column) => sum + column.width, 0);
    paper.ornament((pdf) => {
      if (kind === 'heading') pdf.rect(EDGE, top, width, height).fill(INK.field);
      const [at, ink, weight] =
        kind === 'sum' ? ([top, INK.accent, 0.8] as const) : ([top + height, INK.line, 0.4] as const);
      pdf
        .moveTo(EDGE, at)
        .lineTo(EDGE + width, at)
        .lineWidth(weight)
        .strokeColor(ink)
        .stroke();
    });
    paper.group('TR', () => {
      let left = EDGE;
      for (const { column, width: own } of part) {
        const text = cells[column] ?? '';
        const style = this.styleOf(column, kind);
        const tag = kind === 'heading' ? 'TH' : 'TD';
        if (text !== '') paper.text(tag, text, left + CELL_PADDING, top + LINE, own - 2 * CELL_PADDING, style);
        left += own;
      }
    });
    paper.cursor += height;
  }

  private heightOf(part: Part, cells: readonly string[], kind: RowKind): number {
    const heights = part.map(({ column, width }) =>
      this.paper.heightOf(cells[column] ?? '', width - 2 * CELL_PADDING, this.styleOf(column, kind)),
    );
    return Math.max(this.size * 1.2, ...heights) + 2 * LINE - 1;
  }

  private styleOf(column: number, kind: RowKind): TextStyle {
    const face = kind === 'plain' ? FACE.plain : FACE.bold;
    const align = this.numeric[column] ? 'right' : 'left';
    return { size: this.size, face, align, ...(kind === 'heading' && { ink: INK.quiet }) };
  }
}

function isNumeric({ rows, sums = [] }: Sheet, column: number): boolean {
  const found = typicalCells(rows, sums)
    .map((row) => row[column])
    .find((cell) => cell !== undefined);
  return found !== undefined && !('text' in found) && !('date' in found);
}
