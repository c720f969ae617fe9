import { CharacterNotPrintable, printable } from './printable-text';

/**
 * A text of a file as the evidence's typeface can show it. A letter with a garbled name must not go out; evidence must be
 * filed whatever a file says, so a sign that the typeface lacks is shown as `?`, and the JSON beside it has it as it was.
 */
export function legible(text: string): string {
  try {
    return printable(withDashes(text));
  } catch (problem) {
    if (!(problem instanceof CharacterNotPrintable)) throw problem;
    return Array.from(withDashes(text), oneSign).join('');
  }
}

/** The typeface has no minus sign; the dash of figures stands for one. */
function withDashes(text: string): string {
  return text.replaceAll('\u2212', '–');
}

function oneSign(sign: string): string {
  try {
    return printable(sign);
  } catch {
    return '?';
  }
}

/** `1 234 567.80`, with unbroken blanks; a minus sign of its own width, so that columns of figures read well. */
export const figure = figureIn('\u00a0', '.');

/** The same with the signs of a language between the groups and before the decimals: `1.234.567,80`. */
export function figureIn(between: string, mark: string): (amount: string) => string {
  return (amount) => {
    const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, between);
    return `${amount.startsWith('-') ? '–' : ''}${grouped}${decimals && `${mark}${decimals}`}`;
  };
}
