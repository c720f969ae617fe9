/** What a reader of data found wrong at one place, in the reader's own terms. */
export interface UnreadValue {
  readonly code?: string | undefined;
  /** What stands there; absent where nothing does. */
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly values?: readonly unknown[] | undefined;
  readonly keys?: readonly unknown[] | undefined;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: unknown;
  readonly origin?: unknown;
  readonly format?: unknown;
  readonly pattern?: unknown;
  readonly divisor?: unknown;
  readonly discriminator?: unknown;
  readonly errors?: readonly (readonly { readonly message?: string | undefined }[])[] | undefined;
}

/**
 * What is allowed at a place, and what stands there, in plain words: `write 1 or more; 0 stands there`. Every reader of
 * data hands its findings through this one, so that no message speaks of schemas. A schema's own words come before it.
 *
 * A text is repeated only where a word of a list was asked for: elsewhere a text may be personal data.
 */
export function plainRefusal(found: UnreadValue): string {
  const ask = `write ${allowedIn(found)}`;
  if (found.code === 'unrecognized_keys') return unknownFields(found.keys ?? []);
  if (found.input === undefined) return found.code === 'invalid_type' ? `is missing; ${ask}` : ask;
  const there = standing(found);
  return there === undefined ? ask : `${ask}; ${there} stands there`;
}

function allowedIn(found: UnreadValue): string {
  switch (found.code ?? '') {
    case 'invalid_type':
      return ofKind(found.expected);
    case 'invalid_value':
      return oneOf(found.values ?? []);
    case 'too_small':
      return `${inclusive(found) ? '' : 'more than '}${counted(found.minimum, found.origin)}${inclusive(found) ? ' or more' : ''}`;
    case 'too_big':
      return `${inclusive(found) ? '' : 'less than '}${counted(found.maximum, found.origin)}${inclusive(found) ? ' at most' : ''}`;
    case 'not_multiple_of':
      return `a multiple of ${String(found.divisor)}`;
    case 'invalid_format':
      return ofFormat(found);
    case 'invalid_union':
      return ofWays(found);
    default:
      return 'what this place takes';
  }
}

const inclusive = (found: UnreadValue): boolean => found.inclusive !== false;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'several fields, each with its name',
  record: 'several fields, each with its name',
  date: 'a day',
  null: 'nothing',
};

function ofKind(expected: unknown): string {
  return KINDS[String(expected)] ?? `a ${String(expected)}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
}

function counted(limit: unknown, origin: unknown): string {
  const count = String(limit);
  if (origin === 'string') return `${count} ${count === '1' ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `${count} in the list`;
  return count;
}

const FORMATS: Readonly<Record<string, string>> = {
  url: 'an address such as https://host/path',
  email: 'an e-mail address',
  uuid: 'a UUID',
  date: 'a day, YYYY-MM-DD',
  datetime: 'a day and time, such as 2026-01-31T08:00:00Z',
};

function ofFormat({ format, pattern }: UnreadValue): string {
  return FORMATS[String(format)] ?? `it in the form ${String(pattern ?? format)}`;
}

function ofWays({ errors = [], discriminator }: UnreadValue): string {
  if (typeof discriminator === 'string') return `a ${discriminator} that is known here`;
  const asks = errors.flatMap((way) => way.flatMap(({ message = '' }) => /^write ([^;]+)/.exec(message)?.[1] ?? []));
  return asks.length > 0 ? [...new Set(asks)].join(', or ') : 'it in one of the ways that this place takes';
}

function unknownFields(keys: readonly unknown[]): string {
  const names = keys.map(String).join(', ');
  return keys.length === 1
    ? `there is no field ${names} here; leave it out, or correct its name`
    : `there are no fields ${names} here; leave them out, or correct their names`;
}

const LONGEST_WORD = 40;

function standing({ code, input }: UnreadValue): string | undefined {
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : `a list of ${input.length}`;
  if (typeof input === 'string') return textStanding(input, code);
  return typeof input === 'object' && code === 'invalid_type' ? 'a part with fields' : undefined;
}

function textStanding(input: string, code: string | undefined): string {
  if (input === '') return 'an empty text';
  if (code === 'invalid_value' && input.length <= LONGEST_WORD) return `"${input}"`;
  return `a text of ${input.length} ${input.length === 1 ? 'character' : 'characters'}`;
}
