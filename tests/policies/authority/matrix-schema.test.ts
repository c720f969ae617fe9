import type { AuthorityLine } from '../../../domain/authority/authority-matrix';
import { AuthorityMatrixRefused, parseAuthorityMatrix } from '../../../policies/authority/matrix-schema';
import { seBotkyrkaAuthority } from '../../../policies/authority/se-botkyrka';

type Loose = Record<string, unknown>;

function refusalOf(data: unknown): string {
  try {
    parseAuthorityMatrix(data);
  } catch (problem) {
    if (problem instanceof AuthorityMatrixRefused) return problem.message;
    throw problem;
  }
  return 'not refused';
}

/** Botkyrka's matrix with one line otherwise, or with one more. */
function withLine(id: string, changes: Loose): Loose {
  const { lines, ...matrix } = seBotkyrkaAuthority;
  const known = lines.some((line) => line.id === id);
  const changed = (line: AuthorityLine): Loose => (line.id === id ? { ...line, ...changes } : { ...line });
  return { ...matrix, lines: known ? lines.map(changed) : [...lines.map(changed), { ...changes, id }] };
}

const plain = { propose: [], decide: ['manager'], reason: 'a test', sources: ['S002-109'] };

test.each<[string, Loose, string]>([
  [
    'an auditor who would decide',
    withLine('dispute', { decide: ['auditor'] }),
    'lines.dispute.decide: an auditor reads and decides nothing',
  ],
  ['a role that nobody has', withLine('dispute', { decide: ['mayor'] }), 'lines.dispute.decide.0: write one of '],
  [
    'a proposal that nobody could approve',
    withLine('write-down', { approve: [] }),
    'lines.write-down.approve: somebody may propose, but nobody may approve',
  ],
  [
    'two lines for one act',
    withLine('another', { kind: 'deferral', length: { overMonths: 2 }, ...plain }),
    'deferral and another could both be meant by one act',
  ],
  [
    'two lines that meet at an amount',
    withLine('another', { kind: 'write-off', amount: { over: '9999.99', upTo: '10000.00' }, ...plain }),
    'write-off-small and another could both be meant',
  ],
  [
    'months beside days',
    withLine('another', { kind: 'instalment-plan', length: { upToDays: 3 }, ...plain }),
    'plan-up-to-a-year and another could both be meant',
  ],
  ['two lines of one name', withLine('hold', { id: 'dispute' }), 'there are two lines with the id dispute'],
  [
    'an amount with a comma',
    withLine('credit-note', { amount: { upTo: '50000,00' } }),
    'lines.credit-note.amount.upTo: write an amount with two decimals',
  ],
  ['a line without a reason', withLine('recall', { reason: '' }), 'lines.recall.reason: say why the line is as it is'],
  [
    'an end before the beginning',
    { ...seBotkyrkaAuthority, validTo: '2014-12-31' },
    'validTo: it ends on 2014-12-31, before it begins',
  ],
  ['a day that is none', { ...seBotkyrkaAuthority, validFrom: '2015-02-29' }, 'validFrom: "2015-02-29" is no day'],
  ['a word that is not known', { ...seBotkyrkaAuthority, valid: true }, 'there is no field valid here'],
])('%s is refused by name', (_what, data, sentence) => {
  expect(refusalOf(data)).toContain(sentence);
});

test('a kind of decision that nothing is said of is refused: silence delegates nothing', () => {
  const lines = seBotkyrkaAuthority.lines.filter(({ kind }) => kind !== 'recall');
  expect(refusalOf({ ...seBotkyrkaAuthority, lines })).toContain('recall has no line; write one that nobody stands in');
});

test('lines that only touch are not two for one act', () => {
  const matrix = withLine('plan-over-a-year', { length: { overMonths: 12, upToMonths: 24 } });
  expect(refusalOf(matrix)).toBe('not refused');
});
