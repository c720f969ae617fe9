import { drawHeading, drawParagraph, drawTitle } from '../../../print/paper/body';
import { INK } from '../../../print/paper/ink';
import { FACE, LetterPaper, SHEET, millimetres } from '../../../print/paper/paper';
import { drawTable, tableStart, type LetterTable } from '../../../print/paper/table';
import type { EvidenceDocument } from './evidence-document';
import { causesTable, leftOutTable, matchedTable, sourcesTable, totalsTable } from './evidence-tables';
import { closedTable, effectsTable, MOST_ITEMS_SHOWN, openTable } from './item-tables';
import { historyTable, identitiesTable, signaturesTable, untestedTable } from './signature-tables';
import type { EvidenceTexts } from './texts/evidence-texts';
import { evidenceTexts, type EvidenceLanguage } from './texts/languages';
import { phraseIn } from './texts/phrase-in';
import { isShownClean, verdictOf } from './verdict';
import { legible } from '../../../print/paper/legible';

/** Hashes of the files that are filed beside the PDF. */
export interface BesideHashes {
  readonly json: string;
  readonly csv: string;
}

/**
 * The evidence as an auditor files it: A4, tagged for screen readers, and without a clock in it, so that the same
 * evidence gives the same bytes. In the language of its creditor, or in another where one is asked for.
 */
export async function evidencePdf(
  document: EvidenceDocument,
  beside: BesideHashes,
  options: { readonly compress?: boolean; readonly language?: EvidenceLanguage } = {},
): Promise<Buffer> {
  const { recipe, creditor, period } = document;
  const texts = evidenceTexts(options.language ?? document.language ?? 'en');
  const { headings } = texts;
  const paper = new LetterPaper({
    title: texts.top.title(recipe.id, creditor.id, period),
    author: legible(creditor.name),
    languageTag: texts.languageTag,
    createdOn: document.filedOn,
    compress: options.compress ?? true,
  });
  const section = (heading: string, table: LetterTable) => drawSection(paper, heading, table, texts);
  drawTop(paper, document, texts);
  section(headings.signatures, signaturesTable(document, texts));
  section(headings.totals, totalsTable(document, texts));
  section(headings.identities, identitiesTable(document, texts));
  if (document.result.untested?.length) section(headings.untested, untestedTable(document, texts));
  drawOpen(paper, document, texts);
  if (document.result.effects?.length) section(headings.effects, effectsTable(document, texts));
  drawClosed(paper, document, texts);
  if (document.result.causes.length > 0) section(headings.causes, causesTable(document, texts));
  section(headings.matched, matchedTable(document, texts));
  section(headings.sources, sourcesTable(document, texts));
  const leftOut = leftOutTable(document, texts);
  if (leftOut) section(headings.leftOut, leftOut);
  section(headings.history, historyTable(document, texts));
  drawHashes(paper, document, beside, texts);
  drawFooters(paper, document, texts);
  return paper.end();
}

