import PDFDocument from 'pdfkit';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { INK } from './ink';
import { needsWideTypeface, printable } from './printable-text';
import { WIDE_FACE } from './wide-typeface';

const MILLIMETRE = 72 / 25.4;

export function millimetres(count: number): number {
  return count * MILLIMETRE;
}

/** A4, with margins that both a home printer and a print house keep. */
export const SHEET = {
  left: millimetres(20),
  right: millimetres(190),
  width: millimetres(170),
  top: millimetres(16),
  /** Where the running text ends and the footer's room begins. */
  bottom: millimetres(276),
} as const;

export const FACE = { plain: 'Helvetica', bold: 'Helvetica-Bold', code: 'Courier-Bold' } as const;

const TEXT_SIZE = 9.5;

export interface TextStyle {
  readonly face?: (typeof FACE)[keyof typeof FACE];
  readonly size?: number;
  readonly ink?: string;
  readonly align?: 'left' | 'right';
}

type StructureElement = ReturnType<PDFKit.PDFDocument['struct']>;

/**
 * A letter's sheets with a cursor that runs down them. Everything drawn is either tagged with its meaning (heading,
 * paragraph, table cell), in reading order, for screen readers, or marked as an ornament.
 */
export class LetterPaper {
  readonly document: PDFKit.PDFDocument;
  /** The top of what comes next, in points from the sheet's top edge. */
  cursor: number = SHEET.top;
  private readonly open: StructureElement[];

  constructor(about: {
    title: string;
    author: string;
    languageTag: string;
    createdOn: CivilDate;
    compress: boolean;
    /** Upright when absent. */
    layout?: 'portrait' | 'landscape';
  }) {
    this.document = new PDFDocument({
      size: 'A4',
      layout: about.layout ?? 'portrait',
      margin: 0,
      bufferPages: true,
      compress: about.compress,
      pdfVersion: '1.7',
      lang: about.languageTag,
      tagged: true,
      displayTitle: true,
      // The letter's own date and not the clock's: the same letter gives the same bytes.
      info: {
        Title: about.title,
        Author: about.author,
        Creator: 'Fordring',
        CreationDate: new Date(`${about.createdOn}T12:00:00Z`),
      },
    });
    const root = this.document.struct('Document');
    this.document.addStructure(root);
    this.open = [root];
  }

  /** Elements drawn inside belong to this one: a table, a row, a section. */
  group(type: string, draw: () => void): void {
    const element = this.document.struct(type);
    this.parent().add(element);
    this.open.push(element);
    draw();
    this.open.pop();
    element.end();
  }

  /** One piece of text at a place, with its meaning. Returns its height. */
  text(type: string, text: string, x: number, y: number, width: number, style: TextStyle = {}): number {
    const printed = printable(text);
    const height = this.heightOf(printed, width, style);
    this.parent().add(this.document.struct(type, {}, () => this.write(printed, x, y, width, style)));
    return height;
  }

  /** A picture, with the words that a screen reader says for it. */
  figure(alt: string, draw: (document: PDFKit.PDFDocument) => void): void {
    this.parent().add(this.document.struct('Figure', { alt }, () => draw(this.document)));
  }

  /** One line of text inside a figure: `x` is where it begins, has its middle or ends; `y` is its base line. */
  label(
    text: string,
    x: number,
    y: number,
    style: Omit<TextStyle, 'align'> & { readonly anchor: 'start' | 'middle' | 'end' },
  ): void {
    const printed = printable(text);
    const width = this.widthOf(printed, style);
    const left = { start: x, middle: x - width / 2, end: x - width }[style.anchor];
    this.document.fillColor(style.ink ?? INK.text).text(printed, left, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Lines, fields and other things that say nothing. */
  ornament(draw: (document: PDFKit.PDFDocument) => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw(this.document);
    this.document.endMarkedContent();
  }

  /** What stands on every page, such as the footer; screen readers pass over it. */
  pageOrnament(text: string, x: number, y: number, width: number, style: TextStyle): void {
    this.document.markContent('Artifact', { type: 'Pagination' });
    this.write(printable(text), x, y, width, style);
    this.document.endMarkedContent();
  }

  heightOf(text: string, width: number, style: TextStyle = {}): number {
    const printed = printable(text);
    this.use(style, printed);
    return this.document.heightOfString(printed, { width, lineGap: lineGapOf(style) });
  }

  /** The width of the text on one line. */
  widthOf(text: string, style: TextStyle = {}): number {
    const printed = printable(text);
    this.use(style, printed);
    return this.document.widthOfString(printed);
  }

  /** Goes on to a new sheet when the height does not fit on this one any more. */
  makeRoom(height: number): void {
    if (this.cursor + height <= SHEET.bottom) return;
    this.document.addPage();
    this.cursor = SHEET.top;
  }

  pageCount(): number {
    return this.document.bufferedPageRange().count;
  }

  end(): Promise<Buffer> {
    const parts: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.document.on('data', (part: Buffer) => parts.push(part));
      this.document.on('end', () => resolve(Buffer.concat(parts)));
      this.document.on('error', reject);
      this.open[0]?.end();
      this.document.end();
    });
  }

  private parent(): StructureElement {
    const parent = this.open.at(-1);
    if (!parent) throw new Error('The letter has ended.');
    return parent;
  }

  private write(printed: string, x: number, y: number, width: number, style: TextStyle): void {
    this.use(style, printed);
    this.document
      .fillColor(style.ink ?? INK.text)
      .text(printed, x, y, { width, align: style.align ?? 'left', lineGap: lineGapOf(style) });
  }

  /** A piece of text is set in one typeface throughout: the wide one where the standard one lacks a letter of it. */
  private use({ face = FACE.plain, size = TEXT_SIZE }: TextStyle, printed: string): void {
    const wide = face === FACE.plain ? WIDE_FACE.plain : WIDE_FACE.bold;
    this.document.font(needsWideTypeface(printed) ? wide : face).fontSize(size);
  }
}

function lineGapOf(style: TextStyle): number {
  return (style.size ?? TEXT_SIZE) * 0.2;
}
