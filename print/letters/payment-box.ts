import type { LetterContent } from '../../domain/letters/letter';
import type { RequestedPayment } from '../../domain/letters/asked-amounts';
import { fikLine } from '../../domain/payment/references/fik';
import { fitted } from '../paper/fit';
import { INK } from '../paper/ink';
import { type LetterPaper, type TextStyle, FACE, SHEET } from '../paper/paper';
import type { LetterTexts } from './letter-texts';
import { statedReference } from './stated-reference';

const PADDING = 11;
/** Of the heading and the labels, above the values. */
const ABOVE_VALUES = 43;
const BELOW_VALUES = 7;
const ONE_LINE = 14;
const LEAST_SIZE = 7;
const FIELDS_WIDTH = SHEET.width - 2 * PADDING;

interface PaymentField {
  readonly label: string;
  readonly value: string;
  /** Set in a face whose figures a reader or a camera tells apart. */
  readonly isCode?: true;
  /** Of the box's width. */
  readonly share: number;
}

/** The room that the box takes, with the blank above it. */
export function paymentBoxRoom(
  paper: LetterPaper,
  letter: LetterContent,
  payment: RequestedPayment,
  texts: LetterTexts,
): number {
  return heightOf(paper, fieldsOf(letter, payment, texts, '')) + 6;
}

/** How to pay, at the foot of a letter of one sheet, where the eye and the thumb look for it. */
export function drawPaymentBox(
  paper: LetterPaper,
  letter: LetterContent,
  payment: RequestedPayment,
  texts: LetterTexts,
  lastDayLabel: string,
): void {
  const fields = fieldsOf(letter, payment, texts, lastDayLabel);
  const height = heightOf(paper, fields);
  paper.makeRoom(height + 6);
  // At the foot of a second sheet it would look lost.
  const top = paper.pageCount() === 1 ? SHEET.bottom - height : paper.cursor + 8;
  paper.ornament((document) => {
    document.roundedRect(SHEET.left, top, SHEET.width, height, 4).fill(INK.field);
    document.rect(SHEET.left, top + 4, 3, height - 8).fill(INK.accent);
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
  for (const field of fields) {
    drawField(paper, field, fieldLeft, top + 31);
    fieldLeft += field.share * FIELDS_WIDTH;
  }
  paper.cursor = top + height;
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
  const reference = statedReference(letter);
  const byInvoiceNumber = {
    label: labels.stateInvoiceNumber,
    value: letter.ground.invoiceNumber,
    isCode: true as const,
  };
  switch (payment.type) {
    case 'bankgiro': {
      const to = { label: labels.bankgiro, value: payment.bankgiro, isCode: true, share: 0.15 } as const;
      if (reference === undefined) return [to, { ...byInvoiceNumber, share: 0.39 }];
      return [to, { label: labels.ocrReference, value: reference, isCode: true, share: 0.39 }];
    }
    case 'fik': {
      const { cardType, creditorNumber } = payment;
      if (reference === undefined) {
        const to = { label: labels.creditorNumber, value: creditorNumber, isCode: true, share: 0.19 } as const;
        return [to, { ...byInvoiceNumber, share: 0.35 }];
      }
      const value = fikLine(cardType, reference, creditorNumber);
      return [{ label: labels.fikLine, value, isCode: true, share: 0.54 }];
    }
  }
}

function drawField(paper: LetterPaper, field: PaymentField, left: number, top: number): void {
  const width = widthOf(field);
  paper.text('P', field.label, left, top, width, { size: 8, ink: INK.quiet });
  paper.text('P', field.value, left, top + 12, width, styleOf(paper, field));
}

/** As high as the field that takes the most lines. */
function heightOf(paper: LetterPaper, fields: readonly PaymentField[]): number {
  const heights = fields.map((field) => paper.heightOf(field.value, widthOf(field), styleOf(paper, field)));
  return ABOVE_VALUES + Math.max(ONE_LINE, ...heights) + BELOW_VALUES;
}

/** A long value is set in smaller type, and goes on to further lines where that is not enough. */
function styleOf(paper: LetterPaper, field: PaymentField): TextStyle {
  const style = field.isCode ? { face: FACE.code, size: 11.5 } : { face: FACE.bold, size: 11 };
  const line = { width: widthOf(field), height: 1.5 * style.size };
  return fitted(paper, field.value, line, style, LEAST_SIZE) ?? { ...style, size: LEAST_SIZE };
}

function widthOf({ share }: PaymentField): number {
  return share * FIELDS_WIDTH - 4;
}
