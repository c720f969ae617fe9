import type { LetterContent } from '../../domain/letter';
import { drawFact, drawHeading, drawParagraph, drawSection, drawTitle } from './letter-body';
import { drawHead } from './letter-head';
import { LetterPaper } from './letter-paper';
import { drawTable, tableStart } from './letter-table';
import { amountsTable, instalmentsTable, interestTable } from './letter-tables';
import { wordsOf, type LetterTexts } from './letter-texts';
import { drawFooters } from './page-footer';
import { drawPaymentBox } from './payment-box';
import { danishTexts } from './texts-da';
import { swedishTexts } from './texts-sv';

const LETTER_TEXTS: Readonly<Record<LetterContent['language'], LetterTexts>> = {
  sv: swedishTexts,
  da: danishTexts,
};

/**
 * The letter as an A4 PDF: tagged, titled and in its language for screen readers, and without a clock in it, so that the
 * same content gives the same bytes.
 *
 * Throws `CharacterNotPrintable` when a name has letters that the standard typefaces lack.
 */
export async function renderLetter(
  letter: LetterContent,
  options: { readonly compress?: boolean } = {},
): Promise<Buffer> {
  const texts = LETTER_TEXTS[letter.language];
  const wording = texts.wordings[letter.kind](wordsOf(letter, texts.figures));
  const paper = new LetterPaper({
    title: `${wording.heading}, ${texts.labels.invoiceNumber.toLowerCase()} ${letter.ground.invoiceNumber}`,
    author: letter.creditor.name,
    languageTag: texts.languageTag,
    createdOn: letter.sentOn,
    compress: options.compress ?? true,
  });

  drawHead(paper, letter, texts);
  drawTitle(paper, wording.heading);
  for (const paragraph of wording.opening) drawParagraph(paper, paragraph);
  drawFact(paper, texts.labels.description, letter.ground.description);
  drawTable(paper, amountsTable(letter, texts, wording.totalLabel));
  if (letter.interest) {
    const table = interestTable(letter, letter.interest, texts);
    drawHeading(paper, texts.labels.interestHeading, tableStart(paper, table));
    drawTable(paper, table);
    drawParagraph(paper, texts.labels.interestNote);
  }
  if (letter.instalments.length > 0) {
    const table = instalmentsTable(letter, texts);
    drawHeading(paper, texts.labels.instalments, tableStart(paper, table));
    drawTable(paper, table);
  }
  drawSection(paper, wording.whatHappensNext);
  drawSection(paper, wording.objection);
  drawPaymentBox(paper, letter, texts, wording.lastDayLabel);
  drawFooters(paper, letter, texts);
  return paper.end();
}
