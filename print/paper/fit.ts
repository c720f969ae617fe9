import type { LetterPaper, TextStyle } from './paper';

interface Room {
  readonly width: number;
  readonly height: number;
}

const STEP = 0.5;

/** The style in the largest type, from its own size down to the least, in which the text fits; undefined where none does. */
export function fitted(
  paper: LetterPaper,
  text: string,
  room: Room,
  style: TextStyle & { readonly size: number },
  leastSize: number,
): (TextStyle & { readonly size: number }) | undefined {
  for (let size = style.size; size >= leastSize; size -= STEP) {
    if (paper.heightOf(text, room.width, { ...style, size }) <= room.height) return { ...style, size };
  }
  return undefined;
}

/** As much of the text's beginning as fits, with `…` where the rest is left out. */
export function beginningThatFits(paper: LetterPaper, text: string, room: Room, style: TextStyle): string {
  const fits = (candidate: string): boolean => paper.heightOf(candidate, room.width, style) <= room.height;
  if (fits(text)) return text;
  const characters = Array.from(text);
  let [kept, tooMany] = [0, characters.length];
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (fits(`${characters.slice(0, middle).join('').trimEnd()}…`)) kept = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, kept).join('').trimEnd()}…`;
}
