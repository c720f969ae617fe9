import { PAGES } from '../../bin/reference/pages';
import { documents, textOf } from './document';

const HOW = 'as `npm run docs` writes it; run that, and commit the page';

test.each(Object.entries(PAGES))(`%s is ${HOW}`, (path, write) => {
  expect(textOf(path)).toBe(write());
});

test('no page of the reference is left over', () => {
  const inReference = (path: string): boolean => path.startsWith('docs/reference/');
  expect(documents().filter(inReference)).toEqual(Object.keys(PAGES).filter(inReference).sort());
});
