import { EXIT } from '../../cli/exit-codes';
import { rows, textOf } from './document';

test('the exit codes are those of the program, each with its meaning', () => {
  const listed = rows(textOf('docs/reference/exit-codes.md')).slice(1);
  expect(Object.fromEntries(listed.map(([code, name]) => [name, Number(code)]))).toEqual(EXIT);
  expect(listed.filter(([, , meaning = '']) => meaning.length < 10)).toEqual([]);
});
