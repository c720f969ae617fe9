import { controlCharacterIn } from '../../domain/kernel/control-character';
import { EncodingFault } from './encoding-fault';

/**
 * The text itself. Every text that is decoded comes through here, whatever its format. Throws `EncodingFault` where a
 * control character stands in it.
 *
 * @param firstLine the line of the file on which the text begins.
 */
export function plainText(text: string, firstLine = 1): string {
  const found = controlCharacterIn(text);
  if (!found) return text;
  throw new EncodingFault(firstLine + lineBreaksBefore(text, found.at), controlCharacterSentence(found.name));
}

/** What is wrong with a control character, and what to do. */
export function controlCharacterSentence(name: string): string {
  return `there is a control character (${name}). Save the file as plain text.`;
}

function lineBreaksBefore(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
