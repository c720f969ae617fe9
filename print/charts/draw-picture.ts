import { legible } from '../paper/legible';
import { FACE, type LetterPaper } from '../paper/paper';
import type { Picture } from './picture';

/** Draws the same picture on paper, as lines and letters and not as dots, so that it stays sharp at any size. */
export function drawPicture(
  paper: LetterPaper,
  { title, description, marks }: Picture,
  at: { readonly left: number; readonly top: number; readonly scale: number },
): void {
  const x = (along: number): number => at.left + along * at.scale;
  const y = (down: number): number => at.top + down * at.scale;
  paper.figure(legible(`${title}. ${description}`), (pdf) => {
    for (const mark of marks) {
      if (mark.type === 'area') {
        pdf.rect(x(mark.x), y(mark.y), mark.width * at.scale, mark.height * at.scale);
        if (mark.edge === undefined) pdf.fill(mark.fill);
        else pdf.lineWidth(0.6 * at.scale).fillAndStroke(mark.fill, mark.edge);
      } else if (mark.type === 'line') {
        const [[left, upper], [right, lower]] = [mark.from, mark.to];
        pdf.moveTo(x(left), y(upper)).lineTo(x(right), y(lower));
        pdf.lineWidth(mark.weight * at.scale).stroke(mark.ink);
      } else {
        const style = { face: mark.bold ? FACE.bold : FACE.plain, size: mark.size * at.scale, ink: mark.ink };
        paper.label(legible(mark.text), x(mark.x), y(mark.y), { ...style, anchor: mark.anchor ?? 'start' });
      }
    }
  });
}
