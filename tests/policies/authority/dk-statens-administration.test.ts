import { DECISION_KINDS } from '../../../domain/decisions/decision-kinds';
import { dkStatensAdministrationAuthority } from '../../../policies/authority/dk-statens-administration';
import { parseAuthorityMatrix } from '../../../policies/authority/matrix-schema';
import { shippedMatrix } from '../../../policies/authority/shipped-matrices';
import { actIn, answersOf, type Row } from './authority-table';

const act = actIn('DKK');

/**
 * By hand from the description of the service (S003) and, where it is silent, from the choices that the matrix gives its
 * reasons for. Letters and lengths as in the Swedish table.
 */
const TABLE: readonly Row[] = [
  ['a deferral of three months to the day', act('deferral', { until: '2016-04-15' }), 'sm', 'hk', 'sm'],
  ['a deferral of three months and a day', act('deferral', { until: '2016-04-16' }), '', '', ''],
  ['a back-dated deferral', act('deferral', { until: '2016-04-15', backDated: true }), 'sm', 'hk', 'sm'],
  ['a plan of a year to the day', act('instalment-plan', { until: '2017-01-15', amount: '900.00' }), 'sm', 'hk', 'sm'],
  ['a plan of a year and a day', act('instalment-plan', { until: '2017-01-16', amount: '900.00' }), 'm', 'hsk', 'm'],
  ['a plan taken up again', act('plan-reinstatement'), 'sm', 'hk', 'sm'],
  // No law stops the claim: it is decided, not recorded by anybody.
  ['a dispute', act('dispute'), 'sml', 'hk', 'sml'],
  ['a dispute that the debtor lost', act('dispute-settlement', { amount: '0.00' }), 'ml', 'hsk', 'ml'],
  ['a dispute that cost an øre', act('dispute-settlement', { amount: '0.01' }), '', 'hsl', 'k'],
  ['a hold that the client asks for', act('hold', { until: '2016-04-15' }), 'hsmlk', '', 'hsmlk'],
  ['a hold of three months and a day', act('hold', { until: '2016-04-16' }), 'sm', 'hk', 'sm'],
  ['a hold of a year on a debtor', act('hold', { until: '2017-01-15', reach: 'debtor' }), 'sm', 'hk', 'sm'],
  ['a hold of a year and a day', act('hold', { until: '2017-01-16' }), '', '', ''],
  ['a hold after the run', act('hold', { until: '2016-02-15', backDated: true }), '', '', ''],
  ['a hold of many', act('hold', { until: '2016-04-15', reach: 'debtor-kind' }), 'm', 'sk', 'm'],
  ['a hold on a group', act('hold', { until: '2016-04-15', reach: 'invoice-group' }), 'm', 'sk', 'm'],
  ['a hold on all estates', act('hold', { until: '2016-04-15', reach: 'debtor-status' }), 'm', 'sk', 'm'],
  ['a longer hold of many', act('hold', { until: '2016-04-16', reach: 'debtor-kind' }), '', '', ''],
  ['a cancellation', act('cancellation', { amount: '1200.00' }), '', 'hsk', 'sm'],
  ['a credit note of 50,000.00', act('credit-note', { amount: '50000.00' }), '', 'hsk', 'sm'],
  ['a credit note of 50,000.01', act('credit-note', { amount: '50000.01' }), '', 'hsk', 'm'],
  ['a payment found and placed', act('payment-move', { amount: '1200.00' }), 'hsmc', '', 'hsmc'],
  ['a death', act('debtor-status', { variety: 'deceased' }), 'hsml', 'k', 'hsml'],
  ['a bankruptcy', act('debtor-status', { variety: 'bankrupt' }), 'hsml', 'k', 'hsml'],
  ['a debt restructuring', act('debtor-status', { variety: 'debt-restructured' }), 'hsml', 'k', 'hsml'],
  ['a debtor ordinary again', act('debtor-status', { variety: 'ordinary' }), 'sml', 'hk', 'sml'],
  ['a protected address', act('debtor-address', { variety: 'protected' }), 'hsmk', '', 'hsmk'],
  ['a debtor who moved', act('debtor-address', { variety: 'moved' }), 'hsmk', '', 'hsmk'],
  ['an address open again', act('debtor-address', { variety: 'open' }), 'sm', 'hk', 'sm'],
  ['one more who owes', act('liable-debtor', { variety: 'added' }), 'sml', 'hk', 'sml'],
  ['an administrative court', act('court-route'), '', '', ''],
  ['an application to a court', act('court-filing'), '', '', ''],
  ['a request that a case goes to court', act('court-transfer'), '', '', ''],
  ['a case recalled', act('recall'), 'hsm', 'k', 'hsm'],
  ['a set-off', act('set-off', { amount: '1.00' }), '', 'hck', 'sm'],
  ['water shut off', act('service', { variety: 'water-suspended' }), '', '', ''],
  ['a write-down', act('write-down', { amount: '767000.00' }), '', 'c', 'd'],
  ['a write-off of 10,000.00', act('write-off', { amount: '10000.00' }), '', 'hsc', 'md'],
  ['a write-off of 10,000.01', act('write-off', { amount: '10000.01' }), '', 'mc', 'd'],
  ['an acknowledgement', act('limitation-interruption'), 'hsml', 'k', 'hsml'],
  ['a fee waived', act('fee-waiver', { amount: '100.00' }), 'sm', 'h', 'sm'],
  ['another policy for a claim', act('policy-change'), '', 'sm', 'mk'],
  ['another policy for a group', act('policy-change', { reach: 'invoice-group' }), '', 'sm', 'mk'],
];

test.each(TABLE)('%s', (_words, asked, decide, propose, approve) => {
  expect(answersOf(dkStatensAdministrationAuthority, asked)).toEqual([decide, propose, approve, '']);
});

test.each(TABLE)('to take back: %s, needs the same authority', (_words, asked, decide, propose, approve) => {
  if ('reverses' in asked) throw new Error('the table has no reversals of its own');
  const reversal = { reverses: asked, backDated: true };
  expect(answersOf(dkStatensAdministrationAuthority, reversal)).toEqual([decide, propose, approve, '']);
});

test('the table has every kind of decision', () => {
  const kinds = new Set(TABLE.map(([, asked]) => ('kind' in asked ? asked.kind : '')));
  expect([...kinds, 'reversal'].sort()).toEqual([...DECISION_KINDS].sort());
});

test('it is data that is read as it stands, and holds for creditors in Denmark', () => {
  const read = parseAuthorityMatrix(JSON.parse(JSON.stringify(dkStatensAdministrationAuthority)));
  expect(read).toEqual(dkStatensAdministrationAuthority);
  expect([shippedMatrix('DK').id, shippedMatrix('SE').id]).toEqual(['dk-statens-administration', 'se-botkyrka']);
});
