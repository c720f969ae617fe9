import fc from 'fast-check';
import { InputRefused } from '../../domain/kernel/input-refused';
import { AuthorityMatrixRefused } from '../../policies/authority/matrix-schema';
import { PolicyRefused } from '../../policies/parse-policy';
import { EVERY_FORMAT } from './every-format';

/** So many of each format: over 10,000 in all. */
const MUTANTS = 700;
/** Far more than any of them takes, on a machine that others use too. */
const LONGEST_MILLISECONDS = 3_000;

const REFUSALS = [InputRefused, PolicyRefused, AuthorityMatrixRefused];

const HOSTILE_PIECES = [
  '\0',
  '\u0085',
  '\uFEFF',
  '\uFFFE',
  '"',
  '""',
  ';',
  '|',
  '\r',
  '\n'.repeat(50),
  '9'.repeat(400),
  '-1e999999999',
  '2016-02-30',
  '__proto__',
  '&#0;',
  '&a;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '[[[[[[[['.repeat(20),
  '\\u0000',
  '_x0000_',
  'å'.repeat(5_000),
].map((piece) => Buffer.from(piece));

function spliced(bytes: Buffer, at: number, taken: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + taken)]);
}

/** One thing that goes wrong on the way, or that somebody does on purpose. */
function mutantOf(bytes: Buffer): fc.Arbitrary<Buffer> {
  const place = fc.nat({ max: bytes.length });
  const flipped = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 })), { maxLength: 6 });
  return fc.oneof(
    flipped.map((flips) => {
      const copy = Buffer.from(bytes);
      for (const [at, bit] of flips) copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      return copy;
    }),
    place.map((length) => bytes.subarray(0, length)),
    fc.tuple(place, fc.nat({ max: 200 })).map(([at, length]) => spliced(bytes, at, 0, bytes.subarray(at, at + length))),
    fc.tuple(place, fc.nat({ max: 60 })).map(([at, length]) => spliced(bytes, at, length, Buffer.alloc(0))),
    fc.tuple(place, fc.constantFrom(...HOSTILE_PIECES)).map(([at, piece]) => spliced(bytes, at, 0, piece)),
    fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) => spliced(bytes, at, 1, Buffer.from([byte]))),
  );
}

test('there are over 10,000 mutants', () => {
  expect(MUTANTS * EVERY_FORMAT.length).toBeGreaterThan(10_000);
});

test.each(EVERY_FORMAT)('whatever is done to a file of $name, it is read or refused in words', ({ bytes, read }) => {
  fc.assert(
    // As text, for a counterexample that can be read.
    fc.property(
      mutantOf(bytes).map((mutant) => mutant.toString('latin1')),
      (mutant) => {
        const began = performance.now();
        try {
          read(Buffer.from(mutant, 'latin1'));
        } catch (problem) {
          if (!REFUSALS.some((refusal) => problem instanceof refusal)) throw problem;
          expect((problem as Error).message).not.toMatch(/\bat .*\.ts:\d+|\[object/);
        }
        expect(performance.now() - began).toBeLessThan(LONGEST_MILLISECONDS);
      },
    ),
    { numRuns: MUTANTS },
  );
});
