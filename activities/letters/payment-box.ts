import type { LetterContent } from '../../domain/letter';
import { fikLine } from '../../formats/references/fik';
import type { LetterPaper } from './letter-paper';
import { FACE, INK, SHEET } from './letter-paper';
import type { LetterTexts } from './letter-texts';

const HEIGHT = 64;
const PADDING = 11;

interface PaymentField {
  readonly label: string;
  readonly value: string;
  /** Set in a face whose figures a reader or a camera tells apart. */
  readonly isCode?: true;
  /** Of the box's width. */
  readonly share: number;
}

/** How to pay, at the foot of a letter of one sheet, where the eye and the thumb look for it. */
export function drawPaymentBox(
  paper: LetterPaper,
  letter: LetterContent,
  texts: LetterTexts,
  lastDayLabel: string,
): void {
  paper.makeRoom(HEIGHT + 6);
  // At the foot of a second sheet it would look lost.
  const top = paper.pageCount() === 1 ? SHEET.bottom - HEIGHT : paper.cursor + 8;
  paper.ornament((document) => {
    document.roundedRect(SHEET.left, top, SHEET.width, HEIGHT, 4).fill(INK.field);
    document.rect(SHEET.left, top + 4, 3, HEIGHT - 8).fill(INK.accent);
  });
  const left = SHEET.left + PADDING + 3;
  paper.text('H2', texts.labels.payment, left, top + PADDING, SHEET.width / 2, {
    face: FACE.bold,
    size: 11,
    ink: INK.accent,
  });
  paper.text('P', texts.labels.paymentNote, left + 120, top + PADDING + 2, SHEET.width - 120 - 3 * PADDING, {
    size: 8.5,
    ink: INK.quiet,
    align: 'right',
  });
  let fieldLeft = left;
  for (const field of fieldsOf(letter, texts, lastDayLabel)) {
    drawField(paper, field, fieldLeft, top + 31);
    fieldLeft += field.share * (SHEET.width - 2 * PADDING);
  }
  paper.cursor = top + HEIGHT;
}

function fieldsOf(letter: LetterContent, texts: LetterTexts, lastDayLabel: string): PaymentField[] {
  const amount = letter.instalments[0]?.amount ?? letter.amounts.total;
  return [
    ...payeeFields(letter, texts),
    { label: texts.labels.amountToPay, value: texts.figures.amount(amount), share: 0.2 },
    { label: lastDayLabel, value: texts.figures.longDate(letter.lastDayToPay), share: 0.26 },
  ];
}

function payeeFields(letter: LetterContent, { labels }: LetterTexts): PaymentField[] {
  const { payment } = letter.creditor;
  switch (payment.type) {
    case 'bankgiro':
      return [
        { label: labels.bankgiro, value: payment.bankgiro, isCode: true, share: 0.15 },
        { label: labels.ocrReference, value: letter.paymentReference, isCode: true, share: 0.39 },
      ];
    case 'fik':
      return [
        {
          label: labels.fikLine,
          value: fikLine(payment.cardType, letter.paymentReference, payment.creditorNumber),
          isCode: true,
          share: 0.54,
        },
      ];
  }
}

function drawField(paper: LetterPaper, field: PaymentField, left: number, top: number): void {
  const width = field.share * (SHEET.width - 2 * PADDING) - 4;
  paper.text('P', field.label, left, top, width, { size: 8, ink: INK.quiet });
  const style = field.isCode ? { face: FACE.code, size: 11.5 } : { face: FACE.bold, size: 11 };
  paper.text('P', field.value, left, top + 12, width, style);
}
