import type { LetterPaper } from './paper';
import { INK } from './ink';
import { FACE, SHEET } from './paper';
import type { LetterSection } from '../letters/letter-texts';

const BETWEEN_PARAGRAPHS = 5;
/** A heading with the blank above and below it. */
const HEADING_ROOM = 24;

export function drawTitle(paper: LetterPaper, title: string): void {
  paper.cursor +=
    paper.text('H1', title, SHEET.left, paper.cursor, SHEET.width, { face: FACE.bold, size: 19, ink: INK.accent }) + 6;
}

/** `5 §`, `§ 2` and `nr 212000-0001` are not torn apart at a line's end. */
function keptTogether(text: string): string {
  return text.replace(/(?<=\d) (?=§)|(?<=§) (?=\d)|(?<=\bnr\.?) (?=\d)/g, '\u00a0');
}

export function drawParagraph(paper: LetterPaper, written: string): void {
  const text = keptTogether(written);
  paper.makeRoom(paper.heightOf(text, SHEET.width));
  paper.cursor += paper.text('P', text, SHEET.left, paper.cursor, SHEET.width) + BETWEEN_PARAGRAPHS;
}

/** Never the last thing on a sheet: it goes on to the next together with what follows it. */
export function drawHeading(paper: LetterPaper, text: string, roomForWhatFollows: number): void {
  paper.cursor += 6;
  paper.makeRoom(18 + roomForWhatFollows);
  paper.cursor +=
    paper.text('H2', text, SHEET.left, paper.cursor, SHEET.width, { face: FACE.bold, size: 11, ink: INK.accent }) + 3;
}

export function drawSection(paper: LetterPaper, section: LetterSection): void {
  drawHeading(paper, section.heading, paper.heightOf(section.paragraphs[0] ?? '', SHEET.width));
  for (const paragraph of section.paragraphs) drawParagraph(paper, paragraph);
}

/** The room that a section takes. */
export function sectionHeight(paper: LetterPaper, section: LetterSection): number {
  return section.paragraphs.reduce(
    (sum, paragraph) => sum + paper.heightOf(keptTogether(paragraph), SHEET.width) + BETWEEN_PARAGRAPHS,
    HEADING_ROOM,
  );
}

/** A label and its value on one line, the value as long as it likes; a label without a value is left out. */
export function drawFact(paper: LetterPaper, label: string, value: string): void {
  if (value.trim() === '') return;
  const valueLeft = 66;
  const height = paper.heightOf(value, SHEET.width - valueLeft, { face: FACE.bold });
  paper.makeRoom(height);
  paper.text('P', label, SHEET.left, paper.cursor, valueLeft, { ink: INK.quiet });
  paper.text('P', value, SHEET.left + valueLeft, paper.cursor, SHEET.width - valueLeft, { face: FACE.bold });
  paper.cursor += height + 5;
}
