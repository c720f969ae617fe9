import type { Consequence, LetterContent, LetterKind } from '../../domain/letter';
import type { WrittenFigures } from './written-figures';

/** What the sentences of a letter are made of: figures and days, written out in the letter's own language. */
export interface LetterWords {
  readonly creditor: string;
  readonly organisationNumber: string;
  readonly invoiceNumber: string;
  readonly dueOn: string;
  readonly total: string;
  readonly lastDay: string;
  /** Of the collection demand; blank before there is one. */
  readonly demandedOn: string;
  readonly partlyPaid: boolean;
  readonly consequence: Consequence;
  /** What a coming collection demand costs; blank when it costs nothing. */
  readonly comingFee: string;
  readonly comingInterest: boolean;
  readonly email: string;
  readonly phone: string;
  readonly postalAddress: string;
}

/** A heading and its paragraphs. */
export interface LetterSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** One kind of letter, in the order in which it is read. */
interface LetterWording {
  readonly heading: string;
  readonly opening: readonly string[];
  readonly whatHappensNext: LetterSection;
  readonly objection: LetterSection;
  /** What the sum to pay is called. */
  readonly totalLabel: string;
  readonly lastDayLabel: string;
}

/** The labels that every kind of letter shares. */
interface LetterLabels {
  readonly date: string;
  readonly customerNumber: string;
  readonly invoiceNumber: string;
  readonly description: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly invoiced: string;
  readonly paid: string;
  readonly amounts: string;
  readonly amountColumn: string;
  readonly principal: string;
  readonly interest: string;
  readonly costs: string;
  /** The step that charged a cost, and its day. */
  readonly costOf: (step: string, day: string) => string;
  readonly interestHeading: string;
  readonly period: string;
  readonly days: string;
  readonly base: string;
  readonly rate: string;
  readonly interestColumn: string;
  readonly accrued: string;
  readonly interestNote: string;
  readonly interestLess: string;
  readonly instalments: string;
  readonly instalmentNumber: string;
  readonly payBy: string;
  readonly payment: string;
  readonly amountToPay: string;
  readonly bankgiro: string;
  readonly ocrReference: string;
  readonly fikLine: string;
  readonly paymentNote: string;
  readonly organisationNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly page: (page: number, pages: number) => string;
}

/** All that one language says. One file per language, so that a lawyer can read it through. */
export interface LetterTexts {
  /** BCP 47, for screen readers. */
  readonly languageTag: string;
  readonly figures: WrittenFigures;
  readonly labels: LetterLabels;
  readonly wordings: Readonly<Record<LetterKind, (words: LetterWords) => LetterWording>>;
}

export function wordsOf(letter: LetterContent, figures: WrittenFigures): LetterWords {
  const { creditor, consequence } = letter;
  const comingDemand = consequence.type === 'collection-demand' ? consequence : undefined;
  return {
    creditor: creditor.name,
    organisationNumber: creditor.organisationNumber,
    invoiceNumber: letter.ground.invoiceNumber,
    dueOn: figures.longDate(letter.ground.dueOn),
    total: figures.amount(letter.amounts.total),
    lastDay: figures.longDate(letter.lastDayToPay),
    demandedOn: letter.demandedOn ? figures.longDate(letter.demandedOn) : '',
    partlyPaid: letter.ground.paid.isPositive(),
    consequence,
    comingFee: comingDemand?.fee ? figures.amount(comingDemand.fee) : '',
    comingInterest: comingDemand?.chargesInterest ?? false,
    email: creditor.email,
    phone: creditor.phone,
    postalAddress: [creditor.name, ...creditor.addressLines, `${creditor.postalCode} ${creditor.city}`].join(', '),
  };
}
