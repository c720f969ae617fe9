import { DECISION_KINDS } from '../../../domain/decisions/decision-kinds';
import { parseAuthorityMatrix } from '../../../policies/authority/matrix-schema';
import { seBotkyrkaAuthority } from '../../../policies/authority/se-botkyrka';
import { actIn, answersOf, type Row } from './authority-table';

const act = actIn('SEK');

/**
 * By hand from what the audit says (S002-33 to S002-73) and, where it is silent, from the choices that the matrix gives
 * its reasons for. h case handler, s supervisor, m manager, l lawyer, c controller, d committee delegate, k client
 * contact; an auditor and somebody without a role stand nowhere. Lengths count from 15 January 2016.
 */
const TABLE: readonly Row[] = [
  ['a deferral of a day', act('deferral', { until: '2016-01-16' }), 'hsm', '', 'hsm'],
  ['a deferral of three months to the day', act('deferral', { until: '2016-04-15' }), 'hsm', '', 'hsm'],
  ['a deferral of three months and a day', act('deferral', { until: '2016-04-16' }), '', '', ''],
  ['a back-dated deferral of three months', act('deferral', { until: '2016-04-15', backDated: true }), 'sm', 'h', 'sm'],
  ['a back-dated deferral of a day more', act('deferral', { until: '2016-04-16', backDated: true }), '', '', ''],
  [
    'a plan of one instalment at once',
    act('instalment-plan', { until: '2016-01-15', amount: '900.00' }),
    'sm',
    'h',
    'sm',
  ],
  ['a plan of a year to the day', act('instalment-plan', { until: '2017-01-15', amount: '900.00' }), 'sm', 'h', 'sm'],
  ['a plan of a year and a day', act('instalment-plan', { until: '2017-01-16', amount: '900.00' }), 'm', 'hs', 'm'],
  ['a plan of five years', act('instalment-plan', { until: '2021-01-15', amount: '9000000.00' }), 'm', 'hs', 'm'],
  [
    'a plan of a year from yesterday',
    act('instalment-plan', { until: '2017-01-15', backDated: true }),
    'sm',
    'h',
    'sm',
  ],
  ['a plan taken up again', act('plan-reinstatement'), 'sm', 'h', 'sm'],
  ['a dispute', act('dispute'), 'hsmlcdk', '', 'hsmlcdk'],
  ['a dispute of a part, back-dated', act('dispute', { amount: '10.00', backDated: true }), 'hsmlcdk', '', 'hsmlcdk'],
  ['a dispute that the debtor lost', act('dispute-settlement', { amount: '0.00' }), 'l', 'hs', 'l'],
  ['a dispute that cost an öre', act('dispute-settlement', { amount: '0.01' }), '', 'l', 'm'],
  ['a hold of three months', act('hold', { until: '2016-04-15' }), 'hsml', '', 'hsml'],
  ['a hold of three months and a day', act('hold', { until: '2016-04-16' }), 'sml', 'h', 'sml'],
  ['a hold of a year on a debtor', act('hold', { until: '2017-01-15', reach: 'debtor' }), 'sml', 'h', 'sml'],
  ['a hold of a year and a day', act('hold', { until: '2017-01-16' }), '', '', ''],
  ['a back-dated hold', act('hold', { until: '2016-02-15', backDated: true }), 'sm', 'h', 'sm'],
  ['a back-dated hold of a year', act('hold', { until: '2017-01-15', backDated: true }), 'sm', 'h', 'sm'],
  ['a back-dated hold of a year and a day', act('hold', { until: '2017-01-16', backDated: true }), '', '', ''],
  ['a hold of three months on a group', act('hold', { until: '2016-04-15', reach: 'invoice-group' }), 'm', 's', 'm'],
  [
    'a hold of three months on all estates',
    act('hold', { until: '2016-04-15', reach: 'debtor-status' }),
    'm',
    's',
    'm',
  ],
  ['a hold on all businesses', act('hold', { until: '2016-04-15', reach: 'debtor-kind' }), 'm', 's', 'm'],
  ['a hold of a day more on a group', act('hold', { until: '2016-04-16', reach: 'invoice-group' }), '', '', ''],
  ['a cancellation', act('cancellation', { amount: '1200.00' }), '', 'hsm', 'sm'],
  ['a credit note of 50,000.00', act('credit-note', { amount: '50000.00' }), '', 'hsm', 'sm'],
  ['a credit note of 50,000.01', act('credit-note', { amount: '50000.01' }), '', 'hsm', 'm'],
  ['a payment found and placed', act('payment-move', { amount: '1200.00' }), 'hsmc', '', 'hsmc'],
  ['a death', act('debtor-status', { variety: 'deceased', backDated: true }), 'hsml', '', 'hsml'],
  ['a bankruptcy', act('debtor-status', { variety: 'bankrupt', reach: 'debtor' }), 'hsml', '', 'hsml'],
  ['a debt restructuring', act('debtor-status', { variety: 'debt-restructured' }), 'hsml', '', 'hsml'],
  ['a debtor ordinary again', act('debtor-status', { variety: 'ordinary' }), 'sml', 'h', 'sml'],
  ['a protected address', act('debtor-address', { variety: 'protected' }), 'hsm', '', 'hsm'],
  ['a debtor who moved', act('debtor-address', { variety: 'moved' }), 'hsm', '', 'hsm'],
  ['an address open again', act('debtor-address', { variety: 'open' }), 'sm', 'h', 'sm'],
  ['one more who owes', act('liable-debtor', { variety: 'added' }), 'sml', 'h', 'sml'],
  ['the administrative court', act('court-route'), 'sml', 'h', 'sml'],
  ['an application filed with a court', act('court-filing'), 'hsml', '', 'hsml'],
  ['a case asked to go to court', act('court-transfer'), 'hsml', '', 'hsml'],
  ['a case recalled', act('recall'), 'hsm', '', 'hsm'],
  ['a set-off', act('set-off', { amount: '1.00' }), '', 'hsc', 'sm'],
  ['water shut off', act('service', { variety: 'water-suspended' }), '', 'hs', 'sm'],
  ['a childcare place suspended', act('service', { variety: 'childcare-suspended' }), 'm', 'hs', 'm'],
  ['premises closed', act('service', { variety: 'premises-suspended' }), 'm', 'hs', 'm'],
  ['premises paid in advance', act('service', { variety: 'premises-prepayment-demanded' }), 'sm', 'h', 'sm'],
  ['premises not paid in advance', act('service', { variety: 'premises-prepayment-lifted' }), 'hsm', '', 'hsm'],
  ['water on again', act('service', { variety: 'water-restored' }), 'hsm', '', 'hsm'],
  ['a childcare place back', act('service', { variety: 'childcare-restored' }), 'hsm', '', 'hsm'],
  ['premises open again', act('service', { variety: 'premises-restored' }), 'hsm', '', 'hsm'],
  ['childcare paid in advance', act('service', { variety: 'childcare-prepayment-demanded' }), '', '', ''],
  ['water paid in advance', act('service', { variety: 'water-prepayment-demanded' }), '', '', ''],
  ['a write-down', act('write-down', { amount: '767000.00' }), '', 'c', 'd'],
  ['a small write-down', act('write-down', { amount: '1.00' }), '', 'c', 'd'],
  ['a write-off of 10,000.00', act('write-off', { amount: '10000.00' }), '', 'hsc', 'md'],
  ['a write-off of 10,000.01', act('write-off', { amount: '10000.01' }), '', 'mc', 'd'],
  ['an acknowledgement', act('limitation-interruption', { backDated: true }), 'hsml', '', 'hsml'],
  ['a fee waived', act('fee-waiver', { amount: '180.00' }), 'sm', 'h', 'sm'],
  ['another policy for a claim', act('policy-change'), '', 'sm', 'm'],
  ['another policy for a group', act('policy-change', { reach: 'invoice-group' }), '', 'sm', 'm'],
  ['another policy for a debtor', act('policy-change', { reach: 'debtor' }), '', '', ''],
];

