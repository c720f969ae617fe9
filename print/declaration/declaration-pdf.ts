import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Declaration } from '../../reconciliation/declaration';
import { drawHeading, drawParagraph, drawTitle } from '../paper/body';
import { INK } from '../paper/ink';
import { FACE, LetterPaper, SHEET, millimetres } from '../paper/paper';
import { drawTable, tableStart, type LetterTable } from '../paper/table';
import { danishFigures } from '../paper/written-figures';
import { legible } from '../paper/legible';
import { ageInWords, askingFor, movementLines, periodInWords, statementOf, titleOf } from './danish-declaration';

const { bareAmount, shortDate } = danishFigures;

/** The declaration as the client gets it and the National Audit Office finds it: A4, tagged, the same bytes each time. */
export async function declarationPdf(
  declaration: Declaration,
  options: { readonly compress?: boolean } = {},
): Promise<Buffer> {
  const title = legible(titleOf(declaration));
  const paper = new LetterPaper({
    title,
    author: 'Statens Administration',
    languageTag: 'da',
    createdOn: createdOn(declaration),
    compress: options.compress ?? true,
  });
  drawTop(paper, declaration);
  drawTitle(paper, 'Regnskabserklæring');
  drawParagraph(paper, legible(statementOf(declaration)));
  drawParagraph(paper, askingFor(declaration) ?? 'Udkast: afstemningen bag erklæringen er ikke godkendt endnu.');
  for (const [heading, table] of tablesOf(declaration)) {
    drawHeading(paper, heading, tableStart(paper, table));
    drawTable(paper, table);
  }
  drawFooters(paper, title);
  return paper.end();
}

function createdOn({ signed, endsOn }: Declaration): CivilDate {
  return signed?.on ?? endsOn;
}

function drawTop(paper: LetterPaper, declaration: Declaration): void {
  const left = SHEET.left + millimetres(5);
  paper.ornament((pdf) => pdf.rect(SHEET.left, SHEET.top, millimetres(1.6), 30).fill(INK.accent));
  const style = { face: FACE.bold, size: 13, ink: INK.accent };
  paper.text('P', legible(declaration.creditorName), left, SHEET.top, millimetres(160), style);
  paper.text('P', periodInWords(declaration), left, SHEET.top + 18, millimetres(160), { ink: INK.quiet });
  paper.cursor = SHEET.top + 46;
}

function tablesOf(declaration: Declaration): (readonly [string, LetterTable])[] {
  const { currency, debtorModule, financeModule, difference, notDue, overdue, byAge, overdueItems } = declaration;
  const [label, figure] = [0.7, 0.3];
  const twoColumns = (rows: LetterTable['rows'], total: readonly string[]): LetterTable => ({
    columns: [
      { label: '', share: label, align: 'left' },
      { label: currency, share: figure, align: 'right' },
    ],
    rows,
    total,
  });
  const movements = movementLines(declaration).map(([name, amount]) => [name, bareAmount(amount)]);
  const ages = byAge.map(({ age, invoices, amount }) => [
    `Forfaldne ${ageInWords(age)}, ${invoices} ${invoices === 1 ? 'post' : 'poster'}`,
    bareAmount(amount),
  ]);
  const modules = [
    ['Debitormodul', bareAmount(debtorModule)],
    ['Finansmodul', bareAmount(financeModule)],
  ];
  return [
    ['Afstemning af debitormodulet til finansmodulet', twoColumns(modules, ['Difference', bareAmount(difference)])],
    ...(movements.length > 1
      ? [['Bevægelser i perioden', twoColumns(movements.slice(0, -1), movements.at(-1) ?? [])] as const]
      : []),
    [
      'Poster efter alder',
      twoColumns([['Ikke forfaldne', bareAmount(notDue)], ...ages], ['Forfaldne i alt', bareAmount(overdue)]),
    ],
    ...(overdueItems.length > 0 ? [['Forfaldne poster', overdueTable(declaration)] as const] : []),
  ];
}

function overdueTable({ overdueItems, overdue, currency }: Declaration): LetterTable {
  return {
    columns: [
      { label: 'Faktura', share: 0.34, align: 'left' },
      { label: 'Forfaldsdato', share: 0.22, align: 'left' },
      { label: 'Dage', share: 0.14, align: 'right' },
      { label: currency, share: 0.3, align: 'right' },
    ],
    rows: overdueItems.map(({ invoiceNumber, dueOn, days, amount }) => [
      legible(invoiceNumber),
      shortDate(dueOn),
      String(days),
      bareAmount(amount),
    ]),
    total: ['I alt', '', '', bareAmount(overdue)],
  };
}

const FOOT = millimetres(280);

function drawFooters(paper: LetterPaper, title: string): void {
  const pages = paper.pageCount();
  const style = { size: 8, ink: INK.quiet };
  for (let page = 0; page < pages; page += 1) {
    paper.document.switchToPage(page);
    paper.pageOrnament(title, SHEET.left, FOOT, SHEET.width - 110, style);
    paper.pageOrnament(`side ${page + 1} af ${pages}`, SHEET.right - 100, FOOT, 100, { ...style, align: 'right' });
  }
}
