import type { LetterContent } from '../../domain/letters/letter';
import type { Consequence } from '../../domain/letters/consequence';
import type { LetterMatter, LetterStep, ToldStep } from '../../domain/letters/letter-kinds';
import type { StatedCost } from '../../domain/letters/stated-charges';
import type { WrittenFigures } from '../paper/written-figures';
import { statedReference } from './stated-reference';

/** What the sentences of a letter are made of: figures and days, written out in the letter's own language. */
export interface LetterWords {
  readonly creditor: string;
  readonly organisationNumber: string;
  /** From which day on what the letter tells counts. */
  readonly countsFrom: string;
  readonly invoiceNumber: string;
  /** Payments state a reference; where there is none, the invoice number. */
  readonly hasReference: boolean;
  readonly invoiced: string;
  readonly issuedOn: string;
  /** The day that counts: a deferral's, or the printed one. */
  readonly dueOn: string;
  /** Everything that the letter's account comes to. */
  readonly total: string;
  /** What is to be paid next, which may be a part of the total; blank when nothing is. */
  readonly toPay: string;
  readonly lastDay: string;
  /** The last day is the letter's own. */
  readonly atOnce: boolean;
  /** What is open is paid by an instalment plan. */
  readonly inPlan: boolean;
  /** Disputed and not asked for; blank when nothing is. */
  readonly standsStill: string;
  /** What is open can no longer be demanded, and is not asked for. */
  readonly timeBarred: boolean;
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
export interface LetterWording {
  readonly heading: string;
  readonly opening: readonly string[];
  /** Absent where nothing follows: nothing is to be paid, or it is in the opening. */
  readonly whatHappensNext?: LetterSection;
  readonly objection: LetterSection;
  /** What the sum to pay is called. */
  readonly totalLabel: string;
  readonly lastDayLabel: string;
}

/** The labels that every kind of letter shares. */
export interface LetterLabels {
  readonly date: string;
  readonly customerNumber: string;
  readonly invoiceNumber: string;
  /** Before a name that the window could not show whole. */
  readonly addressee: string;
  readonly description: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly deferredTo: string;
  readonly invoiced: string;
  readonly credited: string;
  readonly paid: string;
  readonly amounts: string;
  readonly amountColumn: string;
  readonly principal: string;
  readonly interest: string;
  readonly costs: string;
  /** A cost of a step or of an instalment plan, and its day. */
  readonly costOf: (cost: Pick<StatedCost, 'step' | 'paragraph'>, day: string) => string;
  readonly interestHeading: string;
  readonly period: string;
  readonly days: string;
  readonly base: string;
  readonly rate: string;
  readonly interestColumn: string;
  readonly accrued: string;
  /** By which rate the interest was reckoned; the points over the reference rate are the claim's own, the law's when absent. */
  readonly interestNote: (points?: string) => string;
  /** The same of interest that is counted in months begun. */
  readonly perMonth: { readonly months: string; readonly rate: string; readonly note: string };
  readonly interestLess: string;
  readonly instalments: string;
  readonly instalmentNumber: string;
  readonly instalmentsTotal: string;
  readonly missedInstalment: (number: number, dueOn: string) => string;
  readonly missedReceived: string;
  readonly missing: string;
  readonly withdrawnLetters: string;
  readonly withdrawnOn: string;
  readonly nameOf: Readonly<Record<ToldStep, string>>;
  readonly account: string;
  readonly creditedBefore: string;
  readonly creditedNow: (documentNumber: string) => string;
  readonly invoiceLeft: string;
  readonly payBy: string;
  readonly payment: string;
  readonly amountToPay: string;
  readonly atOnce: string;
  readonly bankgiro: string;
  readonly ocrReference: string;
  readonly fikLine: string;
  readonly creditorNumber: string;
  /** What to state with a payment where the invoice has no reference. */
  readonly stateInvoiceNumber: string;
  readonly paymentNote: string;
  readonly organisationNumber: string;
  readonly phone: string;
  readonly email: string;
  /** Before the name of a debtor who has died. */
  readonly estateOf: string;
  readonly page: (page: number, pages: number) => string;
}

/** All that one language says. One folder per language, so that a lawyer can read it through. */
export interface LetterTexts {
  /** BCP 47, for screen readers. */
  readonly languageTag: string;
  readonly figures: WrittenFigures;
  readonly labels: LetterLabels;
  readonly ofStep: Readonly<Record<LetterStep, (words: LetterWords) => LetterWording>>;
  readonly ofDecision: (matter: LetterMatter, words: LetterWords) => LetterWording;
  /** What any letter may have to add below its account: what is disputed, has fallen away, is owed back, is owed jointly. */
  readonly asides: (letter: LetterContent) => readonly string[];
}

export function wordsOf(letter: LetterContent, figures: WrittenFigures): LetterWords {
  const { creditor, consequence, ground, payment, standsStill } = letter;
  const comingDemand = consequence.type === 'collection-demand' ? consequence : undefined;
  return {
    creditor: creditor.name,
    organisationNumber: creditor.organisationNumber,
    countsFrom: figures.longDate(letter.countsFrom),
    invoiceNumber: ground.invoiceNumber,
    hasReference: statedReference(letter) !== undefined,
    invoiced: figures.amount(ground.invoiced),
    issuedOn: figures.longDate(ground.issuedOn),
    dueOn: figures.longDate(ground.deferredTo ?? ground.dueOn),
    total: figures.amount(letter.amounts.total),
    toPay: payment ? figures.amount(payment.amount) : '',
    lastDay: payment ? figures.longDate(payment.lastDay) : '',
    atOnce: payment?.lastDay === letter.sentOn,
    inPlan: letter.instalments.length > 0,
    standsStill: standsStill ? figures.amount(standsStill) : '',
    timeBarred: letter.timeBarred ?? false,
    demandedOn: letter.demandedOn ? figures.longDate(letter.demandedOn) : '',
    partlyPaid: ground.paid.isPositive(),
    consequence,
    comingFee: comingDemand?.fee ? figures.amount(comingDemand.fee) : '',
    comingInterest: comingDemand?.chargesInterest ?? false,
    email: creditor.email,
    phone: creditor.phone,
    postalAddress: [creditor.name, ...creditor.addressLines, `${creditor.postalCode} ${creditor.city}`].join(', '),
  };
}
