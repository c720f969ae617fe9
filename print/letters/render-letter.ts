import type { LetterContent } from '../../domain/letters/letter';
import { LETTER_STEPS } from '../../domain/letters/letter-kinds';
import { LetterNotPossible } from '../../domain/letters/letter-not-possible';
import type { InterestStatement } from '../../domain/letters/stated-charges';
import { drawFact, drawHeading, drawParagraph, drawSection, drawTitle, sectionHeight } from '../paper/body';
import { letterheadInWords } from '../../domain/letters/as-people-write';
import { drawHead } from './letter-head';
import { LetterPaper } from '../paper/paper';
import { drawTable, tableStart, type LetterTable } from '../paper/table';
import { amountsTable, countsMonths, instalmentsTable, interestTable } from './letter-tables';
import { wordsOf, type LetterTexts, type LetterWording } from './letter-texts';
import { matterTable } from './matter-tables';
import { drawFooters } from './page-footer';
import { drawPaymentBox, paymentBoxRoom } from './payment-box';
import { danishTexts } from './texts-da';
import { swedishTexts } from './texts-sv';

export const LETTER_TEXTS: Readonly<Record<LetterContent['language'], LetterTexts>> = {
  sv: swedishTexts,
  da: danishTexts,
};

type Kinds = readonly LetterContent['kind'][];

const BETWEEN_TABLES = 8;
const PLAN_LETTERS: Kinds = ['instalment-plan', 'plan-reinstated'];
/** Of all that is open only a part is asked for, which the letter's own table says; the whole stands in a sentence. */
const ASKS_FOR_A_PART: Kinds = ['instalment-notice', 'plan-reinstated'];
/** Those that charge or demand interest say how it was reckoned (inkassolagen 5 §); the others name its sum. */
const STATES_INTEREST: Kinds = [...LETTER_STEPS, 'instalment-plan', 'plan-ended', 'liability'];

/**
 * The letter as an A4 PDF: tagged, titled and in its language for screen readers, and without a clock in it, so that the
 * same content gives the same bytes.
 *
 * Throws `CharacterNotPrintable` when a text has letters that no typeface of letters has, and `AddressTooLong` when an address
 * does not fit into the envelope's window.
 */
export async function renderLetter(
  content: LetterContent,
  options: { readonly compress?: boolean } = {},
): Promise<Buffer> {
  const letter = { ...content, creditor: letterheadInWords(content.creditor) };
  const texts = LETTER_TEXTS[letter.language];
  const wording = wordingOf(letter, texts);
  const paper = new LetterPaper({
    title: `${wording.heading}, ${texts.labels.invoiceNumber.toLowerCase()} ${letter.ground.invoiceNumber}`,
    author: letter.creditor.name,
    languageTag: texts.languageTag,
    createdOn: letter.sentOn,
    compress: options.compress ?? true,
  });

  const isNameWhole = drawHead(paper, letter, texts);
  drawTitle(paper, wording.heading);
  for (const paragraph of wording.opening) drawParagraph(paper, paragraph);
  if (!isNameWhole) drawFact(paper, texts.labels.addressee, letter.debtor.name);
  drawFact(paper, texts.labels.description, letter.ground.description);
  const account = matterTable(letter, texts);
  if (account) drawTable(paper, account);
  if (letter.amounts.total.isPositive() && !ASKS_FOR_A_PART.includes(letter.kind)) {
    if (account) paper.cursor += BETWEEN_TABLES;
    drawTable(paper, amountsTable(letter, texts, wording.totalLabel));
    if (letter.interest && STATES_INTEREST.includes(letter.kind)) {
      drawInterest(paper, letter, letter.interest, texts);
    }
  }
  if (PLAN_LETTERS.includes(letter.kind) && letter.instalments.length > 0) {
    drawHeaded(paper, texts.labels.instalments, instalmentsTable(letter, texts));
  }
  for (const paragraph of texts.asides(letter)) drawParagraph(paper, paragraph);
  if (wording.whatHappensNext) drawSection(paper, wording.whatHappensNext);
  // How to pay never stands alone on a sheet of its own.
  if (letter.payment) {
    const room = paymentBoxRoom(paper, letter, letter.payment, texts);
    paper.makeRoom(sectionHeight(paper, wording.objection) + room);
  }
  drawSection(paper, wording.objection);
  if (letter.payment) drawPaymentBox(paper, letter, letter.payment, texts, wording.lastDayLabel);
  drawFooters(paper, letter, texts);
  return paper.end();
}

function wordingOf(letter: LetterContent, texts: LetterTexts): LetterWording {
  const words = wordsOf(letter, texts.figures);
  if (letter.matter) return texts.ofDecision(letter.matter, words);
  const step = LETTER_STEPS.find((candidate) => candidate === letter.kind);
  if (!step) throw new LetterNotPossible(`A letter of kind ${letter.kind} has nothing to tell.`);
  return texts.ofStep[step](words);
}

function drawInterest(
  paper: LetterPaper,
  letter: LetterContent,
  statement: InterestStatement,
  texts: LetterTexts,
): void {
  drawHeaded(paper, texts.labels.interestHeading, interestTable(letter.amounts.interest, statement, texts));
  const { interestNote, perMonth } = texts.labels;
  drawParagraph(paper, countsMonths(statement) ? perMonth.note : interestNote(statement.pointsOverReference));
}

function drawHeaded(paper: LetterPaper, heading: string, table: LetterTable): void {
  drawHeading(paper, heading, tableStart(paper, table));
  drawTable(paper, table);
}
