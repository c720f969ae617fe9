import { createHash } from 'node:crypto';

/**
 * A fingerprint of what a letter or a case says, whatever the order of its fields (a database may have turned them
 * round) and whatever the version of the program that sets or writes it.
 */
export function digestOf(contents: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(JSON.parse(JSON.stringify(contents)))))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}