test.each(TABLE)('%s', (_words, asked, decide, propose, approve) => {
  // Nobody ever approves what they proposed themselves: the last column is always empty.
  expect(answersOf(seBotkyrkaAuthority, asked)).toEqual([decide, propose, approve, '']);
});

test.each(TABLE)('to take back: %s, needs the same authority', (_words, asked, decide, propose, approve) => {
  if ('reverses' in asked) throw new Error('the table has no reversals of its own');
  const reversal = { reverses: asked, backDated: false };
  expect(answersOf(seBotkyrkaAuthority, reversal)).toEqual([decide, propose, approve, '']);
});

test('the table has every kind of decision', () => {
  const kinds = new Set(TABLE.map(([, asked]) => ('kind' in asked ? asked.kind : '')));
  expect([...kinds, 'reversal'].sort()).toEqual([...DECISION_KINDS].sort());
});

test('the documents that the audit asks for are asked for', () => {
  const needing = seBotkyrkaAuthority.lines.filter(({ needsDocument }) => needsDocument).map(({ id }) => id);
  expect(needing.sort()).toEqual([
    'cancellation',
    'credit-note',
    'credit-note-large',
    'dispute-conceded',
    'set-off',
    'water-shut-off',
  ]);
});

test('it is data that is read as it stands', () => {
  expect(parseAuthorityMatrix(JSON.parse(JSON.stringify(seBotkyrkaAuthority)))).toEqual(seBotkyrkaAuthority);
});
