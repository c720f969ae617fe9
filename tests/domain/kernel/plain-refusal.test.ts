import { z } from 'zod';
import { plainRefusal } from '../../../domain/kernel/plain-refusal';

/** What a reader says of data that a schema refuses, each with its path. */
function told(schema: z.ZodType, data: unknown): string[] {
  const found = schema.safeParse(data, { error: plainRefusal }).error?.issues ?? [];
  return found.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
}

test.each<[string, z.ZodType, unknown, string]>([
  ['a number too small', z.int().min(1), 0, 'write 1 or more; 0 stands there'],
  ['a number too large', z.int().max(60), 61, 'write 60 at most; 61 stands there'],
  ['more than a bound', z.number().gt(0), 0, 'write more than 0; 0 stands there'],
  ['no whole number', z.int(), 1.5, 'write a whole number; 1.5 stands there'],
  ['a multiple', z.number().multipleOf(5), 7, 'write a multiple of 5; 7 stands there'],
  ['nothing', z.string(), undefined, 'is missing; write a text'],
  ['null', z.string(), null, 'write a text; nothing stands there'],
  ['another kind of thing', z.boolean(), 'ja', 'write true or false; a text of 2 characters stands there'],
  ['a word of a list', z.enum(['water', 'premises']), 'watr', 'write one of water, premises; "watr" stands there'],
  ['one word only', z.literal('yes'), 'no', 'write yes; "no" stands there'],
  ['an empty text', z.string().min(1), '', 'write 1 character or more; an empty text stands there'],
  [
    'a text that is too long is not repeated',
    z.string().max(3),
    'Ada Bo',
    'write 3 characters at most; a text of 6 characters stands there',
  ],
  ['an empty list', z.array(z.string()).min(1), [], 'write 1 in the list or more; an empty list stands there'],
  ['a part with fields', z.string(), { a: 1 }, 'write a text; a part with fields stands there'],
  [
    'a form',
    z.string().regex(/^\d{4}$/),
    'abc',
    'write it in the form /^\\d{4}$/; a text of 3 characters stands there',
  ],
  ['an address', z.url(), 'x', 'write an address such as https://host/path; a text of 1 character stands there'],
  ['an unknown field', z.strictObject({}), { a: 1 }, 'there is no field a here; leave it out, or correct its name'],
  [
    'unknown fields',
    z.strictObject({}),
    { a: 1, b: 2 },
    'there are no fields a, b here; leave them out, or correct their names',
  ],
  ['several ways', z.union([z.string(), z.int()]), true, 'write a text, or a number; true stands there'],
  [
    'a word that tells ways apart',
    z.discriminatedUnion('type', [z.strictObject({ type: z.literal('a') })]),
    { type: 'b' },
    'type: write a type that is known here',
  ],
  [
    'a way inside',
    z.strictObject({ a: z.strictObject({ b: z.int() }) }),
    { a: { b: 'x' } },
    'a.b: write a number; a text of 1 character stands there',
  ],
])('%s', (_what, schema, data, message) => {
  expect(told(schema, data)).toEqual([message]);
});

test('a schema’s own words come first', () => {
  expect(told(z.string().min(1, 'name the paragraph'), '')).toEqual(['name the paragraph']);
});
