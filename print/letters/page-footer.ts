import type { LetterContent } from '../../domain/letters/letter';
import type { LetterPaper } from '../paper/paper';
import { INK, SHEET, millimetres } from '../paper/paper';
import type { LetterTexts } from './letter-texts';

const TOP = millimetres(280);

/** The creditor's address, number and telephone on every sheet, and which sheet it is. */
export function drawFooters(paper: LetterPaper, letter: LetterContent, { labels }: LetterTexts): void {
  const { creditor } = letter;
  const columns = [
    [creditor.name, [...creditor.addressLines, `${creditor.postalCode} ${creditor.city}`].join(', ')],
    [`${labels.phone} ${creditor.phone}`, `${labels.email} ${creditor.email}`],
    [`${labels.organisationNumber} ${creditor.organisationNumber}`],
  ];
  const shares = [0.4, 0.35, 0.25];
  const pages = paper.pageCount();
  for (let page = 0; page < pages; page += 1) {
    paper.document.switchToPage(page);
    paper.ornament((document) =>
      document
        .moveTo(SHEET.left, TOP - 5)
        .lineTo(SHEET.right, TOP - 5)
        .lineWidth(0.5)
        .strokeColor(INK.line)
        .stroke(),
    );
    let left: number = SHEET.left;
    columns.forEach((lines, index) => {
      const width = (shares[index] ?? 0) * SHEET.width;
      paper.pageOrnament(lines.join('\n'), left, TOP, width - 8, { size: 8, ink: INK.quiet });
      left += width;
    });
    paper.pageOrnament(labels.page(page + 1, pages), SHEET.right - 100, TOP, 100, {
      size: 8,
      ink: INK.quiet,
      align: 'right',
    });
  }
}
