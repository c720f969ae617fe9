import { PAGES } from '../../bin/reference/pages';
import { kindDocs } from '../../bin/reference/fault-classes';
import { EXIT_OF } from '../../cli/refusals';
import { FAULT_KINDS } from '../../domain/kernel/fault';
import { documents, textOf } from './document';

const HOW = 'as `npm run docs` writes it; run that, and commit the page';

test.each(Object.entries(PAGES))(`%s is ${HOW}`, (path, write) => {
  expect(textOf(path)).toBe(write());
});

test('no page of the reference is left over', () => {
  const inReference = (path: string): boolean => path.startsWith('docs/reference/');
  expect(documents().filter(inReference)).toEqual(
    Object.keys(PAGES)
      .filter((path) => inReference(path) && path.endsWith('.md'))
      .sort(),
  );
});

test.each(FAULT_KINDS)('what is said of the kind %s names its exit code', (kind) => {
  expect(kindDocs().get(kind)).toContain(`Exit code ${EXIT_OF[kind]},`);
});
