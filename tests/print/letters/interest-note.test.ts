import { danishLabels } from '../../../print/letters/da/labels';
import { swedishLabels } from '../../../print/letters/sv/labels';

test.each([
  [undefined, 'Ränta enligt 6 § räntelagen (1975:635): referensräntan för varje halvår plus åtta procentenheter, dag'],
  ['8', 'Ränta enligt 6 § räntelagen (1975:635): referensräntan för varje halvår plus åtta procentenheter, dag'],
  ['8.00', 'Ränta enligt 6 § räntelagen (1975:635): referensräntan för varje halvår plus åtta procentenheter, dag'],
  ['5', 'Ränta: referensräntan enligt 9 § räntelagen (1975:635) för varje halvår plus 5 procentenheter, dag'],
  ['2.5', 'Ränta: referensräntan enligt 9 § räntelagen (1975:635) för varje halvår plus 2,5 procentenheter, dag'],
])('a Swedish letter says the points over the reference rate that the claim bears: %s', (points, words) => {
  expect(swedishLabels.interestNote(points)).toContain(words);
});

test('a Danish letter names the supplement without a figure, so that no figure is wrong', () => {
  expect(danishLabels.interestNote('5')).toContain('referencesatsen for hvert halvår plus tillægget, dag for dag');
});
