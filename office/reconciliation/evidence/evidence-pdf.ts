import { drawHeading, drawParagraph, drawTitle } from '../../../print/paper/body';
import { FACE, INK, LetterPaper, SHEET, millimetres } from '../../../print/paper/paper';
import { drawTable, tableStart, type LetterTable } from '../../../print/paper/table';
import type { EvidenceDocument } from './evidence-document';
import {
  causesTable,
  closedTable,
  historyTable,
  identitiesTable,
  untestedTable,
  leftOutTable,
  matchedTable,
  MOST_ITEMS_SHOWN,
  openTable,
  signaturesTable,
  sourcesTable,
  totalsTable,
} from './evidence-tables';
import { figure, legible } from '../../../print/paper/legible';

/** Hashes of the files that are filed beside the PDF. */
export interface BesideHashes {
  readonly json: string;
  readonly csv: string;
}

/**
 * The evidence as an auditor files it: A4, tagged for screen readers, and without a clock in it, so that the same
 * evidence gives the same bytes.
 */
export async function evidencePdf(
  document: EvidenceDocument,
  beside: BesideHashes,
  options: { readonly compress?: boolean } = {},
): Promise<Buffer> {
  const { recipe, creditor, period } = document;
  const paper = new LetterPaper({
    title: `Reconciliation ${recipe.id}, ${creditor.id}, ${period}`,
    author: legible(creditor.name),
    languageTag: 'en',
    createdOn: document.filedOn,
    compress: options.compress ?? true,
  });
  drawTop(paper, document);
  section(paper, 'Signatures', signaturesTable(document));
  section(paper, 'Totals', totalsTable(document));
  section(paper, 'Identities', identitiesTable(document));
  if (document.result.untested?.length) section(paper, 'Identities that were not tested', untestedTable(document));
  drawOpen(paper, document);
  drawClosed(paper, document);
  if (document.result.causes.length > 0) section(paper, 'Explained, by cause', causesTable(document));
  section(paper, 'Matched', matchedTable(document));
  section(paper, 'Sources', sourcesTable(document));
  const leftOut = leftOutTable(document);
  if (leftOut) section(paper, 'Left out of the comparison, and repeated', leftOut);
  section(paper, 'What happened', historyTable(document));
  drawHashes(paper, document, beside);
  drawFooters(paper, document);
  return paper.end();
}

