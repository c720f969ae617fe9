import type { core } from 'zod';
import { isStandingStep } from '../../domain/policy/step-kind';
import { nearestWord } from './nearest-word';
import {
  foundAt,
  isRecord,
  kindFoundAt,
  settingAt,
  valueAt,
  type PolicyProblem,
  type SettingPath,
} from './policy-problem';
import { allowedAt, fieldsOf, nodeAt, waysOf, wordsAllowed } from './schema-node';

/** A part of the policy that is not written as the schema asks. */
export interface ShapeProblem extends PolicyProblem {
  readonly severity: 'problem';
  /** A field that the policy does not have, or a value that the field does not take. */
  readonly kind: 'unknown-field' | 'value';
  /** The word that was likely meant. */
  readonly meant?: string;
  /** The part can be read, and breaks a rule of the policy's own. */
  readonly isRule?: true;
  /** The part counts on a step by a name that no step has. */
  readonly missing?: string;
}

type Issue = core.$ZodIssue;

/** What is wrong with the shape, one problem a place. A choice between several ways is told of the way that was meant. */
export function shapeProblems(issues: readonly Issue[], data: unknown): ShapeProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, data, []));
}

function problemsOf(issue: Issue, data: unknown, above: SettingPath): ShapeProblem[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField([...path, key], data));
    case 'invalid_union':
      return chosenWay(issue, data, path);
    case 'invalid_value':
    case 'invalid_format':
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of':
      return [wrongValue(path, data, ownWords(issue.message))];
    case 'custom':
      return [brokenRule(issue, path, data)];
    case 'invalid_type':
    case 'invalid_key':
    case 'invalid_element':
      return [wrongValue(path, data)];
  }
}

/** The schema's own words, where the schema has any; the library's are for programmers. */
function ownWords(message: string): string | undefined {
  return /^(Invalid|Too (small|big)|Unrecognized)\b/.test(message) ? undefined : message;
}

function placeOf(path: SettingPath, data: unknown): Omit<ShapeProblem, 'message'> {
  const found = foundAt(data, path);
  return {
    severity: 'problem',
    kind: 'value',
    path,
    setting: settingAt(path, data),
    ...(found !== undefined && { found }),
  };
}

/** A rule that knows the word that was meant speaks of a word that is written wrongly. */
function brokenRule({ message, params }: core.$ZodIssueCustom, path: SettingPath, data: unknown): ShapeProblem {
  const { meant, missing } = params ?? {};
  return {
    ...placeOf(path, data),
    message,
    ...(typeof meant === 'string' ? { meant } : { isRule: true }),
    ...(typeof missing === 'string' && { missing }),
  };
}

function wrongValue(path: SettingPath, data: unknown, words?: string): ShapeProblem {
  const node = nodeAt(path, data);
  const value = valueAt(data, path);
  const told = value === undefined ? toldBySiblings(path, data) : undefined;
  const meant = told?.word ?? (typeof value === 'string' ? nearestWord(value, wordsAllowed(node)) : undefined);
  const ask =
    words ??
    (told && `write ${told.word}, for ${told.sibling} stands beside`) ??
    (isKindOfStanding(path, data) ? 'a standing step has its kind; leave kind out' : `write ${allowedAt(node)}`);
  const guess = meant === undefined || told ? '' : `; did you mean ${meant}?`;
  const found = kindFoundAt(data, path);
  const message = found === undefined ? `is missing; ${ask}` : `${ask}${guess}`;
  return {
    ...placeOf(path, data),
    ...(found !== undefined && { found }),
    message,
    ...(meant !== undefined && { meant }),
  };
}

/** The word by which the ways of a part are told apart, where it is left out and another field is of one way alone. */
function toldBySiblings(
  path: SettingPath,
  data: unknown,
): { readonly word: string; readonly sibling: string } | undefined {
  const above = path.slice(0, -1);
  const name = String(path.at(-1));
  const beside = valueAt(data, above);
  const node = nodeAt(above, data);
  if (!node || !isRecord(beside)) return undefined;
  for (const sibling of Object.keys(beside)) {
    const [way, ...others] = waysOf(node).filter(({ properties }) => properties?.[sibling]);
    const word = way?.properties?.[name]?.const;
    if (others.length === 0 && typeof word === 'string') return { word, sibling };
  }
  return undefined;
}

