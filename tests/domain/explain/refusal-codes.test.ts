import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSAL_CODES } from '../../../domain/explain/refusal-codes';

const ROOT = join(__dirname, '../../..');

/** Where decisions are refused; what is refused there is kept with its code. */
const ROOMS = ['office/decisions', 'domain/decisions', 'domain/authority'];

/** Of a matrix that is registered and of a signature, which are no decisions. */
const NOT_KEPT = ['version-known-otherwise', 'over-limit'];

function codesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/refuse(?:\(|d: )\s*'([a-z-]+)'/g)].flatMap(([, code]) => (code ? [code] : []));
}

test('every code under which a decision is refused has words in every language', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(ROOT, room, name)),
  );
  const codes = [...new Set(files.flatMap(codesIn))].filter((code) => !NOT_KEPT.includes(code)).sort();
  expect(codes).toContain('own-proposal');
  expect(codes).toContain('debtor-unknown');
  expect(codes.filter((code) => !(REFUSAL_CODES as readonly string[]).includes(code))).toEqual([]);
});
