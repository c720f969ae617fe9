import { counted } from '../../../domain/kernel/counted';

test.each([
  [0, 'invoice', undefined, '0 invoices'],
  [1, 'invoice', undefined, '1 invoice'],
  [2, 'invoice', undefined, '2 invoices'],
  [1, 'line was', 'lines were', '1 line was'],
  [0, 'line was', 'lines were', '0 lines were'],
])('%i and "%s"', (count, noun, plural, words) => {
  expect(counted(count, noun, plural)).toBe(words);
});
