import fc from 'fast-check';
import {
  compareAuthorisations,
  isSettledBy,
  type AuthorisationFinding,
  type AuthorisationUse,
  type ListedAuthorisation,
} from '../../../domain/authority/authorisation-review';
import { SHIPPED_AUTHORISATION_RULES } from '../../../domain/authority/authorisation-rules';
import { civilDate } from '../../../domain/kernel/civil-date';

const YEAR = { from: civilDate('2016-01-01'), through: civilDate('2016-12-31') };
const listed = (subject: string, role: ListedAuthorisation['role'], more: Partial<ListedAuthorisation> = {}) => {
  return { line: 2, subject, role, ...more };
};
const used = (subject: string, role: string, on: string, more: Partial<AuthorisationUse> = {}): AuthorisationUse => {
  return { subject, role, on: civilDate(on), byHouse: false, uses: 1, ...more };
};
const compare = (
  rows: readonly ListedAuthorisation[],
  uses: readonly AuthorisationUse[],
  administrations: Parameters<typeof compareAuthorisations>[0]['administrations'] = [],
) => compareAuthorisations({ listed: rows, uses, administrations, rules: SHIPPED_AUTHORISATION_RULES, ...YEAR });
const said = (findings: readonly AuthorisationFinding[]) =>
  findings.map(({ finding, subject, role = '', other = '', uses }) => `${finding} ${subject} ${role} ${other} ${uses}`);

test('a town whose people did what the list gives them has nothing to answer', () => {
  expect(compare([listed('kim', 'case-handler')], [used('kim', 'case-handler', '2016-05-02')])).toEqual([]);
});

test.each<[string, readonly ListedAuthorisation[], readonly AuthorisationUse[], readonly string[]]>([
  [
    'somebody who is not in the list acts: one row for all the days',
    [listed('kim', 'case-handler')],
    [
      used('kim', 'case-handler', '2016-05-02'),
      used('eva', 'manager', '2016-05-02', { uses: 2 }),
      used('eva', 'manager', '2016-06-01'),
    ],
    ['not-listed eva manager  3'],
  ],
  [
    'somebody has another role than the one they used',
    [listed('kim', 'case-handler')],
    [used('kim', 'case-handler', '2016-05-02'), used('kim', 'supervisor', '2016-05-02')],
    ['not-listed kim supervisor  1'],
  ],
  ['a role is listed and nobody used it', [listed('kim', 'lawyer')], [], ['unused kim lawyer  0']],
  [
    'a role that ended before the period is not missed',
    [listed('kim', 'lawyer', { through: civilDate('2015-12-31') })],
    [],
    [],
  ],
  [
    'somebody acts after the last day of the role',
    [listed('kim', 'case-handler', { through: civilDate('2016-06-30') })],
    [used('kim', 'case-handler', '2016-06-30'), used('kim', 'case-handler', '2016-07-01')],
    ['outside-dates kim case-handler  1'],
  ],
  [
    'a role for the school is used for the school, for water, and for the whole town',
    [listed('kim', 'case-handler', { administrationId: 'school' })],
    [
      used('kim', 'case-handler', '2016-05-02', { administrationId: 'school' }),
      used('kim', 'case-handler', '2016-05-03', { administrationId: 'water' }),
      used('kim', 'case-handler', '2016-05-04'),
    ],
    ['outside-scope kim case-handler  1', 'outside-scope kim case-handler  1'],
  ],
  [
    'one person proposes and approves by the list',
    [listed('kim', 'case-handler'), listed('kim', 'manager')],
    [used('kim', 'case-handler', '2016-05-02'), used('kim', 'manager', '2016-06-02')],
    ['conflict kim case-handler manager 2'],
  ],
  [
    'one role ends on the day before the other begins',
    [
      listed('kim', 'case-handler', { through: civilDate('2016-06-30') }),
      listed('kim', 'manager', { from: civilDate('2016-07-01') }),
    ],
    [],
    ['unused kim case-handler  0', 'unused kim manager  0'],
  ],
  [
    'one name stands in the list under two ids',
    [listed('kim', 'case-handler', { name: 'Kim Ek' }), listed('k.ek', 'manager', { name: 'KIM EK' })],
    [used('kim', 'case-handler', '2016-05-02'), used('k.ek', 'manager', '2016-05-02')],
    ['two-names k.ek  kim 0'],
  ],
  [
    'an id is used in two spellings',
    [listed('Kim.Ek', 'case-handler')],
    [used('Kim.Ek', 'case-handler', '2016-05-02'), used('kim.ek', 'case-handler', '2016-05-03')],
    ['not-listed kim.ek case-handler  1', 'two-names Kim.Ek  kim.ek 0'],
  ],
  [
    'something was signed by the data folder’s own key',
    [listed('kim', 'case-handler')],
    [used('kim', 'case-handler', '2016-05-02', { byHouse: true, uses: 4 })],
    ['local-operator kim case-handler  4'],
  ],
])('%s', (_, rows, uses, expected) => {
  expect(said(compare(rows, uses))).toEqual(expected);
});

