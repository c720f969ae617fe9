import { DEBTOR_STATUSES, STEP_NAMES } from '../../domain/policy/policy';
import { found, rows, section, sources, textOf } from './document';

const GLOSSARY = textOf('GLOSSARY.md');
const CODE = sources(
  'domain',
  'policies',
  'ledger',
  'formats',
  'reconciliation',
  'rehearsal',
  'workflows',
  'activities',
  'office',
  'store',
  'print',
)
  .map((path) => textOf(path))
  .join('\n');

/** The members of a union of words, as the type declares them. */
function membersOf(type: string, path: string): string[] {
  const declared = new RegExp(`export type ${type} =([^;]*);`).exec(textOf(path))?.[1] ?? '';
  return [...declared.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '');
}

function firstCells(heading: string): string[] {
  return rows(section('GLOSSARY.md', heading)).map(([name = '']) => name);
}

test('every step is explained, and no other', () => {
  const explained = firstCells('## Steps').slice(1, STEP_NAMES.length + 1);
  expect(explained.sort()).toEqual([...STEP_NAMES].sort());
});

test('every outcome and every stage is explained, and no other', () => {
  const outcomes = membersOf('Outcome', 'domain/claim/outcome.ts');
  const stages = membersOf('Stage', 'domain/claim/case-notice.ts');
  expect(outcomes.length).toBeGreaterThan(0);
  expect(stages.length).toBeGreaterThan(0);
  const explained = firstCells('## Where a claim stands').filter((name) => !['Outcome', 'Stage'].includes(name));
  expect(explained.sort()).toEqual([...outcomes, ...stages].sort());
});

test('every outcome of a movement and every status of a debtor is named', () => {
  const words = [...membersOf('MovementOutcome', 'office/payments/import-report.ts'), ...DEBTOR_STATUSES];
  expect(words.length).toBeGreaterThan(DEBTOR_STATUSES.length);
  expect(words.filter((word) => !GLOSSARY.includes(word))).toEqual([]);
});

test('every command and every event is explained', () => {
  const commands = found(textOf('domain/claim/commands.ts'), /readonly type: '(\w+)'/g);
  const events = found(textOf('domain/claim/claim-events.ts'), /readonly type: '(\w+)'/g);
  expect(commands.length).toBeGreaterThan(0);
  expect([...commands, ...events].filter((name) => !GLOSSARY.includes(`\`${name}\``))).toEqual([]);
});

test('what is written as code is a name that the code has', () => {
  const names = found(GLOSSARY, /`([^`\n]+)`/g).filter((name) => /^[A-Za-z-]+$/.test(name));
  const known = (name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(CODE);
  // The sentence at the top says what backticks mean.
  expect(names.filter((name) => name !== 'code' && !known(name))).toEqual([]);
});
