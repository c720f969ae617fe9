import type { LetterContent } from '../../domain/letters/letter';
import type { LetterPaper } from '../paper/paper';
import { INK } from '../paper/ink';
import { FACE, SHEET, millimetres } from '../paper/paper';
import { beginningThatFits, fitted } from '../paper/fit';
import { drawAddress, WINDOW_TOP, windowLeft } from './address-window';
import type { LetterTexts } from './letter-texts';

/** The letter's own facts stand beside the window. A print house's template may move both: check it before the first run. */
const FACTS_LEFT = { sv: SHEET.left, da: millimetres(120) } as const;
const FACTS_WIDTH = millimetres(71);
const LABEL_WIDTH = 82;
const SENDER = { left: SHEET.left + millimetres(5), width: millimetres(160), height: millimetres(22) } as const;
const OFFICE_HEIGHT = 13;
const BELOW_WINDOW = millimetres(83);

/** Sender, address in the window, and the letter's date and the invoice's figures. Returns whether the debtor's whole name is shown. */
export function drawHead(paper: LetterPaper, letter: LetterContent, texts: LetterTexts): boolean {
  drawSender(paper, letter);
  const isNameWhole = drawAddress(paper, letter, windowLeft(letter.language));
  let top: number = WINDOW_TOP;
  const left = FACTS_LEFT[letter.language];
  for (const [label, value] of factsOf(letter, texts)) {
    if (value.trim() === '') continue;
    const labelHeight = paper.text('P', label, left, top, LABEL_WIDTH - 4, { size: 9, ink: INK.quiet });
    const valueHeight = paper.text('P', value, left + LABEL_WIDTH, top, FACTS_WIDTH - LABEL_WIDTH, { size: 9 });
    top += Math.max(labelHeight, valueHeight) + 1.5;
  }
  paper.cursor = Math.max(BELOW_WINDOW, top + 12);
  return isNameWhole;
}

/** Above the window's room, however long the creditor's name is. */
function drawSender(paper: LetterPaper, { creditor }: LetterContent): void {
  const { left, width, height } = SENDER;
  const office = creditor.office?.trim() ?? '';
  const room = { width, height: office === '' ? height : height - OFFICE_HEIGHT };
  const style = { face: FACE.bold, size: 15, ink: INK.accent };
  const nameStyle = fitted(paper, creditor.name, room, style, 8) ?? { ...style, size: 8 };
  const nameHeight = paper.text('P', creditor.name, left, SHEET.top, width, nameStyle);
  if (office !== '') {
    const line = { width, height: OFFICE_HEIGHT };
    const officeStyle = { size: 9.5, ink: INK.quiet };
    paper.text(
      'P',
      beginningThatFits(paper, office, line, officeStyle),
      left,
      SHEET.top + nameHeight,
      width,
      officeStyle,
    );
  }
  const bar = Math.max(30, nameHeight + (office === '' ? 0 : OFFICE_HEIGHT));
  paper.ornament((document) => document.rect(SHEET.left, SHEET.top, millimetres(1.6), bar).fill(INK.accent));
}

function factsOf(
  { sentOn, debtor, ground }: LetterContent,
  { labels, figures }: LetterTexts,
): [label: string, value: string][] {
  return [
    [labels.date, figures.longDate(sentOn)],
    [labels.customerNumber, debtor.debtorId],
    [labels.invoiceNumber, ground.invoiceNumber],
    [labels.issuedOn, figures.shortDate(ground.issuedOn)],
    [labels.dueOn, figures.shortDate(ground.dueOn)],
    ...(ground.deferredTo ? [[labels.deferredTo, figures.shortDate(ground.deferredTo)] as [string, string]] : []),
    [labels.invoiced, figures.amount(ground.invoiced)],
    ...(ground.credited.isPositive() ? [[labels.credited, figures.amount(ground.credited)] as [string, string]] : []),
    ...(ground.paid.isPositive() ? [[labels.paid, figures.amount(ground.paid)] as [string, string]] : []),
  ];
}