function drawTop(paper: LetterPaper, document: EvidenceDocument): void {
  const { recipe, creditor, period, result, evidenceNumber, filedOn } = document;
  paper.ornament((pdf) => pdf.rect(SHEET.left, SHEET.top, millimetres(1.6), 30).fill(INK.accent));
  const name = SHEET.left + millimetres(5);
  paper.text('P', legible(creditor.name), name, SHEET.top, millimetres(160), {
    face: FACE.bold,
    size: 13,
    ink: INK.accent,
  });
  paper.text(
    'P',
    `Evidence of a reconciliation, number ${evidenceNumber} of its series`,
    name,
    SHEET.top + 18,
    millimetres(160),
    {
      ink: INK.quiet,
    },
  );
  paper.cursor = SHEET.top + 46;
  drawTitle(paper, `${capital(legible(recipe.title))}, ${period}`);
  drawParagraph(paper, `To prove that ${legible(recipe.purpose)}. Follows ${recipe.cites.join(', ')}.`);
  drawParagraph(
    paper,
    `Recipe ${recipe.id} of creditor ${creditor.id}. Rows count by ${legible(result.by)}, and are compared ${result.comparedBy.length === 0 ? 'as a whole' : `by ${legible(result.comparedBy.join(', '))}`}. Filed on ${filedOn}.`,
  );
  drawVerdict(paper, document);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The one thing that whoever opens the folder wants to know. */
function drawVerdict(paper: LetterPaper, { result, clean, flaws, remaining, open, currency }: EvidenceDocument): void {
  const quiet = [result.left, result.right].every(({ rows }) => rows === 0);
  const tested = result.untested?.length ? 'every identity that could be tested holds' : 'every identity holds';
  const holds = `${result.identities.length === 0 ? '' : `, and ${tested}`}.`;
  const verdict = !clean
    ? `Signed with a remainder: ${figure(remaining)} ${currency} of the period unexplained; ${openInWords(open)}.${flaws.map((flaw) => ` ${legible(flaw)}`).join('')}`
    : quiet
      ? `Clean: nothing happened in the period on either side${holds}`
      : `Clean: everything is matched or explained${holds}`;
  const style = { face: FACE.bold, size: 11, ink: clean ? INK.accent : '#8a2b0e' };
  const height = paper.heightOf(verdict, SHEET.width - 20, style) + 12;
  const top = paper.cursor + 2;
  paper.ornament((pdf) => pdf.rect(SHEET.left, top, SHEET.width, height).fill(clean ? INK.field : '#fbeee8'));
  paper.text('P', verdict, SHEET.left + 10, top + 7, SHEET.width - 20, style);
  paper.cursor = top + height + 6;
}

function openInWords(open: EvidenceDocument['open']): string {
  const earlier = open.filter(({ carriedOver }) => carriedOver).length;
  const from =
    earlier === 0
      ? ''
      : earlier === open.length
        ? ', from earlier periods'
        : `, ${earlier} of them from earlier periods`;
  return `${open.length} ${open.length === 1 ? 'difference' : 'differences'} open${from}`;
}

function drawOpen(paper: LetterPaper, { open }: EvidenceDocument): void {
  if (open.length === 0) {
    drawHeading(paper, 'Unexplained', 20);
    drawParagraph(paper, 'Nothing.');
    return;
  }
  section(paper, 'Unexplained, and who looks into it', openTable(open));
  if (open.length > MOST_ITEMS_SHOWN) {
    drawParagraph(paper, `… and ${open.length - MOST_ITEMS_SHOWN} more, in the CSV file beside this document.`);
  }
  paper.cursor += 6;
  for (const route of [...new Set(open.map((item) => item.route))].slice(0, 6))
    drawParagraph(paper, `What to do: ${legible(route)}`);
}

function drawClosed(paper: LetterPaper, { closed }: EvidenceDocument): void {
  if (closed.length === 0) return;
  section(paper, 'Open before or found, and closed by this run', closedTable(closed));
  if (closed.length > MOST_ITEMS_SHOWN) {
    drawParagraph(paper, `… and ${closed.length - MOST_ITEMS_SHOWN} more, in the CSV file beside this document.`);
  }
}

function section(paper: LetterPaper, heading: string, table: LetterTable): void {
  if (table.rows.length === 0) {
    drawHeading(paper, heading, 20);
    drawParagraph(paper, 'None.');
    return;
  }
  drawHeading(paper, heading, tableStart(paper, table));
  drawTable(paper, table);
}

function drawHashes(paper: LetterPaper, document: EvidenceDocument, beside: BesideHashes): void {
  const { previousHash, resultSha256, eventHash, evidenceNumber, matchNumber } = document;
  const hashes: [string, string][] = [
    ['evidence before this', evidenceNumber === 1 ? 'none: this is the first of its series' : previousHash],
    ['machine-readable JSON', beside.json],
    ['CSV of differences', beside.csv],
    [`result (match ${matchNumber})`, resultSha256],
    ['events of the run', eventHash],
  ];
  drawHeading(paper, 'Hashes (SHA-256)', 60);
  for (const [label, hash] of hashes) {
    paper.makeRoom(13);
    paper.text('P', label, SHEET.left, paper.cursor, 110, { size: 8, ink: INK.quiet });
    paper.text('P', hash, SHEET.left + 114, paper.cursor, SHEET.width - 114, { size: 7.5, face: FACE.code });
    paper.cursor += 13;
  }
  paper.cursor += 3;
  drawParagraph(
    paper,
    'Each evidence of a series vouches for the one before it: its own hash is taken over the hash of that one and those of the three documents (JSON, CSV, PDF). `fordring reconciliations verify` works all of them out anew, from the files as they were delivered.',
  );
}

const FOOT = millimetres(280);

function drawFooters(
  paper: LetterPaper,
  { creditor, recipe, period, evidenceNumber, filedOn }: EvidenceDocument,
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
      `${creditor.id}, ${recipe.id}, ${period}, evidence ${evidenceNumber}, filed on ${filedOn}`,
      SHEET.left,
      FOOT,
      SHEET.width - 110,
      style,
    );
    paper.pageOrnament(`page ${page + 1} of ${pages}`, SHEET.right - 100, FOOT, 100, { ...style, align: 'right' });
  }
}
