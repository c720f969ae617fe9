import { ConfigurationRefused, readConfiguration } from '../../stack/configuration';
import { documents, found, rows, textOf } from './document';

const inTable = rows(textOf('docs/reference/configuration.md'))
  .map(([name = '']) => name)
  .filter((name) => name.startsWith('FORDRING_'))
  .sort();
const inCode = found(textOf('stack/variables.ts'), /^ {4}([A-Z][A-Z_]+):/gm).map((name) => `FORDRING_${name}`);

test('the table has those of the configuration, and no others', () => {
  expect(inCode.length).toBeGreaterThan(0);
  expect(inTable).toEqual(inCode);
});

test.each(inTable)('%s is known to the program', (name) => {
  const problems: string[] = [];
  try {
    readConfiguration({ [name]: '\n' });
  } catch (problem) {
    if (!(problem instanceof ConfigurationRefused)) throw problem;
    problems.push(...problem.problems);
  }
  expect(problems.filter((problem) => problem.includes('is not known'))).toEqual([]);
});

test.each(documents())('%s names no other variable', (path) => {
  // Those of docker-compose.yml are for the database's own users.
  const ofCompose = found(textOf('docker-compose.yml'), /\$\{(FORDRING_[A-Z_]+)/g);
  const known = new Set([...inCode, ...ofCompose]);
  expect(found(textOf(path), /\b(FORDRING_[A-Z_]*[A-Z])\b/g).filter((name) => !known.has(name))).toEqual([]);
});