function drawTop(paper: LetterPaper, document: EvidenceDocument, texts: EvidenceTexts): void {
  const { recipe, creditor, period, result, evidenceNumber, filedOn, timeZone = 'UTC' } = document;
  const { top, date } = texts;
  const said = phraseIn(texts);
  paper.ornament((pdf) => pdf.rect(SHEET.left, SHEET.top, millimetres(1.6), 30).fill(INK.accent));
  const name = SHEET.left + millimetres(5);
  const bold = { face: FACE.bold, size: 13, ink: INK.accent };
  paper.text('P', legible(creditor.name), name, SHEET.top, millimetres(160), bold);
  paper.text('P', top.numbered(evidenceNumber), name, SHEET.top + 18, millimetres(160), { ink: INK.quiet });
  paper.cursor = SHEET.top + 46;
  drawTitle(paper, `${capital(said(recipe.title))}, ${period}`);
  drawVerdict(paper, document, texts);
  drawParagraph(paper, top.proves(said(recipe.purpose), recipe.cites.join(', ')));
  const about = { recipe: recipe.id, creditor: creditor.id, by: said(result.by), filedOn: date(filedOn), timeZone };
  drawParagraph(paper, top.about({ ...about, comparedBy: result.comparedBy.map(said).join(', ') }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The one thing that whoever opens the folder wants to know: the state of the run. */
function drawVerdict(paper: LetterPaper, document: EvidenceDocument, texts: EvidenceTexts): void {
  const clean = isShownClean(document);
  const verdict = legible(verdictOf(document, texts));
  const style = { face: FACE.bold, size: 11, ink: clean ? INK.accent : '#8a2b0e' };
  const height = paper.heightOf(verdict, SHEET.width - 20, style) + 12;
  const top = paper.cursor + 2;
  paper.ornament((pdf) => pdf.rect(SHEET.left, top, SHEET.width, height).fill(clean ? INK.field : '#fbeee8'));
  paper.text('P', verdict, SHEET.left + 10, top + 7, SHEET.width - 20, style);
  paper.cursor = top + height + 6;
}

function drawOpen(paper: LetterPaper, { open }: EvidenceDocument, texts: EvidenceTexts): void {
  const { counted, headings, words } = texts;
  if (open.length === 0) {
    drawHeading(paper, headings.unexplained, 20);
    drawParagraph(paper, words.nothing);
    return;
  }
  drawSection(paper, headings.unexplainedAndWhose, openTable(open, texts), texts);
  if (open.length > MOST_ITEMS_SHOWN) {
    drawParagraph(paper, counted.moreInCsv(open.length - MOST_ITEMS_SHOWN));
  }
  paper.cursor += 6;
  for (const route of [...new Set(open.map((item) => item.route))].slice(0, 6))
    drawParagraph(paper, `${words.whatToDo}: ${phraseIn(texts)(route)}`);
}

function drawClosed(paper: LetterPaper, { closed }: EvidenceDocument, texts: EvidenceTexts): void {
  if (closed.length === 0) return;
  drawSection(paper, texts.headings.closed, closedTable(closed, texts), texts);
  if (closed.length > MOST_ITEMS_SHOWN) {
    drawParagraph(paper, texts.counted.moreInCsv(closed.length - MOST_ITEMS_SHOWN));
  }
}

function drawSection(paper: LetterPaper, heading: string, table: LetterTable, { words }: EvidenceTexts): void {
  if (table.rows.length === 0) {
    drawHeading(paper, heading, 20);
    drawParagraph(paper, words.none);
    return;
  }
  drawHeading(paper, heading, tableStart(paper, table));
  drawTable(paper, table);
}

function drawHashes(
  paper: LetterPaper,
  document: EvidenceDocument,
  beside: BesideHashes,
  { headings, words, vouches }: EvidenceTexts,
): void {
  const { previousHash, resultSha256, eventHash, evidenceNumber, matchNumber } = document;
  const hashes: [string, string][] = [
    [words.before, evidenceNumber === 1 ? words.firstOfSeries : previousHash],
    [words.json, beside.json],
    [words.csv, beside.csv],
    [`${words.result} ${matchNumber}`, resultSha256],
    [words.runEvents, eventHash],
  ];
  drawHeading(paper, headings.hashes, 60);
  for (const [label, hash] of hashes) {
    paper.makeRoom(13);
    paper.text('P', label, SHEET.left, paper.cursor, 110, { size: 8, ink: INK.quiet });
    paper.text('P', hash, SHEET.left + 114, paper.cursor, SHEET.width - 114, { size: 7.5, face: FACE.code });
    paper.cursor += 13;
  }
  paper.cursor += 3;
  drawParagraph(paper, vouches);
}

const FOOT = millimetres(280);

function drawFooters(
  paper: LetterPaper,
  { creditor, recipe, period, evidenceNumber, filedOn }: EvidenceDocument,
  { counted, date, words }: EvidenceTexts,
): void {
  const pages = paper.pageCount();
  const style = { size: 8, ink: INK.quiet };
  for (let page = 0; page < pages; page += 1) {
    paper.document.switchToPage(page);
    paper.ornament((pdf) =>
      pdf
        .moveTo(SHEET.left, FOOT - 5)
        .lineTo(SHEET.right, FOOT - 5)
        .lineWidth(0.5)
        .strokeColor(INK.line)
        .stroke(),
    );
    paper.pageOrnament(
      `${creditor.id}, ${recipe.id}, ${period}, ${words.evidence} ${evidenceNumber}, ${words.filedOn} ${date(filedOn)}`,
      SHEET.left,
      FOOT,
      SHEET.width - 110,
      style,
    );
    paper.pageOrnament(counted.page(page + 1, pages), SHEET.right - 100, FOOT, 100, { ...style, align: 'right' });
  }
}
