import { decisionState, MARKS, type Mark } from '../../../domain/authority/decision-state';

const marks = (...names: Mark[]) => names.map((mark) => ({ mark }));

test.each<[string, Mark[], string]>([
  ['nothing yet', [], 'new'],
  ['decided alone', ['executed'], 'executed'],
  ['put forward', ['proposed'], 'waiting'],
  ['approved by another', ['proposed', 'approved'], 'approved'],
  ['approved and done', ['proposed', 'approved', 'executed'], 'executed'],
  ['turned down', ['proposed', 'rejected'], 'rejected'],
  ['taken back before it was decided', ['proposed', 'withdrawn'], 'withdrawn'],
  ['taken back after it was done', ['executed', 'reversed'], 'reversed'],
])('%s', (_words, given, state) => {
  expect(decisionState(marks(...given))).toBe(state);
});

test.each<Mark[][]>([
  [['proposed', 'executed']],
  [['approved']],
  [['proposed', 'rejected', 'approved']],
  [['proposed', 'withdrawn', 'executed']],
  [['executed', 'reversed', 'reversed']],
  [['proposed', 'approved', 'rejected']],
  [['executed', 'withdrawn']],
])('%s cannot have happened', (given) => {
  expect(() => decisionState(marks(...given))).toThrow(RangeError);
});

test('nothing follows an end', () => {
  for (const end of [
    ['proposed', 'rejected'],
    ['proposed', 'withdrawn'],
    ['executed', 'reversed'],
  ] as Mark[][]) {
    for (const mark of MARKS) expect(() => decisionState(marks(...end, mark))).toThrow('cannot be marked');
  }
});
