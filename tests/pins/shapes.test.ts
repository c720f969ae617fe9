import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultClasses } from '../../bin/reference/fault-classes';
import { KIND_OF_TYPE } from '../../workflows/failure-kinds';
import type { Fields, Words } from './pinned-types';
import { errorNames, failureTypes, fieldsOf, membersOf, openProgram, wordsOf, writtenForms } from './type-reader';

/*
 * What the types say is written: words that stand in databases and histories, fields that go to the engine and come from
 * it, and the fields of every `--json`. A word or field that is added goes into the list, which somebody then has seen; one
 * that is gone breaks whoever reads it.
 */

const PINNED = join(__dirname, 'pinned-types.ts');

type Lists = Readonly<Record<string, readonly string[]>>;

const readList = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), 'utf8'));
const types = readList('types.json') as {
  readonly words: Readonly<Record<keyof Words, readonly string[]>>;
  readonly fields: Readonly<Record<keyof Fields, readonly string[]>>;
  readonly failures: readonly string[];
};
const forms = readList('json-fields.json') as Lists;

const program = openProgram(PINNED);
const words: Lists = membersOf(program, PINNED, 'Words', wordsOf);
const fields: Lists = membersOf(program, PINNED, 'Fields', fieldsOf);
const written = writtenForms(program);

/** What differs, in words that say what to do. */
function differences(listed: readonly string[], now: readonly string[]) {
  return {
    gone: listed.filter((one) => !now.includes(one)),
    'add it to the list': now.filter((one) => !listed.includes(one)),
  };
}

const NONE = { gone: [], 'add it to the list': [] };

test('every list has its type, and every type its list', () => {
  expect(differences(Object.keys(types.words), Object.keys(words))).toEqual(NONE);
  expect(differences(Object.keys(types.fields), Object.keys(fields))).toEqual(NONE);
});

test.each(Object.entries(types.words))('the words of %s', (name, listed) => {
  expect(differences(listed, words[name] ?? [])).toEqual(NONE);
});

test.each(Object.entries(types.fields))('the fields of %s', (name, listed) => {
  expect(differences(listed, fields[name] ?? [])).toEqual(NONE);
});

test('failures that are told by name', () => {
  expect(differences(types.failures, failureTypes(program))).toEqual(NONE);
});

test('every name behind an exit code is the name of an error', () => {
  const names = errorNames(program);
  const faults = faultClasses().map(({ className }) => className);
  expect([...faults, ...Object.keys(KIND_OF_TYPE), 'Interrupted'].filter((name) => !names.includes(name))).toEqual([]);
});

type Shape = readonly string[];

/** The one that has most in common with the other. */
function nearest(shape: Shape, candidates: readonly Shape[]): Shape {
  const far = (other: Shape): number => Object.values(differences(shape, other)).flat().length;
  return candidates.reduce((best, other) => (far(other) < far(best) ? other : best), []);
}

describe('--json', () => {
  const listedForms = Object.values(forms);
  const writtenNow = written.map(({ fields: now }) => now);

  test.each(Object.entries(forms))('of %s', (_command, listed) => {
    expect(differences(listed, nearest(listed, writtenNow))).toEqual(NONE);
  });

  test.each(written)('has no other form than the lists have ($place)', ({ fields: now }) => {
    expect(differences(nearest(now, listedForms), now)).toEqual(NONE);
  });
});
