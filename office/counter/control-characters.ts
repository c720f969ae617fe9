import { controlCharacterIn } from '../../domain/kernel/control-character';
import type { InputProblem } from '../../domain/kernel/input-refused';

/** The deepest input, an authority matrix, has some eight levels. */
const DEEPEST = 64;

/**
 * Where an input holds a control character, and what to do. Whatever a person types and whatever a program sends comes
 * through here: names, reasons, notes, numbers. Contents of files are looked at where they are decoded.
 */
export function controlCharactersIn(input: unknown): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  look(input, [], problems);
  return problems;
}

function look(value: unknown, path: readonly string[], problems: InputProblem[]): void {
  if (typeof value === 'string') {
    const found = controlCharacterIn(value);
    if (found)
      problems.push({ field: fieldOf(path), message: `there is a control character (${found.name}). Take it out.` });
    return;
  }
  if (typeof value !== 'object' || value === null || !isPlain(value)) return;
  if (path.length > DEEPEST) {
    problems.push({ field: fieldOf(path.slice(0, 3)), message: 'it is nested too deep. Give it as it is documented.' });
    return;
  }
  for (const [name, part] of Object.entries(value)) look(part, [...path, name], problems);
}

/** Lists and records; bytes, streams and money have no text of their own. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function fieldOf(path: readonly string[]): string {
  return path.join('.') || 'input';
}