function isKindOfStanding(path: SettingPath, data: unknown): boolean {
  const step = valueAt(data, [...path.slice(0, -1), 'step']);
  return path.at(-1) === 'kind' && typeof step === 'string' && isStandingStep(step);
}

function unknownField(path: SettingPath, data: unknown): ShapeProblem {
  const above = path.slice(0, -1);
  const name = String(path.at(-1));
  const known = fieldsOf(nodeAt(above, data));
  if (known.includes(name)) return otherWays(path, data);
  const free = known.filter((field) => valueAt(data, [...above, field]) === undefined);
  const meant = nearestWord(name, free) ?? nearestWord(name, known);
  const called = CALLED.get(name.toLowerCase())?.find((field) => known.includes(field));
  const likely = meant ?? called;
  const ask = likely === undefined ? `the fields here are ${known.join(', ')}` : `did you mean ${likely}?`;
  return {
    severity: 'problem',
    path,
    setting: settingAt(path, data),
    kind: 'unknown-field',
    message: `there is no field ${name} here; ${ask}`,
    ...(meant !== undefined && { meant }),
  };
}

/** What people call some fields. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['after', ['anchor']],
  ['from', ['anchor']],
  ['days', ['delay']],
  ['wait', ['delay']],
  ['skip', ['skipped']],
  ['letter', ['document']],
  ['interest', ['chargesInterest', 'lateInterest']],
  ['only', ['groups']],
  ['except', ['groups']],
  ['unpaid', ['unpaidInvoices']],
  ['payment', ['timeToPay']],
]);

/** A field of another way than the one that is written. */
function otherWays(path: SettingPath, data: unknown): ShapeProblem {
  const [above, name] = [path.slice(0, -1), String(path.at(-1))];
  const ways = waysOf(nodeAt(above, data) ?? {}).filter(({ properties }) => properties?.[name]);
  const words = ways.flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([field, { const: word }]) => (word === undefined ? [] : [`${field}: ${word}`])),
  );
  const where = words.length === 0 ? 'another way of writing this' : words.join(' or ');
  return {
    ...placeOf(path, data),
    kind: 'unknown-field',
    message: `${name} belongs to ${where}; leave ${name} out, or write that`,
  };
}

function chosenWay(issue: core.$ZodIssueInvalidUnion, data: unknown, path: SettingPath): ShapeProblem[] {
  const node = nodeAt(path, data);
  const value = valueAt(data, path);
  const ways = issue.errors.filter((errors) => !errors.some(isOfAnotherKind));
  const [best] = ways.toSorted((one, other) => unknownIn(one) - unknownIn(other) || one.length - other.length);
  const known = fieldsOf(node);
  const isNamed = typeof value === 'object' && value !== null && Object.keys(value).some((key) => known.includes(key));
  if (best && isNamed && isMixed(best, known)) return [wrongValue(path, data, ownWords(issue.message))];
  if (best && isNamed) return best.flatMap((inner) => problemsOf(inner, data, path));
  const written = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = written.filter((key) => nearestWord(key, known) !== undefined);
  if (unknown.length > 0) return unknown.map((key) => unknownField([...path, key], data));
  return [wrongValue(path, data)];
}

/** The way takes no fields at all, or what stands there has none. */
function isOfAnotherKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

/** Fields of several ways stand there together. */
function isMixed(issues: readonly Issue[], known: readonly string[]): boolean {
  return issues.some(
    (issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 && issue.keys.some((key) => known.includes(key)),
  );
}

function unknownIn(issues: readonly Issue[]): number {
  return issues.filter(({ code }) => code === 'unrecognized_keys').length;
}
