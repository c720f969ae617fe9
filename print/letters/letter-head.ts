import type { LetterContent } from '../../domain/letters/letter';
import type { LetterPaper } from '../paper/paper';
import { FACE, INK, SHEET, millimetres } from '../paper/paper';
import type { LetterTexts } from './letter-texts';

/**
 * Where the envelope's window shows the address: in Sweden on the right (C5, window H2), in Denmark on the left (C5/M65).
 * The letter's own facts stand on the other side. A print house's template may move both: check it before the first run.
 */
const WINDOW = {
  sv: { address: millimetres(110), facts: SHEET.left },
  da: { address: SHEET.left, facts: millimetres(120) },
} as const;
const WINDOW_TOP = millimetres(45);
const WINDOW_WIDTH = millimetres(80);
const SENDER_WIDTH = millimetres(160);
const BELOW_WINDOW = millimetres(83);

/** Sender, address in the window, and the letter's date and the invoice's figures. */
export function drawHead(paper: LetterPaper, letter: LetterContent, texts: LetterTexts): void {
  const { creditor, debtor, language } = letter;
  paper.ornament((document) => document.rect(SHEET.left, SHEET.top, millimetres(1.6), 30).fill(INK.accent));
  const sender = SHEET.left + millimetres(5);
  paper.text('P', creditor.name, sender, SHEET.top, SENDER_WIDTH, { face: FACE.bold, size: 15, ink: INK.accent });
  if (creditor.office)
    paper.text('P', creditor.office, sender, SHEET.top + 19, SENDER_WIDTH, { size: 9.5, ink: INK.quiet });

  // A protected address is blank here: the window shows the name alone.
  const address = [debtor.name, ...debtor.addressLines, `${debtor.postalCode} ${debtor.city}`.trim()]
    .filter((line) => line !== '')
    .join('\n');
  paper.text('P', address, WINDOW[language].address, WINDOW_TOP, WINDOW_WIDTH, { size: 10.5 });

  let top = WINDOW_TOP;
  for (const [label, value] of factsOf(letter, texts)) {
    paper.text('P', label, WINDOW[language].facts, top, 78, { size: 9, ink: INK.quiet });
    top += paper.text('P', value, WINDOW[language].facts + 82, top, 120, { size: 9 }) + 1.5;
  }
  paper.cursor = Math.max(BELOW_WINDOW, top + 12);
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