test('something done of which no role is kept counts for every role of the person, and needs some row of the list', () => {
  const asked = { subject: 'kim', on: civilDate('2016-05-02'), byHouse: false, uses: 1 };
  expect(said(compare([listed('kim', 'lawyer')], [asked]))).toEqual([]);
  expect(said(compare([], [asked]))).toEqual(['not-listed kim   1']);
});

test('a contact person and a deputy without the role are named, and one whose time was before the period is not', () => {
  const contacts = [
    { subject: 'siv', name: 'Siv', from: civilDate('2016-01-01') },
    { subject: 'dan', name: 'Dan', from: civilDate('2016-01-01'), isDeputy: true as const },
    { subject: 'old', name: 'Old', from: civilDate('2014-01-01'), through: civilDate('2015-12-31') },
    { subject: 'eva', name: 'Eva', from: civilDate('2016-01-01') },
  ];
  const rows = [listed('eva', 'client-contact', { administrationId: 'school' })];
  const uses = [used('eva', 'client-contact', '2016-05-02', { administrationId: 'school' })];
  const found = compare(rows, uses, [{ administrationId: 'school', contacts }]);
  expect(said(found)).toEqual(['contact-not-listed siv client-contact  0', 'deputy-not-listed dan client-contact  0']);
});

describe('an answer that was signed', () => {
  const finding = { finding: 'not-listed', subject: 'eva', uses: 1, lastOn: civilDate('2016-06-01') } as const;
  const compared = { from: YEAR.from, listAsOf: civilDate('2017-01-10') };
  const answer = (kind: 'kept' | 'removed' | 'explained', answeredOn: string) => ({
    ...{ answer: kind, answeredOn: civilDate(answeredOn), reviewedThrough: YEAR.through },
  });
  test.each([
    ['settles what the reviewed year had', finding, compared, answer('explained', '2017-01-20'), true],
    [
      'settles nothing that was used later',
      { ...finding, lastOn: civilDate('2017-02-01') },
      compared,
      answer('kept', '2017-02-20'),
      false,
    ],
    [
      'that the role was removed settles it while no newer list has it',
      finding,
      compared,
      answer('removed', '2017-01-20'),
      true,
    ],
    [
      'that the role was removed settles nothing where a newer list has it',
      finding,
      { ...compared, listAsOf: civilDate('2017-03-01') },
      answer('removed', '2017-01-20'),
      false,
    ],
    [
      'settles nothing in the next year',
      finding,
      { from: civilDate('2017-01-01'), listAsOf: civilDate('2018-01-10') },
      answer('kept', '2017-01-20'),
      false,
    ],
  ])('%s', (_, found, against, given, expected) => {
    expect(isSettledBy(found, against, given)).toBe(expected);
  });
});

const people = fc.constantFrom('kim', 'eva', 'Eva');
const roles = fc.constantFrom('case-handler' as const, 'manager' as const, 'auditor' as const);
const days = fc.integer({ min: 1, max: 12 }).map((month) => `2016-${String(month).padStart(2, '0')}-15`);
const someUses = fc.array(
  fc.tuple(people, roles, days).map(([who, role, day]) => used(who, role, day)),
  { maxLength: 12 },
);
const someRows = fc.array(
  fc.tuple(people, roles).map(([who, role]) => listed(who, role)),
  { maxLength: 6 },
);

test('rows and uses in another order give the same findings', () => {
  fc.assert(
    fc.property(someRows, someUses, (rows, uses) => {
      expect(compare(rows.toReversed(), uses.toReversed())).toEqual(compare(rows, uses));
    }),
  );
});

test('every use of a role that nobody lists is counted in exactly one row', () => {
  fc.assert(
    fc.property(someUses, (uses) => {
      const counted = compare([], uses).filter(({ finding }) => finding === 'not-listed');
      expect(counted.reduce((sum, row) => sum + row.uses, 0)).toBe(uses.length);
    }),
  );
});
