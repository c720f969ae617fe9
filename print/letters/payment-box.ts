import type { LetterContent } from '../../domain/letters/letter';
import type { RequestedPayment } from '../../domain/letters/asked-amounts';
import { fikLine, isFik } from '../../domain/payment/references/fik';
import { type LetterPaper, FACE, INK, SHEET } from '../paper/paper';
import type { LetterTexts } from './letter-texts';

const HEIGHT = 64;
const PADDING = 11;

export const PAYMENT_BOX_ROOM = HEIGHT + 6;

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
  payment: RequestedPayment,
  texts: LetterTexts,
  lastDayLabel: string,
): void {
  paper.makeRoom(PAYMENT_BOX_ROOM);
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
  for (const field of fieldsOf(letter, payment, texts, lastDayLabel)) {
    drawField(paper, field, fieldLeft, top + 31);
    fieldLeft += field.share * (SHEET.width - 2 * PADDING);
  }
  paper.cursor = top + HEIGHT;
}

function fieldsOf(
  letter: LetterContent,
  { amount, lastDay }: RequestedPayment,
  texts: LetterTexts,
  lastDayLabel: string,
): PaymentField[] {
  const { labels, figures } = texts;
  return [
    ...payeeFields(letter, texts),
    { label: labels.amountToPay, value: figures.amount(amount), share: 0.2 },
    {
      label: lastDayLabel,
      value: lastDay === letter.sentOn ? labels.atOnce : figures.longDate(lastDay),
      share: 0.26,
    },
  ];
}

function payeeFields(letter: LetterContent, { labels }: LetterTexts): PaymentField[] {
  const { payment } = letter.creditor;
  const { paymentReference } = letter;
  const byInvoiceNumber = {
    label: labels.stateInvoiceNumber,
    value: letter.ground.invoiceNumber,
    isCode: true as const,
  };
  switch (payment.type) {
    case 'bankgiro': {
      const to = { label: labels.bankgiro, value: payment.bankgiro, isCode: true, share: 0.15 } as const;
      if (paymentReference.trim() === '') return [to, { ...byInvoiceNumber, share: 0.39 }];
      return [to, { label: labels.ocrReference, value: paymentReference, isCode: true, share: 0.39 }];
    }
    case 'fik': {
      const { cardType, creditorNumber } = payment;
      // A line that is no line of the card type would lead the money nowhere.
      if (!isFik(cardType, paymentReference)) {
        const to = { label: labels.creditorNumber, value: creditorNumber, isCode: true, share: 0.19 } as const;
        return [to, { ...byInvoiceNumber, share: 0.35 }];
      }
      const value = fikLine(cardType, paymentReference, creditorNumber);
      return [{ label: labels.fikLine, value, isCode: true, share: 0.54 }];
    }
  }
}

function drawField(paper: LetterPaper, field: PaymentField, left: number, top: number): void {
  const width = field.share * (SHEET.width - 2 * PADDING) - 4;
  paper.text('P', field.label, left, top, width, { size: 8, ink: INK.quiet });
  const style = field.isCode ? { face: FACE.code, size: 11.5 } : { face: FACE.bold, size: 11 };
  paper.text('P', field.value, left, top + 12, width, style);
}
