import type { LetterContent } from '../../domain/letters/letter';
import { beginningThatFits, fitted } from '../paper/fit';
import type { LetterPaper } from '../paper/paper';
import { INK } from '../paper/ink';
import { SHEET, millimetres } from '../paper/paper';
import type { LetterTexts } from './letter-texts';

const TOP = millimetres(280);
const HEIGHT = millimetres(14);
const SIZES = { usual: 8, least: 6 } as const;
const PAGE_WIDTH = 100;

/** The creditor's address, number and telephone on every sheet, and which sheet it is. */
export function drawFooters(paper: LetterPaper, letter: LetterContent, { labels }: LetterTexts): void {
  const { creditor } = letter;
  const address = [...creditor.addressLines, `${creditor.postalCode} ${creditor.city}`].join(', ');
  const columns = [
    { share: 0.4, text: [creditor.name, address].join('\n') },
    { share: 0.35, text: labelled([labels.phone, creditor.phone], [labels.email, creditor.email]) },
    { share: 0.25, text: labelled([labels.organisationNumber, creditor.organisationNumber]) },
  ];
  const pages = paper.pageCount();
  for (let page = 0; page < pages; page += 1) {
    paper.document.switchToPage(page);
    paper.ornament(drawRule);
    let left: number = SHEET.left;
    for (const { share, text } of columns) {
      drawColumn(paper, text, left, share * SHEET.width - 8);
      left += share * SHEET.width;
    }
    paper.pageOrnament(labels.page(page + 1, pages), SHEET.right - PAGE_WIDTH, TOP, PAGE_WIDTH, {
      size: SIZES.usual,
      ink: INK.quiet,
      align: 'right',
    });
  }
}

/** Within the sheet, however long: what no longer fits stands in the letter's head and last section, too. */
function drawColumn(paper: LetterPaper, text: string, left: number, width: number): void {
  const room = { width, height: HEIGHT };
  const style = { size: SIZES.usual, ink: INK.quiet };
  const fitting = fitted(paper, text, room, style, SIZES.least) ?? { ...style, size: SIZES.least };
  paper.pageOrnament(beginningThatFits(paper, text, room, fitting), left, TOP, width, fitting);
}

/** A label without a value is left out. */
function labelled(...lines: readonly (readonly [label: string, value: string])[]): string {
  return lines.flatMap(([label, value]) => (value.trim() === '' ? [] : [`${label} ${value}`])).join('\n');
}

function drawRule(document: PDFKit.PDFDocument): void {
  document
    .moveTo(SHEET.left, TOP - 5)
    .lineTo(SHEET.right, TOP - 5)
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .stroke();
}
