import { Fault } from '../../domain/kernel/fault';
import type { Addressee, LetterContent } from '../../domain/letters/letter';
import { beginningThatFits, fitted } from '../paper/fit';
import { type LetterPaper, SHEET, millimetres } from '../paper/paper';

/**
 * An address has more lines than the envelope's window shows, even in the smallest type. Nothing is printed, for the post
 * could not deliver the letter; shorten the address in the register.
 */
export class AddressTooLong extends Fault {
  override readonly name = 'AddressTooLong';
  override readonly kind = 'refused';
}

export const WINDOW_TOP = millimetres(45);
const HEIGHT = millimetres(35);
const WIDTH = millimetres(80);

/** Postal services read printed addresses from 8 points on. */
const SIZES = { usual: 10.5, least: 8 } as const;

/** A name that is longer than all its lines here is told whole in the letter itself. */
const LEAST_NAME_LINES = 2;

/**
 * The debtor's name and address where the envelope's window shows them. A long address is set in smaller type. The address
 * is always whole; a name that still does not fit ends with `…`. Returns whether the whole name is shown.
 *
 * Throws `AddressTooLong` where the address leaves no room for two lines of the name.
 */
export function drawAddress(paper: LetterPaper, { debtor, route }: LetterContent, left: number): boolean {
  const address = route === 'protected' ? '' : addressOf(debtor);
  const [name, room] = [debtor.name.trim(), { width: WIDTH, height: HEIGHT }];
  const whole = joined(name, address);
  const style = fitted(paper, whole, room, { size: SIZES.usual }, SIZES.least);
  if (style) {
    paper.text('P', whole, left, WINDOW_TOP, WIDTH, style);
    return true;
  }
  const least = { size: SIZES.least };
  const heightOf = (text: string): number => (text === '' ? 0 : paper.heightOf(text, WIDTH, least));
  const height = HEIGHT - heightOf(address);
  if (height < LEAST_NAME_LINES * heightOf('X')) {
    throw new AddressTooLong(
      "The debtor's address does not fit into the window of an envelope. Shorten the address in the register.",
    );
  }
  const beginning = beginningThatFits(paper, name, { width: WIDTH, height }, least);
  paper.text('P', joined(beginning, address), left, WINDOW_TOP, WIDTH, least);
  return false;
}

/** Where the window is in the country: in Sweden on the right (C5, window H2), in Denmark on the left (C5/M65). */
export function windowLeft(language: LetterContent['language']): number {
  return language === 'sv' ? millimetres(110) : SHEET.left;
}

function addressOf({ addressLines, postalCode, city }: Addressee): string {
  return joined(...addressLines, `${postalCode} ${city}`);
}

function joined(...lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
